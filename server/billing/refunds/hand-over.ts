import { inYuan } from '../../../policy/money';
import { isRetriedOut } from './retry-refund';
import { moveRefund } from './states';
import type { Cloud } from '../../platform';
import type { Refund } from '../../schema';
import { refundReasonWords } from '../orders';
import { openCase } from '../cases';

/** States in which a refund may be at WeChat, or on its way there, without an end in the books. */
export const underWay: readonly Refund['state'][] = ['approved', 'sent', 'processing'];

/** Why no machine can take it further. `closed`: WeChat says that nothing comes of this number any more. */
export type Hindrance = 'closed' | 'refused' | 'no-balance';

const why: Readonly<Record<Hindrance, string>> = {
  closed: '微信退款失败',
  refused: '微信不受理这笔退款',
  'no-balance': '商户余额不足，多次退款没有成功',
};

/** No machine can send it: it goes on the officers' list, once each time. */
export function handOver(cloud: Cloud, { _id }: Refund, hindrance: Hindrance): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', _id);
    if (held === null || !underWay.includes(held.state)) return;
    const now = cloud.now();
    const closed = hindrance === 'closed' ? ({ closedAtWeChat: true } as const) : {};
    const times = held.history.filter(({ event }) => event === 'manual').length;
    await tx.put('refunds', { ...moveRefund(held, 'manual', now, { nextAt: null }), ...closed });
    await openCase(tx, {
      id: `${_id}-manual${times === 0 ? '' : `-${times + 1}`}`,
      kind: hindrance === 'no-balance' ? 'refund-no-balance' : 'refund-failed',
      region: held.region,
      orderId: held.orderId,
      refundId: _id,
      amountFen: held.amountFen,
      summary:
        `${why[hindrance]}，应退${inYuan(held.amountFen)}，退款单号${_id}，原因：${refundReasonWords[held.reason]}。` +
        (isRetriedOut(held)
          ? '重试的次数已经用完。请到商户平台核对，在别处退给付款人后登记“已人工退款”。'
          : '可以重试：系统先向微信查询这个单号，没有退过才再退。若已在商户平台或线下退给付款人，请登记“已人工退款”。'),
      now,
    });
  });
}

/** WeChat doesn't say how it stands, and has had its time: an officer looks in the merchant platform; it is asked on. */
export function openSilentCase(cloud: Cloud, id: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('refunds', id);
    if (held === null || !underWay.includes(held.state)) return;
    const what =
      held.state === 'processing'
        ? `微信受理了退款${inYuan(held.amountFen)}，退款单号${id}，迟迟没有说结果，或说的金额不同。`
        : `向微信申请退款${inYuan(held.amountFen)}，退款单号${id}，一天了还不知道微信有没有受理。`;
    await openCase(tx, {
      id: `${id}-silent`,
      kind: 'refund-silent',
      region: held.region,
      orderId: held.orderId,
      refundId: id,
      amountFen: held.amountFen,
      summary: `${what}请到商户平台查看：已退回的，登记“已退回”；没有退成又在别处退给付款人的，登记“已人工退款”。系统会继续查询。`,
      now: cloud.now(),
    });
  });
}
