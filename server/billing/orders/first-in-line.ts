import { stands, unpaidToday } from '../../enrolment';
import { getPayer, isFirstInLine } from '../../household';
import { type Cloud, type Documents, InvariantError } from '../../platform';
import { closeInTransaction } from './close';
import type { DraftLine } from './draft';
import { tooOftenUnpaid } from './refusals';

/** Orders of a day for one person that a payer may leave unpaid. */
const mostUnpaid = 2;

/**
 * Throws `TOO_OFTEN_UNPAID` where a payer had someone in hand twice this day without paying: otherwise he could keep a
 * family from paying for ever, a quarter of an hour at a time. Of who is first in line nothing is counted. No round trip
 * but where it is about to refuse.
 */
export async function requirePaidBefore(
  cloud: Cloud,
  openId: string,
  drafts: readonly DraftLine[],
  now: number,
): Promise<void> {
  const tooOften = drafts.filter(
    ({ record, application }) =>
      application.determination.status !== 'exempt' && unpaidToday(record, openId, now) >= mostUnpaid,
  );
  if (tooOften.length === 0) return;
  const payer = await getPayer(cloud, openId);
  for (const { line, record } of tooOften) {
    if (!(await isFirstInLine(cloud, payer, record.personId))) throw tooOftenUnpaid(line);
  }
}

/**
 * Orders of others that must give way to one of the caller's: he is first in line for somebody whom they have in hand, and
 * their payers aren't. No round trip where nobody of it is in other hands.
 */
export async function ordersGivingWay(
  cloud: Cloud,
  openId: string,
  drafts: readonly DraftLine[],
  now: number,
): Promise<readonly string[]> {
  const orderIds = new Set<string>();
  for (const draft of drafts) {
    const orderId = await orderGivingWay(cloud, openId, draft, now);
    if (orderId !== null) orderIds.add(orderId);
  }
  return [...orderIds];
}

async function orderGivingWay(
  cloud: Cloud,
  openId: string,
  { record: { state, personId, reservation }, application }: DraftLine,
  now: number,
): Promise<string | null> {
  // An exempt person is enrolled whoever has him in hand.
  if (state !== 'reserved' || application.determination.status === 'exempt') return null;
  if (!stands(reservation, now) || reservation.openId === openId) return null;
  if (!(await isFirstInLine(cloud, await getPayer(cloud, openId), personId))) return null;
  const reserver = await getPayer(cloud, reservation.openId);
  return (await isFirstInLine(cloud, reserver, personId)) ? null : reservation.orderId;
}

/** Closes an order that gives way, in the caller's transaction: money that comes for it all the same goes back. */
export async function giveWay(tx: Documents, orderId: string, now: number): Promise<void> {
  const order = await tx.get('orders', orderId);
  if (order?.state !== 'awaiting-payment') {
    throw new InvariantError('only an order that is not paid has people in hand', orderId);
  }
  await tx.put('orders', await closeInTransaction(tx, order, 'gave-way', now));
}
