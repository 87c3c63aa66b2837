import { View } from '@tarojs/components';
import { sumFen } from '../../policy/money';
import { open } from '../platform/navigation';
import { pages } from '../platform/pages';
import {
  choosePaymentSource,
  chooseRecords,
  dropUnsentOrders,
  useUnfinishedOrder,
  useUnsentOrders,
} from '../state/order';
import type { UnsentOrder } from '../state/order';
import { yuan } from '../words/money';
import { Button } from './Button';
import { Callout } from './Callout';

/** Orders of a payment that was begun, which the server has not heard of: nobody in them is paid for yet. */
function Unsent({ orders }: { readonly orders: readonly UnsentOrder[] }) {
  const [first] = orders;
  const totalFen = sumFen(orders.map(({ content }) => content.agreedFen));
  return (
    <Callout kind="warn" id="unsent" title={`上次还有${orders.length}笔没有确认付款`}>
      <View>共 {yuan(totalFen)} 元，还没有下单，没有扣钱。已付的那一笔不受影响。</View>
      <Button
        id="open-unsent"
        kind="secondary"
        label="接着确认"
        onTap={() => {
          chooseRecords(orders.flatMap(({ content }) => content.recordIds));
          if (first !== undefined) choosePaymentSource(first.content.paymentSource);
          open(pages.payCheck);
        }}
      />
      <Button id="drop-unsent" kind="plain" label="这几笔不缴了" onTap={dropUnsentOrders} />
    </Callout>
  );
}

/** Leads back to an order whose end this phone has not seen, and to those not sent yet; nothing where there is none. */
export function UnfinishedOrder() {
  const orderId = useUnfinishedOrder();
  const unsent = useUnsentOrders();
  return (
    <>
      {orderId === null ? null : <Unseen orderId={orderId} />}
      {unsent.length === 0 ? null : <Unsent orders={unsent} />}
    </>
  );
}

function Unseen({ orderId }: { readonly orderId: string }) {
  return (
    <Callout kind="warn" id="unfinished" title="有一笔没有看到结果的订单">
      <View>请先看看它办成了没有，不要重复缴费。</View>
      <Button
        id="open-unfinished"
        kind="secondary"
        label="查看这笔订单"
        onTap={() => open(pages.order, { id: orderId })}
      />
    </Callout>
  );
}
