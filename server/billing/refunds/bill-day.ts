import type { IsoDay } from '../../../policy/calendar';
import { type Cloud, chinaDay, clocksApartMs } from '../../platform';
import type { Refund } from '../../schema';

/**
 * A bill lists the refund on its day: WeChat's word. We knew of a day only by our clock, and of several where WeChat lost it
 * and was asked again.
 */
export async function bookOnBillOf(cloud: Cloud, refund: Refund, day: IsoDay): Promise<void> {
  const { _id, billDay } = refund;
  if (billDay !== day) await cloud.db.updateIf('refunds', _id, { billDay }, { billDay: day });
}

/**
 * Of a refund that the bill of its day doesn't list: whether it is looked for on the bill of a later day instead, on which WeChat was
 * asked again, or may have been by its own clock.
 */
export async function bookOnLaterBill(cloud: Cloud, { _id, billDay, sentAt }: Refund): Promise<boolean> {
  const later = chinaDay((sentAt ?? 0) + clocksApartMs);
  if (billDay === null || later <= billDay) return false;
  return cloud.db.updateIf('refunds', _id, { billDay }, { billDay: later });
}
