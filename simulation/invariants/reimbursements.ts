import type { NoticeChain } from '../../server/schema';
import type { Invariants } from './invariant';

export const reimbursements: Invariants = {
  *'a person gets one reimbursement a year'(evidence) {
    const seen = new Set<string>();
    for (const { _id, personId, year } of evidence.all('reimbursements')) {
      const whose = `${personId} ${year}`;
      if (seen.has(whose) || _id !== `${personId}-${year}`) yield `${_id} is another one of ${whose}`;
      seen.add(whose);
    }
  },

  *'nothing is given back by a draft'(evidence) {
    const chains: ReadonlyMap<string, NoticeChain> = new Map(
      evidence.all('notice-chains').map((chain) => [chain._id, chain]),
    );
    for (const { _id, notice, state, releasedAt } of evidence.all('reimbursement-batches')) {
      if (state !== 'released') continue;
      // The only notice of a place that is brought out here is no draft; before its hour the draft holds.
      const from = chains.get(notice)?.entries[0]?.from;
      if (from === undefined || releasedAt === null || releasedAt < from)
        yield `${_id} was released at ${releasedAt ?? 'no time'}, and ${notice} is a notice since ${from ?? 'never'}`;
    }
  },

  *'what is given back stands in one released batch'(evidence) {
    const batches = evidence.all('reimbursement-batches');
    for (const { _id, state, batchId } of evidence.all('reimbursements')) {
      const naming = batches.filter(
        (batch) => batch.state !== 'dissolved' && batch._id === batchId && batch.lineIds.includes(_id),
      );
      const isOut = state === 'released' || state === 'paid';
      if (isOut && (naming.length !== 1 || naming[0]?.state !== 'released'))
        yield `${_id} is ${state}, in ${naming.length} batches`;
      if (!isOut && naming.some((batch) => batch.state === 'released' && batch.isWhole))
        yield `${_id} is ${state}, in a batch that is out`;
    }
  },

  *'a batch’s sum is that of its lines'(evidence) {
    const lines = new Map(evidence.all('reimbursements').map((one) => [one._id, one]));
    for (const { _id, state, isWhole, lineIds, lines: count, sumFen } of evidence.all(
      'reimbursement-batches',
    )) {
      if (!isWhole || state === 'dissolved') continue;
      const inIt = lineIds.flatMap((id) => lines.get(id) ?? []).filter(({ batchId }) => batchId === _id);
      const heldFen = inIt.reduce((sum, { amountFen }) => sum + amountFen, 0);
      if (lineIds.length !== count || (inIt.length === count && heldFen !== sumFen) || heldFen > sumFen)
        yield `${_id}: ${count} lines of ${sumFen} fen, ${inIt.length} of ${heldFen} fen in it`;
    }
  },

  *'nobody gets back more than he paid'(evidence) {
    for (const { _id, state, amountFen } of evidence.all('reimbursements')) {
      const insurance = evidence.record(_id)?.insurance ?? null;
      if (state === 'due' && insurance !== null && amountFen > insurance.paidFen)
        yield `${_id}: ${amountFen} of ${insurance.paidFen} fen come back`;
    }
  },
};
