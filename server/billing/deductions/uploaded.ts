import { inYuan } from '../../../policy/money';
import { codesOf } from '../../../policy/regions/whole-country';
import { type Cloud, refuse } from '../../platform';
import type { Deduction } from '../../schema';
import type { Checked, Reading, RowCheck } from '../../uploads';
import { type OfficeRow, officeFileUpload, problemOf, readChecked } from '../office-files';
import { batchId } from './batch';
import { resultColumns } from './result';

type Column = (typeof resultColumns)[number];
type Row = OfficeRow<Column>;

/** What the bureau answered to a batch of deductions, as a file. */
export const resultUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '医保部门',
  columns: [
    { name: '扣款编号', says: 'text', spellings: ['编号', '扣款流水号'] },
    { name: '结果', says: 'text', spellings: ['扣款结果', '处理结果'] },
    { name: '原因', says: 'text', spellings: ['失败原因'], isOptional: true },
  ],
  keyOf: (_cloud, { region }) => Promise.resolve(region),
  requireTold: async (cloud, _officer, reading) => {
    const ids = batchIds(reading);
    const found = await cloud.db.find('deduction-batches', {
      filter: { _id: { in: ids } },
      limit: ids.length,
    });
    if (found.length > 0) return;
    throw refuse('NO_FILE', '这个地方没有这个编号的扣款批次，请从批次清单里选择。', { field: 'number' });
  },
  personOf: () => null,
  titleOf: ({ 扣款编号: id, 结果: result }) => `${id.slice(0, 40)} ${result.slice(0, 10)}`,
  keyOfRow: (row) => row.扣款编号,
  check: checkResult,
  end: {
    propose: 'mutual-aid.read-result',
    undo: null,
    request: ({ region }, { number = '' }) => ({ region, number }),
  },
});

/** Under the codes that the place has and had. */
function batchIds({ region, told: { number = '' } }: Reading): readonly string[] {
  return codesOf(region).map((code) => batchId(code, number));
}

/** Rows beside the deductions that they answer. One round trip. */
async function checkResult(
  cloud: Cloud,
  reading: Reading,
  rows: readonly Row[],
  csv: string,
): Promise<Checked> {
  const { region, told } = reading;
  try {
    readChecked(cloud, { kind: 'result', region, number: told.number ?? '', csv }, resultColumns);
  } catch (error) {
    const problem = problemOf(error);
    return { rows: rows.map(() => ({ standing: 'new', problem })), subjects: [] };
  }
  const wanted = [...new Set(rows.map((row) => row.扣款编号))].filter(Boolean);
  const found =
    wanted.length === 0
      ? []
      : await cloud.db.find('deductions', { filter: { _id: { in: wanted } }, limit: wanted.length });
  const batches = batchIds(reading);
  const answered = found.filter(({ batchId: of }) => batches.includes(of ?? ''));
  const deductions = new Map(answered.map((one) => [one._id, one]));
  const checks = rows.map((row) => checkRow(row, deductions.get(row.扣款编号)));
  return { rows: checks, subjects: [...new Set(answered.map(({ accountId }) => accountId))] };
}

/** A row beside the deduction of its batch that it answers; undefined where there is none. */
function checkRow(row: Row, deduction: Deduction | undefined): RowCheck {
  const isAccepted = row.结果 === '成功';
  if (!isAccepted && row.结果 !== '失败') {
    return { standing: 'new', problem: { column: '结果', words: '结果应为“成功”或“失败”。' } };
  }
  if (deduction === undefined) {
    const words = '这个扣款编号不在这一批里，请检查文件。';
    return { standing: 'new', problem: { column: '扣款编号', words } };
  }
  const { state, amountFen } = deduction;
  if (state === 'batched') return { standing: 'new', said: `${inYuan(amountFen)}。` };
  if (state === (isAccepted ? 'accepted' : 'rejected')) {
    return { standing: 'unchanged', said: '以前的结果已经这样答过。' };
  }
  return {
    standing: 'changed',
    note: '和以前收到的结果不同：提出以后仍按第一次的，列入待办清单，请与医保部门核对。',
  };
}
