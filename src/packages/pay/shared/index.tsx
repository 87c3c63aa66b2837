import { useRouter } from '@tarojs/taro';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { PageFrame } from '../../../components/PageFrame';
import { FailureState, Skeleton } from '../../../components/PageStates';
import { ReceiptCard } from '../receipt/ReceiptCard';

/** A receipt that a payer passed on: no number, no subsidies. */
export default function SharedReceiptPage() {
  const { params } = useRouter<{ token?: string }>();
  const token = params.token ?? '';
  const loading = useLoaded(token, () => ask('resident', 'receipt.shared', { token }));
  return (
    <PageFrame heading="缴费凭证" lead="家人转给您看的。">
      {loading.state === 'loading' ? <Skeleton label="正在读取凭证" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? <ReceiptCard receipt={loading.data.receipt} /> : null}
    </PageFrame>
  );
}
