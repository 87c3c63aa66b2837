import { useState } from 'react';
import type { OrderView } from '../../../../contract/orders';
import type { PageAfter } from '../../../../contract/pages';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { PagedList } from '../../../components/PagedList';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { sayMomentWithYear } from '../../../words/days';
import { yuan } from '../../../words/money';
import { orderWords } from '../../../words/order-state';

function rowOf(order: OrderView): { label: string; hint: string; value: string } {
  return {
    label: order.lines.map(({ person }) => person.name).join('、'),
    hint: `${sayMomentWithYear(order.createdAt)} · ${orderWords[order.state].label}`,
    value: `${yuan(order.totalFen)} 元`,
  };
}

/** Every order of the caller, the newest first, a page at a time. */
export default function OrdersPage() {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`orders ${after}`, () => ask('resident', 'orders.mine', { after }));
  return (
    <PageFrame heading="缴费记录">
      <PagedList
        loading={loading}
        label="正在读取缴费记录"
        itemsOf={({ orders }) => orders}
        turner={{ after, onTurn: setAfter, onward: 'older' }}
        empty={
          <Empty
            title="还没有缴费记录"
            words="给家人缴费以后，可以在这里找到结果和凭证。"
            action={{ id: 'go-choose', label: '去缴费', onTap: () => open(pages.payChoose) }}
          />
        }
      >
        {(orders) => (
          <Rows>
            {orders.map((order) => (
              <Row
                key={order.orderId}
                id={`order-${order.orderId}`}
                {...rowOf(order)}
                onTap={() => open(pages.order, { id: order.orderId })}
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </PageFrame>
  );
}
