import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { OrderPart, OrderPreview, PaymentSource } from '../../../../contract/orders';
import { ask } from '../../../cloud/cloud';
import { Refused } from '../../../cloud/failures';
import type { Failure } from '../../../cloud/failures';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ChoiceList } from '../../../components/ChoiceList';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Section } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { Words } from '../../../components/Words';
import { replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { choosePaymentSource, dropUnsentOrders, orderIdsFor, useOrderDraft } from '../../../state/order';
import type { OrderDraft } from '../../../state/order';
import { yuan } from '../../../words/money';
import { sayMoment } from '../../../words/days';
import { paymentSourceWords } from '../../../words/order-state';
import { contentOf, partsOf, sendOrder, sumOfParts, wasRefused } from '../send-order';
import { AskToPay } from '../asked/AskToPay';
import { toBePaidFor } from '../asked/to-be-paid-for';
import { Confirmations } from './Confirmations';
import { PreviewLines, Sum } from './PreviewLines';

/** The paymentSource that was chosen, as long as it is offered: what can be paid changes from one look to the next. */
function paymentSourceNow(preview: OrderPreview | null, chosen: PaymentSource): PaymentSource {
  const offered = preview?.paymentSources.filter(({ available }) => available) ?? [];
  // Whoever came to pay from the account pays as much from it as it may.
  const wanted: readonly PaymentSource[] = chosen === 'mutual-aid' ? ['mutual-aid', 'both'] : [chosen];
  return wanted.find((one) => offered.some(({ paymentSource }) => paymentSource === one)) ?? 'wechat';
}

/** Sends the first of the orders; the others follow it one by one, each with a tap of its own. */
async function pay(parts: readonly OrderPart[]): Promise<void> {
  const contents = parts.map(contentOf);
  const [first] = contents;
  if (first === undefined) return;
  try {
    await sendOrder(first, () => orderIdsFor(contents.map((one) => JSON.stringify(one)))[0] ?? '');
  } catch (error) {
    // Nothing was begun: the others are not left over from anything.
    if (wasRefused(error)) dropUnsentOrders();
    throw error;
  }
}

/** Why nothing was ordered; where one's own unfinished order has the person, the way to it. */
function NotOrdered({ failure }: { readonly failure: Failure }) {
  const held = failure instanceof Refused ? failure.refusal.details?.orderId : undefined;
  return (
    <ActFailure title="还没有付款" failure={failure}>
      {typeof held === 'string' ? (
        <Button
          id="open-held"
          kind="secondary"
          label="查看那笔订单"
          onTap={() => replace(pages.order, { id: held })}
        />
      ) : null}
    </ActFailure>
  );
}

function PaymentSources({
  preview,
  chosen,
}: {
  readonly preview: OrderPreview;
  readonly chosen: PaymentSource;
}) {
  const offered = preview.paymentSources.filter(({ available }) => available);
  const refused = preview.paymentSources.filter(
    ({ available, reason }, at, all) =>
      !available && reason && all.findIndex((other) => other.reason === reason) === at,
  );
  return (
    <Section title="用什么付">
      <ChoiceList<PaymentSource>
        name="用什么付"
        chosen={chosen}
        onChoose={choosePaymentSource}
        choices={offered.map(({ paymentSource, accountMaximumFen }) => ({
          value: paymentSource,
          label: paymentSourceWords[paymentSource],
          id: `payment-source-${paymentSource}`,
          ...(accountMaximumFen > 0 ? { hint: `账户最多付${yuan(accountMaximumFen)}元` } : {}),
        }))}
      />
      {refused.map(({ paymentSource, reason }) => (
        <View key={paymentSource} className="section__note" id={`no-payment-source-${paymentSource}`}>
          {paymentSourceWords[paymentSource]}：{reason}
        </View>
      ))}
    </Section>
  );
}

function buttonOf(parts: readonly OrderPart[]): string {
  const [first] = parts;
  if (first === undefined || sumOfParts(parts, 'totalFen') === 0) return '确认登记，不用付钱';
  return `确认并支付${parts.length > 1 ? '第1笔' : ''} ${yuan(first.totalFen)} 元`;
}

/** What the server could not do for a reason of its own says nothing of the order: it can be sent as it stands. */
const ownTroubles: readonly string[] = ['UNEXPECTED', 'BUSY', 'WECHAT_SILENT'];
function mayHaveChanged(error: unknown): boolean {
  return error instanceof Refused && !ownTroubles.includes(error.refusal.code);
}

/** Who owes on this order, for another to pay; nobody where the caller was asked to pay himself: that can't be passed on. */
function OthersMayPay({ lines }: Pick<OrderPreview, 'lines'>) {
  const { params } = useRouter<{ asked?: string }>();
  const owing = lines.filter(({ amountFen }) => amountFen !== null && amountFen > 0);
  return <AskToPay people={params.asked === '1' ? [] : owing.map(toBePaidFor)} />;
}

function CheckOrder({ recordIds, paymentSource: chosen }: OrderDraft) {
  const [round, setRound] = useState(0);
  const loading = useLoaded(`${recordIds.join()} ${round}`, () =>
    ask('resident', 'order.preview', { recordIds }),
  );
  const preview = loading.state === 'ready' ? loading.data : null;
  const paymentSource = paymentSourceNow(preview, chosen);
  const parts = preview === null ? [] : partsOf(preview, paymentSource);
  const paying = useAct(async () => {
    if (preview === null) return;
    try {
      await pay(parts);
    } catch (error) {
      if (mayHaveChanged(error)) setRound((count) => count + 1);
      throw error;
    }
  });
  const ready = preview !== null && preview.notNow === undefined && parts.length > 0;
  return (
    <PageFrame
      heading="核对并支付"
      lead="请看清每个人的名字、地方和金额。"
      footer={
        ready ? (
          <StepFooter
            label={buttonOf(parts)}
            busy={paying.busy}
            busyLabel="正在下单，请稍候…"
            onContinue={() => paying.start()}
          />
        ) : undefined
      }
    >
      {paying.failure ? <NotOrdered failure={paying.failure} /> : null}
      {loading.state === 'loading' ? <Skeleton label="正在计算金额" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {preview?.notNow ? (
        <Callout kind="warn" id="not-now" title="现在不能下单" urgent>
          {preview.notNow}
        </Callout>
      ) : null}
      {preview ? (
        <View>
          <PreviewLines lines={preview.lines} paymentSource={paymentSource} />
          <Sum
            fen={sumOfParts(parts, 'totalFen')}
            accountFen={sumOfParts(parts, 'accountFen')}
            payee={parts.length === 1 ? parts[0]?.payee : undefined}
          />
          {parts.length > 1 ? <Confirmations parts={parts} lines={preview.lines} /> : null}
          {preview.totalFen > 0 ? <PaymentSources preview={preview} chosen={paymentSource} /> : null}
          <View className="section__note" id="hold-note">
            <Words>{`${parts.length > 1 ? '每一笔在您确认时才下单。' : ''}下单后为这些人保留到${sayMoment(preview.until)}，过了时间没有付款会自动放开，不会扣钱。`}</Words>
          </View>
          <OthersMayPay lines={preview.lines} />
        </View>
      ) : null}
    </PageFrame>
  );
}

/** Everything of the order on one page; the button names the act and the sum. */
export default function CheckOrderPage() {
  const draft = useOrderDraft();
  if (draft.recordIds.length === 0) {
    return (
      <PageFrame heading="核对并支付">
        <Empty
          title="还没有选人"
          words="请先选给谁缴。已经付过的，请到缴费记录里看结果。"
          action={{ id: 'go-choose', label: '去选人', onTap: () => replace(pages.payChoose) }}
        />
      </PageFrame>
    );
  }
  return <CheckOrder {...draft} />;
}
