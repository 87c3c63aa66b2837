import { withPlacesAbove } from '../../policy/region-names';
import { WeChatPayError } from './wechat-pay';

/** A merchant at WeChat Pay under which premiums come in, as the operator declares it (`MERCHANTS`). */
export interface Merchant {
  /** WeChat's number of it, `sub_mch_id`. */
  readonly merchantId: string;
  /** Chinese: who gets the money, as the payer reads it before he confirms. */
  readonly payee: string;
  /**
   * Collecting bodies: a district each, or a city or province for all in it that have no merchant of their own. Empty:
   * no new orders; its old ones are refunded and compared with its bill.
   */
  readonly collectsFor: readonly string[];
  /** By what the bodies commissioned it, where they are several or one of them is wider than a district. */
  readonly commissionedBy?: string;
  /** The merchant of all orders of the release before, which name none. */
  readonly legacy?: boolean;
}

/** The merchant that collects for a place, the nearest one's; null where nobody can pay there by WeChat. */
export function merchantFor(merchants: readonly Merchant[], region: string): Merchant | null {
  for (const place of withPlacesAbove(region)) {
    const found = merchants.find(({ collectsFor }) => collectsFor.includes(place));
    if (found !== undefined) return found;
  }
  return null;
}

/** What has a merchant: an order, a refund. Absent where the release before stored it, null where WeChat has no part. */
export interface OfMerchant {
  readonly merchantId?: string | null;
}

/**
 * WeChat's number of the merchant whose order or refund it is. Throws a {@link WeChatPayError} `NO_MERCHANT` for one of
 * the release before where no merchant is declared as `legacy`, and for one in which WeChat has no part.
 */
export function merchantIdOf(merchants: readonly Merchant[], { merchantId }: OfMerchant): string {
  if (typeof merchantId === 'string') return merchantId;
  const legacy = merchants.find((one) => one.legacy === true);
  if (merchantId === undefined && legacy !== undefined) return legacy.merchantId;
  throw new WeChatPayError('NO_MERCHANT', 'nobody knows whose order at WeChat this is', false);
}
