import { View } from '@tarojs/components';
import type { WithdrawalReason } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { Callout } from '../../components/Callout';
import { FailureState, Skeleton } from '../../components/PageStates';

interface OutcomeProps {
  readonly notice: string;
  readonly number: number;
  readonly reason: WithdrawalReason;
}

/** What comes of taking a version out, read before it is done: by who does it or asks for it, and by who agrees. */
export function Outcome({ notice, number, reason }: OutcomeProps) {
  const loading = useLoaded(`withdrawal ${notice} ${number} ${reason}`, () =>
    ask('officer', 'notices.withdrawal-preview', { notice, number, reason }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在看以后会怎样" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  return (
    <Callout
      kind="warn"
      id={`outcome-${notice}`}
      title={reason === 'error' ? '撤回以后会怎样' : '不再执行以后会怎样'}
    >
      {loading.data.says.map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
    </Callout>
  );
}
