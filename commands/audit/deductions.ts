import type { Deduction } from '../../server/schema';
import { type Books, type Disagreement, addTo, collector } from './books';
import type { OrderTold } from './orders';

const remedy =
  'Ask the bureau what it has under the number of the deduction, read its result file again (a repeat does no harm), and put the batch right from the last export.';

/** The bureau takes no longer files. */
const mostLines = 100;

const inBatch: readonly Deduction['state'][] = ['batched', 'accepted', 'rejected'];

/** Reads deductions and the files to the bureau once. */
export async function readDeductions(
  books: Books,
  orders: ReadonlyMap<string, OrderTold>,
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  const lines = new Map<string, number>();
  const known = new Set<string>();
  for await (const { _id, orderId, line, amountFen, state, batchId } of books.all('deductions')) {
    known.add(`${orderId} ${line}`);
    if (inBatch.includes(state) !== (batchId !== null)) {
      disagree(
        'a deduction is in a batch once it was sent',
        `deduction ${_id} is ${state}, batch ${batchId}`,
      );
    }
    if (batchId !== null) addTo(lines, batchId, 1);
    const paid = orders.get(orderId)?.lines.find((one) => one.line === line);
    if (paid?.accountFen !== amountFen) {
      disagree(
        'a deduction is its line’s account part',
        `deduction ${_id}: ${amountFen} ≠ ${paid?.accountFen} fen`,
      );
    }
    const waits = state === 'unsent' || state === 'batched';
    if (paid?.state === 'settlement-pending' && !waits) {
      disagree(
        'a line waits as long as the bureau’s answer',
        `order ${orderId} line ${line}, deduction ${state}`,
      );
    }
    if (paid?.state === 'insured' && state !== 'accepted') {
      disagree(
        'a line waits as long as the bureau’s answer',
        `order ${orderId} line ${line}, deduction ${state}`,
      );
    }
  }
  for (const [orderId, order] of orders) {
    for (const { line, state } of order.lines) {
      if (state === 'settlement-pending' && !known.has(`${orderId} ${line}`)) {
        disagree('what an account pays is deducted', `order ${orderId} line ${line} has no deduction`);
      }
    }
  }
  const batches = new Set<string>();
  for await (const { _id, filling } of books.all('deduction-batches')) {
    batches.add(_id);
    const count = lines.get(_id) ?? 0;
    if (filling === undefined && (count === 0 || count > mostLines)) {
      disagree('a batch holds 1 to 100 lines', `batch ${_id} has ${count}`);
    }
  }
  for (const batchId of lines.keys()) {
    if (!batches.has(batchId)) disagree('a deduction’s batch is stored', `no batch ${batchId}`);
  }
}
