import { type ReimbursementActsOfTwo, payoutColumns } from '../../contract/reimbursements';
import { type IsoDay, isIsoDay } from '../../policy/calendar';
import { fenOfYuan, inYuan, sumFen } from '../../policy/money';
import { RowError, fileHash, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, chinaDay, readCsv, refuse } from '../platform';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer, Reimbursement, ReimbursementBatch } from '../schema';
import { accountKeptMs } from './accounts';
import { requireBatch } from './batches';
import { subjectsOf } from './officers';
import { moveReimbursement } from './states';

type Act = ReimbursementActsOfTwo['reimbursements.answer'];
type Row = Readonly<Record<(typeof payoutColumns)[number], string>>;

/** The answer as it stands, before anything of it holds. Throws where it is none, or no answer to this batch. */
export async function lookAtAnswer(cloud: Cloud, request: Act['request']): Promise<Look> {
  const batch = await requireReleased(cloud, request);
  const rows = readCsv(request.csv, payoutColumns);
  const amounts = rows.filter((row) => row.结果 === '已发放').map((row) => fenOfYuan(row['金额(元)']));
  return {
    region: batch.region,
    sums: { rows: rows.length, sumFen: sumFen(amounts.filter((fen) => fen !== null)) },
    documents: [],
    subjects: [...new Set((await linesNamed(cloud, batch, rows)).flatMap(subjectsOf))],
    rows: rows.slice(0, mostRowsShown).map((row) => ({
      name: '补贴',
      document: row.补贴编号.slice(0, 40),
      words: `${row.结果}，${row['金额(元)']}元${row.结果 === '已发放' ? `，${row.发放日期}` : `，${row.原因}`}`,
    })),
  };
}

/** Lines that are read at once. */
const pageSize = 500;

/** The lines of a batch that an answer names. A round trip for each 500. */
export async function linesNamed(
  cloud: Cloud,
  { lineIds }: ReimbursementBatch,
  rows: readonly Pick<Row, '补贴编号'>[],
): Promise<readonly Reimbursement[]> {
  const named = new Set(rows.map((row) => row.补贴编号));
  const ids = lineIds.filter((id) => named.has(id));
  const lines: Reimbursement[] = [];
  for (let from = 0; from < ids.length; from += pageSize) {
    const some = ids.slice(from, from + pageSize);
    lines.push(
      ...(await cloud.db.find('reimbursements', { filter: { _id: { in: some } }, limit: some.length })),
    );
  }
  return lines;
}

/** Reads the answers line by line; a file that was cut off is read again, and the lines that it lacks wait. */
export async function readAnswer(
  cloud: Cloud,
  officer: Officer,
  request: Act['request'],
): Promise<Act['data']> {
  requireResponsible(officer, request.region);
  const batch = await requireReleased(cloud, request);
  const rows = readCsv(request.csv, payoutColumns);
  cloud.notes.file = { number: batch.number, contentHash: fileHash(cloud, request.csv) };
  const { counts, rejected } = await takeRows({
    rows,
    counts: { paid: 0, returned: 0, repeated: 0 },
    take: async (row) => ({ [await readLine(cloud, officer, batch, row)]: 1 }),
  });
  return { ...counts, rejected };
}

export async function requireReleased(
  cloud: Cloud,
  wanted: { readonly region: string; readonly number: string },
): Promise<ReimbursementBatch> {
  const batch = await requireBatch(cloud, wanted);
  if (batch.state === 'released') return batch;
  throw refuse('BATCH_NOT_RELEASED', '这一批还没有放行发放，不会有结果。请检查编号。', { field: 'number' });
}

type Read = 'paid' | 'returned' | 'repeated';

interface Answered {
  readonly isPaid: boolean;
  readonly on: IsoDay;
  readonly reason: string;
}

function readLine(cloud: Cloud, officer: Officer, batch: ReimbursementBatch, row: Row): Promise<Read> {
  const answered = answerIn(row, chinaDay(cloud.now()));
  return cloud.db.transaction(async (tx) => {
    const held = batch.lineIds.includes(row.补贴编号) ? await tx.get('reimbursements', row.补贴编号) : null;
    if (held === null) throw notInBatch();
    cloud.notes.about('person', held.personId);
    requireAmount(held, row['金额(元)']);
    if (held.batchId !== batch._id || held.state !== 'released') return answeredBefore(held, batch, answered);
    const { isPaid, on, reason } = answered;
    const at = cloud.now();
    const changes = isPaid
      ? { paidOn: on, reason: null, forgetAt: at + accountKeptMs }
      : { batchId: null, account: null, reason };
    await moveReimbursement(tx, held, { at, event: isPaid ? 'paid' : 'returned', by: officer._id, changes });
    return isPaid ? 'paid' : 'returned';
  });
}

function answerIn({ 结果: result, 发放日期: on, 原因: reason }: Row, today: IsoDay): Answered {
  if (result === '已发放') {
    if (!isIsoDay(on) || on > today) {
      throw new RowError('发放日期', '写真正发放的日期，写成 2024-03-15 这样，不能晚于今天。');
    }
    return { isPaid: true, on, reason: '' };
  }
  if (result !== '未发放') throw new RowError('结果', '结果应为“已发放”或“未发放”。');
  if (reason === '' || reason.length > 100) {
    throw new RowError('原因', '没有发放的要写原因，最多100个字，例如“账号不存在”。');
  }
  return { isPaid: false, on: today, reason };
}

function requireAmount({ amountFen }: Reimbursement, text: string): void {
  if (fenOfYuan(text) === amountFen) return;
  throw new RowError(
    '金额(元)',
    `这一笔应发${inYuan(amountFen)}，文件里是${text.slice(0, 20)}元。请向发放的单位核对。`,
  );
}

/** What a row would come to: `sent` where its line waits for an answer. Throws a {@link RowError} where it can't be taken. */
export function lookAtRow(
  batch: ReimbursementBatch,
  {
    row,
    held,
    today,
  }: { readonly row: Row; readonly held: Reimbursement | undefined; readonly today: IsoDay },
): 'sent' | 'repeated' {
  const answered = answerIn(row, today);
  if (held === undefined || !batch.lineIds.includes(held._id)) throw notInBatch();
  requireAmount(held, row['金额(元)']);
  if (held.batchId === batch._id && held.state === 'released') return 'sent';
  answeredBefore(held, batch, answered);
  return 'repeated';
}

function notInBatch(): RowError {
  return new RowError('补贴编号', '这个补贴编号不在这一批里，请检查文件。');
}

/** The first answer stands; another one is for the officers to clear up. */
function answeredBefore(held: Reimbursement, { _id }: ReimbursementBatch, { isPaid, on }: Answered): Read {
  const wasPaidHere = held.state === 'paid' && held.batchId === _id;
  if (wasPaidHere && isPaid && held.paidOn === on) return 'repeated';
  if (held.batchId !== _id && !isPaid) return 'repeated';
  const before = wasPaidHere ? `${held.paidOn ?? ''}已发放` : '没有发放，已经退回';
  throw new RowError('结果', `以前的结果是${before}，和这一行不一样，没有改。请向发放的单位核对。`);
}
