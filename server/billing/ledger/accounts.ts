import type { OfMerchant } from '../../platform';
import type { Account } from '../../schema';

/**
 * What WeChat holds for the merchant of an order or refund (negative: money that came in). Those of the release before,
 * which name none, are in `wechat`.
 */
export function wechatClearing({ merchantId }: OfMerchant): Account {
  return merchantId ? `wechat:${merchantId}` : 'wechat';
}
/** What payers get back and have not got yet. */
export const refundsPayable: Account = 'refunds-payable';
/** Refunds that an officer paid outside WeChat. */
export const paidByHand: Account = 'paid-by-hand';

/** What a collecting office is owed. `region` is the district of the insured person: six digits. */
export function collectingOffice(region: string): Account {
  return `office:${collectingRegion(region)}`;
}

/** Premiums are collected by district: a street's or village's go to the office of its district. */
export function collectingRegion(region: string): string {
  return region.slice(0, 6);
}

/** A holder's money in his mutual-aid account, as our books have it. */
export function holderAccount(accountId: string): Account {
  return `holder:${accountId}`;
}

/** Debited here and not yet confirmed by the bureau of the place. */
export function bureauSettlement(region: string): Account {
  return `bureau-settlement:${collectingRegion(region)}`;
}

/** The bureau's own side of the balances that it reports. */
export function bureauBalances(region: string): Account {
  return `bureau-balances:${collectingRegion(region)}`;
}
