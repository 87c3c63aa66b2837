import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { Section } from '../../../components/Section';
import { useShareCards } from '../../../platform/share';
import { NamesOutside } from './NamesOutside';
import { PictureCanvas } from './PictureCanvas';
import { blocksOfFamily } from './picture-words';
import { Print } from './Print';
import { ReceiptActs, shareId } from './ReceiptActs';
import type { Shared } from './ReceiptActs';
import { ReceiptCard } from './ReceiptCard';
import { SavePicture } from './SavePicture';

/** The receipts of an order, one a person; all of them on one picture where there are several. */
function Receipts({ receipts }: { readonly receipts: readonly ReceiptView[] }) {
  const [inFull, setInFull] = useState(false);
  const [shared, setShared] = useState<Readonly<Record<string, Shared>>>({});
  useShareCards(Object.fromEntries(Object.entries(shared).map(([id, { card }]) => [id, card])));
  const chooseNames = (full: boolean): void => {
    setInFull(full);
    // A link that was made says names as they were chosen then.
    setShared({});
  };
  return (
    <View>
      <View className="not-printed">
        {receipts.map((receipt) => (
          <ReceiptCard key={receipt.number} receipt={receipt} />
        ))}
        <Section title="保存、转给家人" id="receipt-acts">
          <NamesOutside receipts={receipts} inFull={inFull} onChoose={chooseNames} />
          {receipts.map((receipt) => (
            <ReceiptActs
              key={receipt.number}
              receipt={receipt}
              inFull={inFull}
              shared={shared[shareId(receipt)]}
              onShared={(one) => setShared((before) => ({ ...before, [shareId(receipt)]: one }))}
            />
          ))}
          {receipts.length > 1 ? (
            <SavePicture
              id="family"
              label={`把${receipts.length}个人的凭证存成一张图片`}
              name={`缴费凭证-${receipts[0]?.orderId.slice(0, 10) ?? ''}.png`}
              blocks={blocksOfFamily(receipts, inFull)}
              codeOf={() => Promise.resolve(null)}
            />
          ) : null}
        </Section>
      </View>
      <Print receipts={receipts} inFull={inFull} />
    </View>
  );
}

/** What was paid, for whom, and how anybody can see whether it holds. */
export default function ReceiptPage() {
  const { params } = useRouter<{ id?: string }>();
  const orderId = params.id ?? '';
  const loading = useLoaded(orderId, () => ask('resident', 'receipt.get', { orderId }));
  return (
    <PageFrame heading="缴费凭证">
      {loading.state === 'loading' ? <Skeleton label="正在读取凭证" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? <Receipts receipts={loading.data.receipts} /> : null}
      <PictureCanvas />
    </PageFrame>
  );
}
