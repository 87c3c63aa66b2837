import { View } from '@tarojs/components';
import { open } from '../platform/navigation';
import { pages } from '../platform/pages';
import { useUnfinishedOrder } from '../state/order';
import { Button } from './Button';
import { Callout } from './Callout';

/** Leads back to an order whose end this phone has not seen; nothing where there is none. */
export function UnfinishedOrder() {
  const orderId = useUnfinishedOrder();
  if (orderId === null) return null;
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
