import { useEffect, useState } from 'react';
import { useDidShow, useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { OrderView } from '../../../../contract/orders';
import { ask } from '../../../cloud/cloud';
import { Refused } from '../../../cloud/failures';
import type { Failure } from '../../../cloud/failures';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { MoneyAmount } from '../../../components/Money';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Card, Tag } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { open, replace, restartAt } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { openCashier } from '../../../platform/payment';
import { finishOrder, useUnsentOrders } from '../../../state/order';
import type { UnsentOrder } from '../../../state/order';
import { orderWords } from '../../../words/order-state';
import { Countdown } from './Countdown';
import { NextConfirmation } from './NextConfirmation';
import { OrderLines } from './OrderLines';

const askAgainMs = 3000;

/** Asks WeChat through the server, and shows the order whatever came of it. */
async function load(orderId: string, came: boolean): Promise<OrderView> {
  try {
    if (came) await ask('resident', 'order.confirm-return', { orderId });
    const { order } = await ask('resident', 'order.get', { orderId });
    if (order.state !== 'awaiting-payment') finishOrder(orderId);
    return order;
  } catch (error) {
    if (neverCame(error)) finishOrder(orderId);
    throw error;
  }
}

/** The phone stored the id and died before sending: nothing was ordered, and no cashier was opened. */
function neverCame(error: unknown): boolean {
  return error instanceof Refused && error.refusal.code === 'NO_ORDER';
}

function NotShown({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  if (neverCame(failure)) {
    return (
      <Empty
        title="没有这笔订单"
        words="下单没有送到，没有扣钱。请重新选人缴费；以前的订单都在缴费记录里。"
        action={{ id: 'go-choose', label: '去选人', onTap: () => replace(pages.payChoose) }}
      />
    );
  }
  return (
    <View>
      <Callout kind="warn" id="unknown-yet" title="现在还不知道结果" urgent>
        如果刚才已经付款，请不要再付。连上网络以后这里会查到结果；钱付了没办成的，会自动退回。
      </Callout>
      <FailureState failure={failure} onRetry={onRetry} />
    </View>
  );
}

function StatusCard({
  order,
  waiting,
  onEnd,
}: {
  readonly order: OrderView;
  readonly waiting: boolean;
  readonly onEnd: () => void;
}) {
  const { label, kind } = orderWords[order.state];
  return (
    <Card id="order-status">
      <Tag kind={kind} words={label} />
      <MoneyAmount id="amount" fen={order.totalFen} name="合计" />
      {order.payee ? (
        <View id="order-payee" className="soft">
          微信支付收款方：{order.payee}
        </View>
      ) : null}
      <View id="order-message">
        <Words>{order.message}</Words>
      </View>
      {order.state === 'awaiting-payment' ? (
        <Countdown now={order.now} until={order.until} onEnd={onEnd} />
      ) : null}
      {waiting && order.state === 'awaiting-payment' ? (
        <View id="still-asking" className="soft">
          正在向微信核实。如果您已经付款，请不要再付，这里会自动更新。
        </View>
      ) : null}
    </Card>
  );
}

/** What the order means for the payment's next one. */
function standingBefore({ state }: OrderView): 'over' | 'open' | 'undone' {
  if (state === 'awaiting-payment') return 'open';
  return state === 'closed' ? 'undone' : 'over';
}

interface ActsProps {
  /** Another order of the payment is to be confirmed: that comes first. */
  readonly more: boolean;
  readonly order: OrderView;
  readonly busy: boolean;
  readonly onPay: () => void;
  readonly onCancel: () => void;
}

function Acts({ more, order, busy, onPay, onCancel }: ActsProps) {
  if (order.state === 'awaiting-payment') {
    return (
      <>
        {order.payment ? <Button id="continue" label="继续支付" busy={busy} onTap={onPay} /> : null}
        <Button id="cancel-order" kind="plain" label="不缴了，取消订单" busy={busy} onTap={onCancel} />
      </>
    );
  }
  const paid = order.lines.some(({ state }) => state === 'insured' || state === 'settlement-pending');
  return (
    <>
      {paid ? (
        <Button
          id="continue"
          kind={more ? 'secondary' : 'primary'}
          label="看缴费凭证"
          onTap={() => open(pages.receipt, { id: order.orderId })}
        />
      ) : null}
      <Button id="back-to-first" kind="plain" label="回到首页" onTap={() => restartAt(pages.first)} />
    </>
  );
}

/** One order: what happened to it, to each person and to the money. Coming back to it never pays again. */
export default function OrderPage() {
  const { params } = useRouter<{ id?: string; came?: string; cashier?: string }>();
  const orderId = params.id ?? '';
  const came = params.came === '1' && params.cashier !== 'cancelled';
  const [unsent] = useUnsentOrders();
  // While it is being sent it counts as unsent no more, and is still what the page is about.
  const [begun, setBegun] = useState<UnsentOrder | null>(null);
  const next = begun ?? unsent;
  const [visit, setVisit] = useState(0);
  const [shown, setShown] = useState<OrderView | null>(null);
  const refresh = (): void => setVisit((count) => count + 1);
  const loading = useLoaded(`${orderId} ${visit}`, async () => {
    const order = await load(orderId, came);
    setShown(order);
    return order;
  });
  useDidShow(refresh);
  const waiting = came && shown?.state === 'awaiting-payment';
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(refresh, askAgainMs);
    return () => clearTimeout(timer);
  }, [waiting, visit]);
  const pay = useAct(async () => {
    if (!shown?.payment) return;
    const outcome = await openCashier(shown.payment, `${pages.order}?id=${orderId}&came=1`);
    if (outcome === 'left') return;
    setShown(await load(orderId, outcome !== 'cancelled'));
  });
  const cancel = useAct(async () => {
    await ask('resident', 'order.cancel', { orderId });
    refresh();
  });
  const failure = pay.failure ?? cancel.failure;
  return (
    <PageFrame
      heading="缴费结果"
      footer={
        shown ? (
          <Acts
            more={next !== undefined}
            order={shown}
            busy={pay.busy || cancel.busy}
            onPay={() => pay.start()}
            onCancel={() => cancel.start()}
          />
        ) : undefined
      }
    >
      <ActFailure title="没有办成" failure={failure} id="act-failed" />
      {shown === null && loading.state === 'loading' ? <Skeleton label="正在查询订单" /> : null}
      {loading.state === 'failed' ? <NotShown failure={loading.failure} onRetry={refresh} /> : null}
      {shown ? (
        <View>
          <StatusCard order={shown} waiting={waiting} onEnd={refresh} />
          {next ? (
            <NextConfirmation
              key={next.orderId}
              next={next}
              before={standingBefore(shown)}
              onBegin={setBegun}
            />
          ) : null}
          <OrderLines order={shown} />
        </View>
      ) : null}
    </PageFrame>
  );
}
