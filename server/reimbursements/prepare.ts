import {
  type ReimbursementBatchView,
  type ReimbursementOfficerActions,
  mostLinesOfBatch,
} from '../../contract/reimbursements';
import { sumFen } from '../../policy/money';
import { withPlacesAbove } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import { type Cloud, type Documents, type Filter, refuse } from '../platform';
import { policyInForce } from '../policy-registry';
import type { Officer, Reimbursement, ReimbursementBatch } from '../schema';
import { batchIdOf } from './batch-id';
import { partSize } from './batches';
import { moveReimbursement } from './states';
import { stillDue } from './still-due';
import { batchView } from './views';

type Preparing = ReimbursementOfficerActions['reimbursements.prepare-batch']['request'];

/** Of a function's minute, for a call of the page: a third. */
const callMs = 20_000;
/** Lines that are looked at anew in a few round trips. */
const pageSize = 100;

function dueFor({ region, year, fund, accountKind }: Preparing): Filter<Reimbursement> {
  return { places: region, year, state: 'due', fund, accountKind };
}

/**
 * Puts what is due of a fund to a kind of account under a number, which from then on stands for those lines. Some hundred lines after the
 * other are looked at anew and taken, each with the batch's count and sum in one transaction: cut off anywhere, whoever asks again goes
 * on, and once the batch is whole it is answered as it is. Throws `NOTHING_DUE`, `BATCH_DIFFERS`, `OTHER_REGION`.
 */
export async function prepareBatch(
  cloud: Cloud,
  officer: Officer,
  request: Preparing,
): Promise<{ readonly batch: ReimbursementBatchView; readonly more: boolean }> {
  requireResponsible(officer, request.region);
  const until = cloud.now() + callMs;
  let batch = await heldBatch(cloud.db, request);
  if (batch === null || !batch.isWhole) {
    do batch = await fill(cloud, officer, request, batch);
    while (!batch.isWhole && cloud.now() < until);
  }
  const more = (await cloud.db.count('reimbursements', dueFor(request))) > 0;
  return { batch: await batchView(cloud, batch), more };
}

async function heldBatch(documents: Documents, request: Preparing): Promise<ReimbursementBatch | null> {
  const held = await documents.get('reimbursement-batches', batchIdOf(request.region, request.number));
  return held === null ? null : requireSame(held, request);
}

function requireSame(held: ReimbursementBatch, { year, fund, accountKind }: Preparing): ReimbursementBatch {
  if (
    held.state !== 'dissolved' &&
    held.year === year &&
    held.fund === fund &&
    held.accountKind === accountKind
  ) {
    return held;
  }
  throw refuse('BATCH_DIFFERS', '这个编号已经用过了，请换一个编号。', { field: 'number' });
}

/** Takes the next lines, or says that there are no more: then the batch is whole. */
async function fill(
  cloud: Cloud,
  officer: Officer,
  request: Preparing,
  batch: ReimbursementBatch | null,
): Promise<ReimbursementBatch> {
  // A batch goes by one notice: whether that is a draft decides over all of it.
  const ofNotice = batch === null ? {} : { notice: batch.notice };
  const candidates = await cloud.db.find('reimbursements', {
    filter: { ...dueFor(request), ...ofNotice },
    orderBy: [
      ['updatedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: pageSize,
  });
  const { due } = await stillDue(cloud, await policyInForce(cloud), candidates);
  const [first] = due;
  let held = batch;
  if (first !== undefined) {
    const notice = batch?.notice ?? first.notice;
    const lines = due.filter((one) => one.notice === notice);
    for (let from = 0; from < lines.length; from += partSize) {
      held = await take(cloud, officer, { request, notice, lines: lines.slice(from, from + partSize) });
    }
  }
  if (held === null) throw nothingDue();
  return first === undefined ? whole(cloud, held) : held;
}

function nothingDue(): Error {
  return refuse('NOTHING_DUE', '这类资金和账户现在没有要发的。没有账号的，请先导入部门的账户文件。', {
    field: 'fund',
  });
}

interface Taking {
  readonly request: Preparing;
  readonly notice: string;
  readonly lines: readonly Reimbursement[];
}

/** Of lines that another took meanwhile, none; null where nothing was ever taken under the number. */
async function take(
  cloud: Cloud,
  officer: Officer,
  { request, notice, lines }: Taking,
): Promise<ReimbursementBatch | null> {
  return cloud.db.transaction(async (tx) => {
    const batch = (await heldBatch(tx, request)) ?? newBatch(cloud, officer, request, notice);
    if (batch.isWhole || batch.notice !== notice) return batch;
    const taken: Reimbursement[] = [];
    for (const { _id } of lines.slice(0, mostLinesOfBatch - batch.lines)) {
      const held = await tx.get('reimbursements', _id);
      if (held === null || !fits(held, batch)) continue;
      const move = { at: cloud.now(), event: 'batched', by: officer._id } as const;
      taken.push(await moveReimbursement(tx, held, { ...move, changes: { batchId: batch._id } }));
    }
    const lineIds = [...batch.lineIds, ...taken.map(({ _id }) => _id)];
    if (lineIds.length === 0) return null;
    const filled = {
      ...batch,
      lineIds,
      lines: lineIds.length,
      sumFen: sumFen([batch.sumFen, ...taken.map(({ amountFen }) => amountFen)]),
      isWhole: lineIds.length >= mostLinesOfBatch,
    };
    await tx.put('reimbursement-batches', filled);
    cloud.notes.about('person', ...taken.map(({ personId }) => personId));
    return filled;
  });
}

function newBatch(
  cloud: Cloud,
  officer: Officer,
  { region, number, year, fund, accountKind }: Preparing,
  notice: string,
): ReimbursementBatch {
  return {
    _id: batchIdOf(region, number),
    ...{ region, number, year, fund, accountKind, notice },
    places: withPlacesAbove(region),
    state: 'prepared',
    lineIds: [],
    isWhole: false,
    lines: 0,
    sumFen: sumFen([]),
    officerId: officer._id,
    at: cloud.now(),
    releasedAt: null,
  };
}

function fits({ state, fund, accountKind, notice }: Reimbursement, batch: ReimbursementBatch): boolean {
  return (
    state === 'due' && fund === batch.fund && accountKind === batch.accountKind && notice === batch.notice
  );
}

async function whole(cloud: Cloud, { _id, ...batch }: ReimbursementBatch): Promise<ReimbursementBatch> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursement-batches', _id);
    if (held === null || held.isWhole) return held ?? { _id, ...batch };
    const filled = { ...held, isWhole: true };
    await tx.put('reimbursement-batches', filled);
    return filled;
  });
}
