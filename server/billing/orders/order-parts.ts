import type { OrderPart } from '../../../contract/orders';
import { type Fen, minusFen, sumFen } from '../../../policy/money';
import { noMerchant, orderSpansMerchants } from './refusals';
import { type Merchant, merchantFor } from '../../platform';
import type { OrderLine } from '../../schema';

/** One person of a payment that is yet to be split into orders. Amounts in fen. */
export interface PartLine {
  readonly recordId: string;
  readonly amountFen: Fen;
  /** How much of it the mutual-aid account gives. */
  readonly accountFen: Fen;
  /** Who collects in his place; null where nobody does by WeChat. */
  readonly merchant: Merchant | null;
}

/**
 * Splits a payment into the orders that it takes: one for each merchant that WeChat pays, since a person confirms there
 * for one merchant at a time. Who costs WeChat nothing goes with his own place's order or, where there is none, the
 * exempt with the first and those whom the account pays for wholly in one of their own, which comes first: it is done
 * without WeChat.
 */
export function orderParts(lines: readonly PartLine[]): readonly OrderPart[] {
  const paying = new Map<string, Merchant>();
  for (const { merchant, ...line } of lines) {
    if (wechatFen(line) > 0 && merchant !== null) paying.set(merchant.merchantId, merchant);
  }
  const [first = null] = paying.keys();
  const ownPart = ({ merchant }: PartLine): string | null =>
    merchant !== null && paying.has(merchant.merchantId) ? merchant.merchantId : null;
  const fromAccount = lines.filter((line) => line.accountFen > 0 && ownPart(line) === null);
  const free = lines.filter((line) => line.amountFen === 0 && ownPart(line) === null);
  const withoutWeChat = first === null ? [...fromAccount, ...free] : fromAccount;
  return [
    ...(withoutWeChat.length === 0 ? [] : [partOf(inOrder(lines, withoutWeChat), null)]),
    ...[...paying].map(([merchantId, merchant]) => {
      const own = lines.filter((line) => ownPart(line) === merchantId);
      return partOf(inOrder(lines, merchantId === first ? [...own, ...free] : own), merchant.payee);
    }),
  ];
}

/**
 * The merchant of an order: the one of every person whom WeChat pays something for; null where it pays for nobody.
 * Throws `NO_MERCHANT` or `ORDER_SPANS_MERCHANTS`.
 */
export function merchantOfOrder(
  merchants: readonly Merchant[],
  lines: readonly Pick<OrderLine, 'line' | 'region' | 'wechatFen'>[],
): Merchant | null {
  const collecting = lines
    .filter((line) => line.wechatFen > 0)
    .map(({ line, region }) => {
      const merchant = merchantFor(merchants, region);
      if (merchant === null) throw noMerchant(line);
      return { line, merchant };
    });
  const [first] = collecting;
  if (collecting.some(({ merchant }) => merchant !== first?.merchant)) {
    throw orderSpansMerchants(collecting.map(({ line, merchant }) => [line, merchant.payee] as const));
  }
  return first?.merchant ?? null;
}

function partOf(lines: readonly PartLine[], payee: string | null): OrderPart {
  const totalFen = sumFen(lines.map(({ amountFen }) => amountFen));
  const accountFen = sumFen(lines.map((line) => line.accountFen));
  return {
    recordIds: lines.map(({ recordId }) => recordId),
    paymentSource: accountFen === 0 ? 'wechat' : accountFen === totalFen ? 'mutual-aid' : 'both',
    totalFen,
    accountFen,
    wechatFen: minusFen(totalFen, accountFen),
    ...(payee === null ? {} : { payee }),
  };
}

/** Some of the lines, as the payer chose them. */
function inOrder(all: readonly PartLine[], some: readonly PartLine[]): readonly PartLine[] {
  return all.filter((line) => some.includes(line));
}

function wechatFen({ amountFen, accountFen }: Pick<PartLine, 'amountFen' | 'accountFen'>): Fen {
  return minusFen(amountFen, accountFen);
}
