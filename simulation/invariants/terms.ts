import type { Determination } from '../../policy/determination';

/** What of an answer a payer agrees to: whether and what he pays, what it costs in the end, and when cover begins and ends. */
export function termsDiffer(one: Determination, other: Determination): boolean {
  return termsOf(one) !== termsOf(other);
}

function termsOf({ status, payFen, netFen, coverage }: Determination): string {
  return [status, payFen, netFen, coverage?.from, coverage?.to].map((part) => String(part ?? '-')).join('|');
}

/** Less promised than agreed (docs/money.md, "Time"): dearer at once or in the end, covered later or shorter, or not at all. */
export function gotLess(agreed: Determination, got: Determination): boolean {
  if (got.status !== 'payable' && got.status !== 'exempt') return true;
  const dearer = (amount: number | null, than: number | null): boolean =>
    amount === null || than === null || amount > than;
  if (dearer(got.payFen, agreed.payFen) || dearer(got.netFen, agreed.netFen)) return true;
  const [promised, given] = [agreed.coverage, got.coverage];
  if (promised === null) return false;
  return given === null || given.from > promised.from || given.to < promised.to;
}
