import { chinaDay, clocksApartMs } from '../platform';
import type { EnrolmentRecord, Reservation } from '../schema';

/** How long an order has its people in hand: long enough to find one's glasses, short enough for a relative to wait for. */
export const reservationMs = 15 * 60_000;

/**
 * Whether a reservation still stands in others' way. One that ends later than any made now could, by whatever instance's clock,
 * was made by a clock that has been set back since, and stands in nobody's.
 */
export function stands(reservation: Reservation | null, now: number): reservation is Reservation {
  if (reservation === null) return false;
  return reservation.until > now && reservation.until <= now + reservationMs + clocksApartMs;
}

/** How often a payer had someone in hand on the China day and paid for none of it. */
export function unpaidToday({ history }: EnrolmentRecord, openId: string, now: number): number {
  const paid = new Set(history.filter(({ event }) => event === 'insured').map(({ orderId }) => orderId));
  const today = chinaDay(now);
  const unpaid = history.filter(
    ({ at, event, by, orderId }) =>
      event === 'reserved' && by === openId && chinaDay(at) === today && !paid.has(orderId),
  );
  // An order has him in hand once more where an insurance in between was undone.
  return new Set(unpaid.map(({ orderId }) => orderId)).size;
}
