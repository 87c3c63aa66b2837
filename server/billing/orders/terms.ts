import type { Determination } from '../../../policy/determination';

/**
 * What a determination promises to someone who pays on its day: whether he may, what it costs him, when he is
 * covered.
 */
function mayPay({ status }: Determination): boolean {
  return status === 'payable' || status === 'exempt';
}

/** Whether `other` promises exactly what `one` does. */
export function samePromise(one: Determination, other: Determination): boolean {
  return (
    one.status === other.status &&
    one.payFen === other.payFen &&
    one.netFen === other.netFen &&
    one.coverage?.from === other.coverage?.from &&
    one.coverage?.to === other.coverage?.to
  );
}

/**
 * Whether `now` promises less than was agreed: no payment taken, dearer in the end, covered later or shorter.
 */
export function promisesLess(agreed: Determination, now: Determination): boolean {
  if (!mayPay(now) || now.payFen === null || now.netFen === null) return true;
  if (agreed.payFen === null || agreed.netFen === null) return true;
  if (now.payFen > agreed.payFen || now.netFen > agreed.netFen) return true;
  if (agreed.coverage === null) return false;
  if (now.coverage === null) return true;
  return now.coverage.from > agreed.coverage.from || now.coverage.to < agreed.coverage.to;
}
