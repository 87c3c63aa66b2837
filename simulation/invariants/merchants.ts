import { collectorOf } from '../wechat/merchants';
import type { Invariants } from './invariant';

const clearing = 'wechat:';
const office = 'office:';

export const merchants: Invariants = {
  *"an order's money at WeChat is the money of the one that collects for its people"(evidence) {
    for (const { _id, wechatFen, merchantId, lines } of evidence.orders) {
      if (wechatFen === 0) continue;
      const atWeChat = evidence.world.merchant.orders.get(_id);
      if (atWeChat?.totalFen === wechatFen && atWeChat.merchantId !== merchantId) {
        yield `order ${_id} is of ${merchantId}, WeChat took it for ${atWeChat.merchantId}`;
      }
      for (const line of lines.filter((one) => one.wechatFen > 0)) {
        const collector = collectorOf(line.region);
        if (collector !== merchantId)
          yield `order ${_id} is of ${merchantId}, ${line.region} of ${collector}`;
      }
    }
  },

  *'what a collecting office is owed came in through its own merchant'(evidence) {
    for (const { _id, phase, transfers } of evidence.ledger) {
      if (phase !== 'posted') continue;
      for (const { debit, credit } of transfers) {
        if (!debit.startsWith(clearing) || !credit.startsWith(office)) continue;
        const collector = collectorOf(credit.slice(office.length));
        if (debit !== `${clearing}${collector}`) yield `${_id}: ${debit} pays ${credit}, of ${collector}`;
      }
    }
  },

  *"a merchant's bill says what the books say of its day"(evidence) {
    for (const { _id, differences } of evidence.all('bill-comparisons')) {
      for (const { number, kind, entry } of differences) {
        const ours = evidence.order(number) ?? evidence.refunds.find((refund) => refund._id === number);
        const owner = ours?.merchantId;
        // Somebody else's payment under a number of ours: it stands in its own merchant's bill, and nowhere in the books.
        const taker = evidence.world.merchant.orders.get(number)?.merchantId;
        const elsewhere = typeof owner === 'string' && !_id.endsWith(`-${owner}`);
        if (elsewhere && !_id.endsWith(`-${taker}`))
          yield `${_id}: ${entry} ${number} is ${kind}, and is of ${owner}`;
      }
    }
  },
};
