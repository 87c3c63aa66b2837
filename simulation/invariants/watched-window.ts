import type { EnrolmentRecord, Refund, RefundDue } from '../../server/schema';
import type { ProposalSeen } from './proposals';

export const saidByTwo = 'the window gave what two officers read and said, and it stays said';
export const notTwice = 'what the window gave WeChat gives no second time';

/** What of a due is neither WeChat's to give nor given by it. */
function windowPart({ amountFen, byWechat }: RefundDue): number {
  return amountFen - (byWechat?.dueFen ?? 0) - (byWechat?.givenFen ?? 0);
}

interface SeenBeside {
  readonly record: EnrolmentRecord | null;
  readonly proposals: () => readonly ProposalSeen[];
}

/** What is wrong with what a due says the window gave, as it is being stored; null where nothing is. */
export function wrongAtWindow(
  now: RefundDue,
  before: RefundDue | null,
  { record, proposals }: SeenBeside,
): string | null {
  const [given, gave] = [now.givenAtWindow, before?.givenAtWindow];
  if (gave !== undefined) {
    return JSON.stringify(given) === JSON.stringify(gave) ? null : `${now._id}: another thing was given`;
  }
  if (given === undefined) return null;
  if (!proposals().some(({ act, state }) => act === 'refund-dues.settle' && state === 'applying'))
    return `${now._id}: nobody said so`;
  if (before?.state !== 'by-office') return `${now._id}: it was ${before?.state ?? 'not there'}`;
  if (!record?.insurance) return `${now._id}: nothing insures him`;
  const part = windowPart(before);
  return part > 0 && part === given.amountFen
    ? null
    : `${now._id}: ${given.amountFen} fen, the list said ${part}`;
}

/** What WeChat closed is given under the next number: it is the refund that was opened before the window gave its part. */
const numberedAnew = /-r\d+$/;

/** Whether a refund that is being opened gives what the window gave. */
export function givesAgain({ _id, reason, orderId, line }: Refund, due: RefundDue | null): boolean {
  const isHis = due?.orderId === orderId && due.line === line;
  const isNew = reason === 'recognised' && !numberedAnew.test(_id);
  return isNew && isHis && due.givenAtWindow !== undefined;
}
