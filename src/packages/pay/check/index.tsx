import { useState } from 'react';
import { View } from '@tarojs/components';
import type { OrderPreview, PaymentSource } from '../../../../contract/orders';
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
import { replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { askForMessages, openCashier } from '../../../platform/payment';
import { choosePaymentSource, finishOrder, orderIdFor, useOrderDraft } from '../../../state/order';
import type { OrderDraft } from '../../../state/order';
import { yuan } from '../../../words/money';
import { sayMoment } from '../../../words/days';
import { paymentSourceWords } from '../../../words/order-state';
import { PreviewLines, Sum } from './PreviewLines';

const orderedNow = (preview: OrderPreview): readonly string[] =>
  preview.lines.filter(({ amountFen }) => amountFen !== null).map(({ recordId }) => recordId);

/** What the account gives with this payment source, in fen: all that it can. */
const fromAccount = (preview: OrderPreview, paymentSource: PaymentSource): number =>
  preview.paymentSources.find((one) => one.paymentSource === paymentSource)?.accountMaximumFen ?? 0;

const accountPart = (preview: OrderPreview, paymentSource: PaymentSource): { accountFen?: number } =>
  paymentSource === 'both' ? { accountFen: fromAccount(preview, paymentSource) } : {};

/** The payment source that was chosen, as long as it is offered: what can be paid changes from one look to the next. */
const paymentSourceNow = (preview: OrderPreview | null, chosen: PaymentSource): PaymentSource =>
  preview?.paymentSources.some(({ paymentSource, available }) => paymentSource === chosen && available)
    ? chosen
    : 'wechat';

/** Answers that leave open whether the office took the order: the next try asks for it under the same id. */
const undecided = new Set(['BUSY', 'UNEXPECTED', 'WECHAT_SILENT']);

async function place(preview: OrderPreview, paymentSource: PaymentSource): Promise<void> {
  const recordIds = orderedNow(preview);
  const content = {
    recordIds,
    paymentSource,
    ...accountPart(preview, paymentSource),
    agreedFen: preview.totalFen,
  };
  const messages = await askForMessages();
  const orderId = orderIdFor(JSON.stringify(content));
  try {
    const { order } = await ask('resident', 'order.place', { orderId, ...content, messages });
    const path = `${pages.order}?id=${orderId}&came=1`;
    const outcome = order.payment ? await openCashier(order.payment, path) : 'returned';
    if (outcome !== 'left')
      replace(pages.order, { id: orderId, came: outcome === 'cancelled' ? undefined : '1' });
  } catch (error) {
    if (error instanceof Refused && !undecided.has(error.refusal.code)) finishOrder(orderId);
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

const buttonOf = (preview: OrderPreview): string =>
  preview.totalFen === 0 ? '确认登记，不用付钱' : `确认并支付 ${yuan(preview.totalFen)} 元`;

/** What the office could not do for a reason of its own says nothing of the order: it can be sent as it stands. */
const ownTroubles: readonly string[] = ['UNEXPECTED', 'BUSY', 'WECHAT_SILENT'];
const mayHaveChanged = (error: unknown): boolean =>
  error instanceof Refused && !ownTroubles.includes(error.refusal.code);

function CheckOrder({ recordIds, paymentSource: chosen }: OrderDraft) {
  const [round, setRound] = useState(0);
  const loading = useLoaded(`${recordIds.join()} ${round}`, () =>
    ask('resident', 'order.preview', { recordIds }),
  );
  const preview = loading.state === 'ready' ? loading.data : null;
  const paymentSource = paymentSourceNow(preview, chosen);
  const pay = useAct(async () => {
    if (preview === null) return;
    try {
      await place(preview, paymentSource);
    } catch (error) {
      if (mayHaveChanged(error)) setRound((count) => count + 1);
      throw error;
    }
  });
  const ready = preview !== null && preview.notNow === undefined && orderedNow(preview).length > 0;
  return (
    <PageFrame
      heading="核对并支付"
      lead="请看清每个人的名字、地方和金额。"
      footer={
        ready ? (
          <StepFooter
            label={buttonOf(preview)}
            busy={pay.busy}
            busyLabel="正在下单，请稍候…"
            onContinue={() => pay.start()}
          />
        ) : undefined
      }
    >
      {pay.failure ? <NotOrdered failure={pay.failure} /> : null}
      {loading.state === 'loading' ? <Skeleton label="正在计算金额" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {preview?.notNow ? (
        <Callout kind="warn" id="not-now" title="现在不能下单" urgent>
          {preview.notNow}
        </Callout>
      ) : null}
      {preview ? (
        <View>
          <PreviewLines lines={preview.lines} fromAccount={paymentSource !== 'wechat'} />
          <Sum fen={preview.totalFen} accountFen={fromAccount(preview, paymentSource)} />
          {preview.totalFen > 0 ? <PaymentSources preview={preview} chosen={paymentSource} /> : null}
          <View className="section__note" id="hold-note">
            下单后为这些人保留到{sayMoment(preview.until)}，过了时间没有付款会自动放开，不会扣钱。
          </View>
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
