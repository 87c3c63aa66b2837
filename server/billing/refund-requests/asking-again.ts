import { dayMs } from '../../../contract/calendar-day';
import type { AskableReason } from '../../../contract/refunds';
import { type Documents, chinaDay } from '../../platform';
import { getRequest } from './stored-requests';
import type { Order, OrderLine, RefundRequest } from '../../schema';
import { refundReasonWords } from '../orders';
import { refundId } from '../refunds';

/** After so many refusals of one person's refund, papers must be looked at in an office. */
const mostRequests = 3;
/** The same reason may be tried again after this long: papers take time. Another reason may at once. */
const sameReasonAfterMs = 7 * dayMs;

/** Part of a request's number: `asked`, `asked-2`, `asked-3`. */
export function requestTag(count: number): string {
  return count === 1 ? 'asked' : `asked-${count}`;
}

/** What was asked for the person of an order until now, in order. One round trip each, and one more. */
export async function requestsOf(
  tx: Documents,
  order: Order,
  line: OrderLine,
): Promise<readonly RefundRequest[]> {
  const requests: RefundRequest[] = [];
  for (let count = 1; count <= mostRequests; count += 1) {
    const request = await getRequest(tx, refundId(order._id, line.line, requestTag(count)));
    if (request === null) break;
    requests.push(request);
  }
  return requests;
}

/** When an officer decided it, ms; of one that waits, when it was asked. */
export function decidedAt({ history, createdAt }: RefundRequest): number {
  return history[history.length - 1]?.at ?? createdAt;
}

/** `11月20日`. */
function sayDay(ms: number): string {
  const [, month, date] = chinaDay(ms).split('-').map(Number);
  return `${month}月${date}日`;
}

export interface AskedAgain {
  readonly line: OrderLine;
  readonly reason: AskableReason;
  /** What was asked for the line before, and declined. */
  readonly declined: readonly RefundRequest[];
  readonly now: number;
}

/**
 * Chinese words on why a refund that was declined can't be asked for again now; null where it can: with another
 * reason, after the roster changed, or after a week.
 */
export async function whyNotAgain(
  tx: Documents,
  { line, reason, declined, now }: AskedAgain,
): Promise<string | null> {
  if (declined.length >= mostRequests) {
    return `已经申请过${mostRequests}次，都没有通过，不能再在这里申请。请带材料到参保地医保经办窗口办理。`;
  }
  const same = declined.filter((one) => one.reason === reason).at(-1);
  if (same === undefined) return null;
  const againAt = decidedAt(same) + sameReasonAfterMs;
  if (now >= againAt) return null;
  const roster = await tx.get('rosters', line.personId);
  if (roster !== null && roster.updatedAt > decidedAt(same)) return null;
  return (
    `“${refundReasonWords[reason]}”这个原因${sayDay(decidedAt(same))}没有通过${same.note ? `：${same.note}` : ''}。` +
    `补齐材料以后，${sayDay(againAt)}起可以用这个原因再申请；有别的原因，现在就可以申请。`
  );
}
