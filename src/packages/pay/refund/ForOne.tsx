import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RefundStanding } from '../../../../contract/refund-standing';
import type { AskableReason } from '../../../../contract/refunds';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { StepFooter } from '../../../components/StepFooter';
import { replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { yuan } from '../../../words/money';
import { Ask, NotNow, possibleOffers } from './Ask';
import { Given } from './Given';
import { Paid } from './Paid';
import { Progress } from './Progress';
import { askBack } from './ask-back';
import type { PictureOnPhone } from './evidence/picture-file';
import { sendPictures } from './evidence/send';
import type { Unsent } from './evidence/send';
import { newestRequest, stageOf, titleOf } from './stage';
import type { Stage } from './stage';

interface ForOneProps {
  readonly orderId: string;
  readonly line: number;
}

/** What is asked for on the page, until it is handed in; a failure leaves all of it. */
function useAsking({ orderId, line }: ForOneProps, onAsked: () => void) {
  const [reason, setReason] = useState<AskableReason | null>(null);
  const [missing, setMissing] = useState(false);
  const [pictures, setPictures] = useState<readonly PictureOnPhone[]>([]);
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const [done, setDone] = useState(false);
  const act = useAct(async (chosen: AskableReason) => {
    const { refunds } = await askBack(orderId, String(line), chosen);
    const request = newestRequest({ refunds: refunds.map(({ refund }) => refund) });
    setDone(true);
    if (request !== undefined && pictures.length > 0) {
      setUnsent(await sendPictures({ kind: 'refund', id: request.refundId }, pictures));
    }
    setPictures([]);
    setReason(null);
    onAsked();
  });
  const submit = (): void => {
    setMissing(reason === null);
    if (reason !== null) act.start(reason);
  };
  const choose = (chosen: AskableReason): void => {
    setReason(chosen);
    setMissing(false);
  };
  return { reason, choose, missing, pictures, setPictures, unsent, setUnsent, done, submit, act };
}

/** What came of the tap on the button. */
function Told({ asking }: { readonly asking: ReturnType<typeof useAsking> }) {
  return (
    <View>
      {asking.done ? (
        <Callout kind="good" id="done" title="已经提交" urgent>
          办到哪一步，在这里和这笔订单里随时能看到。
        </Callout>
      ) : null}
      {asking.missing ? <Callout kind="bad" id="errors" title="请选一个原因" urgent /> : null}
      <ActFailure title="还没有提交退费申请" failure={asking.act.failure} />
    </View>
  );
}

function labelOf(standing: RefundStanding, reason: AskableReason | null): string {
  const offer = possibleOffers(standing).find((one) => one.reason === reason);
  return offer === undefined ? '提交退费申请' : `申请退 ${yuan(offer.amountFen)} 元`;
}

type Unready = Exclude<ReturnType<typeof useLoadedOnShow<RefundStanding>>, { readonly state: 'ready' }>;

function NotThere({ loading }: { readonly loading: Unready }) {
  return (
    <PageFrame heading="退费">
      {loading.state === 'loading' ? (
        <Skeleton label="正在查这笔缴费" />
      ) : (
        <FailureState failure={loading.failure} onRetry={loading.again} />
      )}
    </PageFrame>
  );
}

interface NoMoreProps {
  readonly standing: RefundStanding;
  readonly stage: Stage;
  readonly onMore?: () => void;
}

/** Below what became of a request: the way to the next one, or why there is none. */
function NoMore({ standing, stage, onMore }: NoMoreProps) {
  if (onMore === undefined) return stage === 'cannot' ? <NotNow offers={standing.offers} /> : null;
  return (
    <View className="spaced">
      <Button id="ask-again" kind="secondary" label="用别的原因再申请" onTap={onMore} />
    </View>
  );
}

/** One person's money: what may be asked for and how; once it was, where it stands, which the title says too. */
export function ForOne({ orderId, line }: ForOneProps) {
  const loading = useLoadedOnShow(`${orderId} ${line}`, async () => {
    const { standing } = await ask('resident', 'refund.look', { orderId, line });
    return standing;
  });
  const [more, setMore] = useState(false);
  const asking = useAsking({ orderId, line }, () => {
    setMore(false);
    loading.again();
  });
  if (loading.state !== 'ready') return <NotThere loading={loading} />;
  const standing = loading.data;
  const stage = stageOf(standing);
  const request = newestRequest(standing);
  const may = possibleOffers(standing).length > 0;
  // What became of the last request comes first; asking for more is a tap of its own.
  const asks = may && (stage === 'ask' || more);
  return (
    <PageFrame
      heading={titleOf(stage, standing.line.person.name)}
      footer={
        asks ? (
          <StepFooter
            label={labelOf(standing, asking.reason)}
            busy={asking.act.busy}
            {...(asking.done ? { busyLabel: '正在传图片…' } : {})}
            onContinue={asking.submit}
          />
        ) : undefined
      }
    >
      <Told asking={asking} />
      <Paid {...standing} />
      <Progress refunds={standing.refunds} />
      {request === undefined || request.reason === 'by-office' ? null : (
        <Given
          of={{ kind: 'refund', id: request.refundId }}
          pictures={standing.pictures}
          phone={standing.phone}
          open={request.state === 'requested'}
          unsent={asking.unsent}
          onUnsent={asking.setUnsent}
          onChange={loading.again}
        />
      )}
      {asks ? (
        <Ask
          standing={standing}
          reason={asking.reason}
          onReason={asking.choose}
          pictures={asking.pictures}
          onPictures={asking.setPictures}
        />
      ) : (
        <NoMore standing={standing} stage={stage} {...(may ? { onMore: () => setMore(true) } : {})} />
      )}
      <View className="spaced">
        <Button
          id="back-to-order"
          kind="secondary"
          label="回到这笔订单"
          onTap={() => replace(pages.order, { id: orderId })}
        />
      </View>
    </PageFrame>
  );
}
