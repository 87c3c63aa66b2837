import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { ask } from '../../../cloud/cloud';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { ShareButton } from '../../../components/ShareButton';
import { pages } from '../../../platform/pages';
import { useShareCards } from '../../../platform/share';
import type { ShareCard } from '../../../platform/share';
import { scaleOf, systemFontScale, usePreferences } from '../../../state/preferences';
import { sayMoment } from '../../../words/days';
import { ReceiptCard } from './ReceiptCard';
import { PictureCanvas } from './PictureCanvas';
import { saveAsPicture } from './save-picture';

interface Shared {
  readonly card: ShareCard;
  readonly expiresAt: number;
}

interface ReceiptProps {
  readonly receipt: ReceiptView;
  readonly shared: Shared | undefined;
  readonly onShared: (shared: Shared) => void;
}

function shareId({ line }: ReceiptView): string {
  return `send-receipt-${line}`;
}

function Receipt({ receipt, shared, onShared }: ReceiptProps) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const scale = scaleOf(usePreferences(), systemFontScale()).text;
  const save = useAct(async () => setSaved(await saveAsPicture(receipt, scale)));
  const share = useAct(async () => {
    const { orderId, line } = receipt;
    const { token, expiresAt } = await ask('resident', 'receipt.share', { orderId, line });
    onShared({
      card: { title: '居民医保缴费凭证', path: `${pages.sharedReceipt}?token=${token}` },
      expiresAt,
    });
  });
  const failure = save.failure ?? share.failure;
  return (
    <View>
      <ReceiptCard receipt={receipt} />
      <ActFailure title="没有办成" failure={failure} id={`failed-${receipt.line}`} />
      {saved ? <Callout kind="good" id={`saved-${receipt.line}`} title="图片已保存" urgent /> : null}
      {saved === false ? (
        <Callout kind="warn" id={`unsaved-${receipt.line}`} title="图片没有存下来" urgent>
          请在微信的设置里允许保存到相册再试一次，或者直接截屏。
        </Callout>
      ) : null}
      {shared ? (
        <Callout kind="good" id={`shared-${receipt.line}`} title="可以转给家人看" urgent>
          {`里面没有证件号码，也看不到困难身份。${sayMoment(shared.expiresAt)}以前有效。`}
        </Callout>
      ) : null}
      <View className="card__action">
        <Button
          id={`save-${receipt.line}`}
          kind="secondary"
          label={`把${receipt.insured}的凭证存成图片`}
          busy={save.busy}
          onTap={() => save.start()}
        />
      </View>
      {shared ? (
        <ShareButton id={shareId(receipt)} label={`发给${receipt.insured}`} card={shared.card} />
      ) : (
        <Button
          id={`share-${receipt.line}`}
          kind="plain"
          label={`转给${receipt.insured}看`}
          busy={share.busy}
          onTap={() => share.start()}
        />
      )}
    </View>
  );
}

/** The receipts of an order, one a person. */
export default function ReceiptPage() {
  const { params } = useRouter<{ id?: string }>();
  const orderId = params.id ?? '';
  const [shared, setShared] = useState<Readonly<Record<string, Shared>>>({});
  useShareCards(Object.fromEntries(Object.entries(shared).map(([id, { card }]) => [id, card])));
  const loading = useLoaded(orderId, () => ask('resident', 'receipt.get', { orderId }));
  return (
    <PageFrame heading="缴费凭证">
      {loading.state === 'loading' ? <Skeleton label="正在读取凭证" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready'
        ? loading.data.receipts.map((receipt) => (
            <Receipt
              key={receipt.number}
              receipt={receipt}
              shared={shared[shareId(receipt)]}
              onShared={(one) => setShared((before) => ({ ...before, [shareId(receipt)]: one }))}
            />
          ))
        : null}
      <PictureCanvas />
    </PageFrame>
  );
}
