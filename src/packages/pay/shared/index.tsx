import { useRouter } from '@tarojs/taro';
import type { ReceiptView } from '../../../../contract/receipts';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { ReceiptCard } from '../receipt/ReceiptCard';

function Acts({ receipt }: { readonly receipt: ReceiptView }) {
  return (
    <>
      <Button
        id="continue"
        label="查这份凭证现在有没有效"
        onTap={() => open(pages.receiptCheck, { code: receipt.checkCode })}
      />
      <Button id="back-to-first" kind="plain" label="给自己的家人参保" onTap={() => open(pages.first)} />
    </>
  );
}

/** A receipt that a payer passed on: no number, no subsidies. */
export default function SharedReceiptPage() {
  const { params } = useRouter<{ token?: string }>();
  const token = params.token ?? '';
  const loading = useLoaded(token, () => ask('resident', 'receipt.shared', { token }));
  return (
    <PageFrame
      heading="缴费凭证"
      lead="家人转给您看的。"
      footer={loading.state === 'ready' ? <Acts receipt={loading.data.receipt} /> : undefined}
    >
      {loading.state === 'loading' ? <Skeleton label="正在读取凭证" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? <ReceiptCard receipt={loading.data.receipt} /> : null}
    </PageFrame>
  );
}
