import type { Reimbursement } from '../../server/schema';
import { type Books, type Disagreement, collector } from './books';

const remedy =
  'Let nobody release another batch. Compare the batch’s file and its answer with the line, ask whoever pays what it paid under the number, and put the line right from the last export.';

/** Files of reimbursements are no longer. */
const mostLines = 100;

type Told = Pick<Reimbursement, 'state' | 'amountFen' | 'batchId' | 'paidOn' | 'draft' | 'fund'>;

/** Reads reimbursements and their batches once: docs/money.md, "Given back afterwards". */
export async function readReimbursements(books: Books, found: Disagreement[]): Promise<void> {
  const disagree = collector(found, remedy);
  const lines = new Map<string, Told>();
  for await (const one of books.all('reimbursements')) {
    const { _id, personId, year, state, batchId, paidOn, draft } = one;
    lines.set(_id, one);
    if (_id !== `${personId}-${year}`) {
      disagree('a person has one reimbursement a year', `${_id} is of ${personId}, ${year}`);
    }
    const isOut = state === 'released' || state === 'paid';
    if ((isOut || state === 'batched') !== (batchId !== null)) {
      disagree('what is paid stands in a batch', `${_id} is ${state}, batch ${batchId}`);
    }
    if ((state === 'paid') !== (paidOn !== null)) {
      disagree('what is paid says when', `${_id} is ${state}, paid on ${paidOn}`);
    }
    if (isOut && draft) disagree('nothing is released by a draft', `${_id} is ${state}`);
  }
  const taken = new Set<string>();
  for await (const batch of books.all('reimbursement-batches')) {
    const { _id, state, lineIds, isWhole, lines: count, sumFen, fund } = batch;
    if (lineIds.length > mostLines || lineIds.length !== count) {
      disagree('a batch has the lines that it counts', `${_id}: ${count} counted, ${lineIds.length} named`);
    }
    if (!isWhole || state === 'dissolved') continue;
    let leftFen = 0;
    let allHere = true;
    for (const id of lineIds) {
      const line = lines.get(id);
      const isHere = line?.batchId === _id;
      allHere &&= isHere;
      if (line === undefined || !isHere) continue;
      if (taken.has(id)) disagree('a line stands in one batch', `${id} in ${_id} too`);
      taken.add(id);
      leftFen += line.amountFen;
      if (line.fund !== fund) disagree('a batch is of one fund', `${id} in ${_id} is from ${line.fund}`);
      if (state === 'prepared' && line.state !== 'batched') {
        disagree('only a released batch is paid', `${id} in ${_id} is ${line.state}`);
      }
    }
    // What came back left it; the sum stays what was released.
    if (allHere ? leftFen !== sumFen : leftFen > sumFen) {
      disagree('a batch’s sum is that of its lines', `${_id}: ${leftFen} ≠ ${sumFen} fen`);
    }
  }
  for (const [id, { batchId }] of lines) {
    if (batchId !== null && !taken.has(id)) {
      disagree('what is paid stands in a batch', `${id} says ${batchId}, which doesn’t name it`);
    }
  }
}
