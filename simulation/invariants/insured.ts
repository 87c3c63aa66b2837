import type { EnrolmentRecord } from '../../server/schema';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';

export const insured: Invariants = {
  *'who is insured waits for nothing'(evidence) {
    for (const { _id, state, reservation, awaitingIn, openIn } of evidence.records) {
      if (state !== 'insured') continue;
      if (reservation !== null) yield `${_id} is insured, and reserved by ${reservation.orderId}`;
      if (awaitingIn.length + openIn.length > 0)
        yield `${_id} is insured, and on the list of ${openIn.join(', ')}`;
    }
    for (const record of evidence.records) yield* stillPending(evidence, record);
  },

  *'what waits for an office is on the list of its place'({ records }) {
    for (const { _id, state, applications, awaitingIn, openIn } of records) {
      if (state === 'insured') continue;
      for (const { region, state: step } of applications) {
        if (!openIn.includes(region))
          yield `${_id} is open in ${region}, and found under ${openIn.join(', ')}`;
        const waits = step === 'awaiting-confirmation';
        if (waits && !awaitingIn.includes(region)) yield `${_id} awaits ${region}, which doesn't see it`;
      }
      if (awaitingIn.length > 0 && applications.every((one) => one.state !== 'awaiting-confirmation'))
        yield `${_id} awaits nobody, and ${awaitingIn.join(', ')} sees it`;
    }
  },
};

/** Pending is an insurance exactly while the bureau has not answered for its line. */
function* stillPending(evidence: Evidence, { _id, insurance }: EnrolmentRecord): Iterable<string> {
  if (insurance?.basis !== 'paid') return;
  const line = evidence.order(insurance.orderId)?.lines.find(({ recordId }) => recordId === _id);
  if (insurance.settlementPending !== (line?.state === 'settlement-pending'))
    yield `${_id} ${insurance.settlementPending ? 'waits' : "doesn't wait"} for the bureau, its line is ${line?.state ?? 'nowhere'}`;
}
