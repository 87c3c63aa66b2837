import { View } from '@tarojs/components';
import { ask } from '../../../cloud/cloud';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { Section } from '../../../components/Section';
import { finishOrder, renewedIdFor } from '../../../state/order';
import type { UnsentOrder } from '../../../state/order';
import { yuan } from '../../../words/money';
import { PreviewLines, Sum } from '../check/PreviewLines';
import { contentOf, partsOf, sendOrder } from '../send-order';

interface NextConfirmationProps {
  readonly next: UnsentOrder;
  /** How the order before stands: `over` where it is paid, `open` while it waits, `undone` where it was closed. */
  readonly before: 'over' | 'open' | 'undone';
  /** Told of the order once it is to be sent, of null once it is left. */
  readonly onBegin: (order: UnsentOrder | null) => void;
}

const beforeWords = {
  over: '上一笔已经付好，不受下一笔影响。',
  open: '上一笔还没有付，不影响这一笔；两笔可以分别付。',
  undone: '上一笔没有付成，没有扣钱，不影响这一笔。',
} as const;

/**
 * The payment's next order, for another merchant: who is in it and what it costs as of now, to be confirmed by a tap of
 * its own.
 */
export function NextConfirmation({ next, before, onBegin }: NextConfirmationProps) {
  const { orderId, content, part, parts } = next;
  const { recordIds, paymentSource } = content;
  const loading = useLoaded(`next ${orderId}`, () => ask('resident', 'order.preview', { recordIds }));
  const preview = loading.state === 'ready' ? loading.data : null;
  const [offered] = preview === null || preview.notNow !== undefined ? [] : partsOf(preview, paymentSource);
  const pay = useAct(async () => {
    if (offered === undefined) return;
    const now = contentOf(offered);
    onBegin(next);
    await sendOrder(now, () => renewedIdFor(orderId, JSON.stringify(now)));
  });
  const leave = (): void => {
    onBegin(null);
    finishOrder(orderId);
  };
  return (
    <Section title={`接着确认第${part}笔，共${parts}笔`} id="next-confirmation">
      <View className="section__note" id="before-next">
        {beforeWords[before]}
      </View>
      <ActFailure title={`第${part}笔还没有付款`} failure={pay.failure} id="next-failed" />
      {loading.state === 'loading' ? <Skeleton label="正在计算金额" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {preview ? <PreviewLines lines={preview.lines} paymentSource={paymentSource} /> : null}
      {preview?.notNow ? <View id="next-not-now">{preview.notNow}</View> : null}
      {offered ? (
        <>
          <Sum id="next" fen={offered.totalFen} accountFen={offered.accountFen} payee={offered.payee} />
          <Button
            id="pay-next"
            kind={before === 'open' ? 'secondary' : 'primary'}
            label={`确认并支付第${part}笔 ${yuan(offered.totalFen)} 元`}
            busy={pay.busy}
            busyLabel="正在下单，请稍候…"
            onTap={() => pay.start()}
          />
        </>
      ) : null}
      <Button id="leave-next" kind="plain" label={`先不付第${part}笔`} onTap={leave} />
    </Section>
  );
}
