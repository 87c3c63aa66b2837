import type { BillDifference } from '../../contract/refunds';
import { noFen, plusFen } from '../../policy/money';
import { type BillLine, type Cloud, merchantIdOf } from '../platform';
import { paidByHand } from '../billing/ledger';
import type { Refund } from '../schema';

/** WeChat takes fifty refunds of an order; those that an account had back are among these. */
const mostRefunds = 200;

/**
 * What WeChat gave back for an order of the bill against what was decided for it. Each number by itself may agree and the
 * sum not: a number that was replaced, or whose money an officer paid by hand, gave it back after all. Throws where WeChat
 * doesn't answer.
 */
export async function orderRefundsDiffer(
  cloud: Cloud,
  orderId: string,
  bill: readonly BillLine[],
): Promise<BillDifference | null> {
  const found = await cloud.db.find('refunds', { filter: { orderId }, limit: mostRefunds });
  const refunds = found.filter(({ to }) => to === 'wechat');
  let decidedFen = noFen;
  let givenTwiceFen = noFen;
  for (const refund of refunds) {
    const instead = refund.state === 'replaced' || (await wasPaidByHand(cloud, refund));
    if (!instead) decidedFen = plusFen(decidedFen, refund.amountFen);
    else if (await gaveBack(cloud, refund, bill)) givenTwiceFen = plusFen(givenTwiceFen, refund.amountFen);
  }
  if (givenTwiceFen === 0) return null;
  return {
    kind: 'amount-differs',
    entry: 'order-refunds',
    number: orderId,
    billFen: plusFen(decidedFen, givenTwiceFen),
    ledgerFen: decidedFen,
  };
}

async function wasPaidByHand(cloud: Cloud, { _id, state }: Refund): Promise<boolean> {
  if (state !== 'done') return false;
  const entry = await cloud.db.get('ledger', `${_id}-done`);
  return entry?.transfers.some(({ credit }) => credit === paidByHand) === true;
}

/** Whether WeChat gave the money back, or will, under a number of which the books have nothing from it. */
async function gaveBack(cloud: Cloud, refund: Refund, bill: readonly BillLine[]): Promise<boolean> {
  const { state, silent } = await cloud.pay.queryRefund({
    merchantId: merchantIdOf(cloud.settings.merchants, refund),
    outRefundNo: refund._id,
  });
  if (silent !== true) return state === 'done' || state === 'processing';
  const line = bill.find(({ outRefundNo }) => outRefundNo === refund._id);
  return refund.closedAtWeChat !== true && line !== undefined && line.refundState !== 'failed';
}

/** The orders of which some lines of a bill give something back. */
export function ordersGivenBack(lines: readonly BillLine[]): readonly string[] {
  return [...new Set(lines.filter(({ kind }) => kind === 'refund').map(({ outTradeNo }) => outTradeNo))];
}
