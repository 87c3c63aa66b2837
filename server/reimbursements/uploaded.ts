import type { payoutColumns } from '../../contract/reimbursements';
import { type OfficeRow, officeFileUpload, problemOf } from '../billing/office-files';
import { type Cloud, chinaDay } from '../platform';
import type { Reimbursement, ReimbursementBatch } from '../schema';
import { usualSpellings } from '../spreadsheets';
import type { Checked, Reading, RowCheck } from '../uploads';
import { linesNamed, lookAtRow, requireReleased } from './answer';

type Column = (typeof payoutColumns)[number];
type Row = OfficeRow<Column>;

/** What became of a batch of money given back, as a file of whoever pays it out. Such files bear no check. */
export const payoutUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '医保部门',
  columns: [
    { name: '补贴编号', says: 'text', spellings: ['编号'] },
    { name: '金额(元)', says: 'yuan', spellings: ['发放金额', ...usualSpellings.amount] },
    { name: '结果', says: 'text', spellings: ['发放结果'] },
    { name: '发放日期', says: 'day', spellings: ['发放时间', '到账日期'], isOptional: true },
    { name: '原因', says: 'text', spellings: ['失败原因', '未发放原因'], isOptional: true },
  ],
  keyOf: null,
  requireTold: async (cloud, _officer, reading) => {
    await answered(cloud, reading);
  },
  personOf: () => null,
  titleOf: ({ 补贴编号: id, 结果: result }) => `${id.slice(0, 40)} ${result.slice(0, 10)}`,
  keyOfRow: (row) => row.补贴编号,
  check: checkAnswers,
  end: {
    propose: 'reimbursements.answer',
    undo: null,
    request: ({ region }, { number = '' }) => ({ region, number }),
  },
});

function answered(cloud: Cloud, { region, told }: Reading): Promise<ReimbursementBatch> {
  return requireReleased(cloud, { region, number: told.number ?? '' });
}

/** Rows beside the lines of their batch. Two round trips. */
async function checkAnswers(cloud: Cloud, reading: Reading, rows: readonly Row[]): Promise<Checked> {
  const batch = await answered(cloud, reading);
  const lines = await linesNamed(cloud, batch, rows);
  const today = chinaDay(cloud.now());
  const checks = rows.map((row) =>
    checkRow(batch, { row, held: lines.find(({ _id }) => _id === row.补贴编号), today }),
  );
  return {
    rows: checks,
    subjects: [...new Set(lines.map(({ personId }) => personId))],
    remarks: [`这一批一共${batch.lineIds.length}笔；文件里没有答到的继续等，以后再传一个结果就行。`],
  };
}

function checkRow(
  batch: ReimbursementBatch,
  of: { readonly row: Row; readonly held: Reimbursement | undefined; readonly today: Reading['today'] },
): RowCheck {
  try {
    const isAnswered = lookAtRow(batch, of) === 'repeated';
    return isAnswered ? { standing: 'unchanged', said: '以前的结果已经这样答过。' } : { standing: 'new' };
  } catch (error) {
    return { standing: 'new', problem: problemOf(error) };
  }
}
