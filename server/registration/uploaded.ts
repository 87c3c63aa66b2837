import type { registrationAnswerColumns } from '../../contract/registration';
import { type OfficeRow, officeFileUpload, problemOf } from '../billing/office-files';
import { RowError } from '../imports';
import { type Cloud, refuse } from '../platform';
import type { RegistrationFile, RegistrationLine } from '../schema';
import { usualSpellings } from '../spreadsheets';
import type { Checked, Reading, RowCheck } from '../uploads';
import { requireFile } from './files';
import { recipientNames } from './numbers';
import { answerOf, rowsOf, saysSame, stateIn } from './read-answer';

type Column = (typeof registrationAnswerColumns)[number];
type Row = OfficeRow<Column>;

/** What bureau or tax office answered to a file of enrolments made here, as a file. */
export const registrationUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '医保部门',
  columns: [
    { name: '文件编号', says: 'text', spellings: ['报送文件编号'] },
    { name: '行号', says: 'text', spellings: ['序号'] },
    { name: '金额(元)', says: 'yuan', spellings: usualSpellings.amount },
    { name: '结果', says: 'text', spellings: ['登记结果', '处理结果'] },
    { name: '原因', says: 'text', spellings: ['失败原因'], isOptional: true },
    { name: '登记编号', says: 'text', spellings: ['参保登记编号'], isOptional: true },
    { name: '登记日期', says: 'day', spellings: ['参保登记日期'], isOptional: true },
  ],
  keyOf: async (cloud, reading) => (await answered(cloud, reading)).region,
  requireTold: async (cloud, officer, { region, told }) => {
    const file = await requireFile(cloud, officer, told.number ?? '');
    if (!file.places.includes(region)) throw noFile();
  },
  personOf: () => null,
  titleOf: ({ 行号: line, 结果: result }) => `第${line.slice(0, 6)}行 ${result.slice(0, 10)}`,
  keyOfRow: (row) => row.行号,
  check: checkAnswers,
  end: {
    propose: 'registration.read-answer',
    undo: null,
    request: ({ region }, { number = '' }) => ({ region, number }),
  },
});

function noFile(): Error {
  return refuse('NO_FILE', '您负责的地方没有这个编号的参保文件，请从清单里选择。', { field: 'number' });
}

async function answered(cloud: Cloud, { told }: Reading): Promise<RegistrationFile> {
  const file = await cloud.db.get('registration-files', told.number ?? '');
  if (file === null) throw noFile();
  return file;
}

/** Rows beside the lines that they answer. Two round trips. */
async function checkAnswers(
  cloud: Cloud,
  reading: Reading,
  rows: readonly Row[],
  csv: string,
): Promise<Checked> {
  const file = await answered(cloud, reading);
  try {
    rowsOf(cloud, file, csv);
  } catch (error) {
    const problem = problemOf(error);
    return { rows: rows.map(() => ({ standing: 'new', problem })), subjects: [] };
  }
  const wanted = [...new Set(rows.map((row) => Number(row.行号)))].filter((line) => Number.isInteger(line));
  const lines = await cloud.db.find('registration-lines', {
    filter: { fileId: file._id, line: { in: wanted } },
    limit: Math.max(1, wanted.length),
  });
  const checks = rows.map((row) =>
    checkRow(cloud, file, { row, seen: lines.find(({ line }) => String(line) === row.行号) }),
  );
  const all = file.enrolled + file.cancelled;
  return {
    rows: checks,
    subjects: [...new Set(lines.map(({ personId }) => personId))],
    remarks: [`${file._id}一共报了${all}行；文件里没有答到的行继续等，以后再传一个回执就行。`],
  };
}

function checkRow(
  cloud: Cloud,
  file: RegistrationFile,
  { row, seen }: { readonly row: Row; readonly seen: RegistrationLine | undefined },
): RowCheck {
  const answer = answerOf(cloud, file, { row, seen });
  if (answer instanceof RowError) return { standing: 'new', problem: problemOf(answer) };
  if (seen === undefined || seen.state === 'sent') return { standing: 'new' };
  const state = stateIn(row);
  if (saysSame(seen, { answer, state })) return { standing: 'unchanged', said: '以前的回执已经这样答过。' };
  const problem = {
    column: '结果',
    words: `以前收到的回执不一样，系统按第一次的处理。请与${recipientNames[file.recipient]}核对。`,
  };
  return { standing: 'changed', problem };
}
