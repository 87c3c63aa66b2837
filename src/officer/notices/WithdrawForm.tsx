import { useState } from 'react';
import { View } from '@tarojs/components';
import type { WithdrawalReason } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { FailureState, Skeleton } from '../../components/PageStates';

const reasons = [
  { value: 'error', label: '有误', hint: '一个人就能撤回' },
  { value: 'replaced', label: '没有错，被另一份通知代替', hint: '要两位经办人都同意' },
  { value: 'ended', label: '没有错，不再执行', hint: '要两位经办人都同意' },
] as const;

interface WithdrawFormProps {
  readonly notice: string;
  readonly number: number;
  readonly onDone: () => void;
}

interface OutcomeProps extends Pick<WithdrawFormProps, 'notice' | 'number'> {
  readonly reason: WithdrawalReason;
}

/** What comes of it, read before it is done. */
function Outcome({ notice, number, reason }: OutcomeProps) {
  const loading = useLoaded(`withdrawal ${notice} ${number} ${reason}`, () =>
    ask('officer', 'notices.withdrawal-preview', { notice, number, reason }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在看撤回以后会怎样" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  return (
    <Callout kind="warn" id={`outcome-${notice}`} title="撤回以后会怎样">
      {loading.data.says.map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
    </Callout>
  );
}

function sure(reason: WithdrawalReason, number: number): string {
  if (reason !== 'error') return '提出，请另一位经办人同意';
  return number === 0 ? '确定撤回' : `确定撤回第${number}版`;
}

/** Takes a version out: one officer may where it is wrong, as a wrong price must not wait for a second one; else two do. */
export function WithdrawForm({ notice, number, onDone }: WithdrawFormProps) {
  const [reason, setReason] = useState<WithdrawalReason | null>(null);
  const [words, setWords] = useState('');
  const withdrawing = useAct(async () => {
    if (reason === null) return;
    const request = { notice, number, words: words.trim() };
    if (reason === 'error') await ask('officer', 'notices.withdraw', request);
    else await ask('officer', 'notices.end', { ...request, reason });
    onDone();
  });
  return (
    <View>
      <View className="section__note">
        撤回一两分钟后起作用。已经缴过费的人不用补钱，记录也不变。写明原因，以后查得到。
      </View>
      <ChoiceList
        name="撤回的原因"
        chosen={reason}
        onChoose={setReason}
        choices={reasons.map((one) => ({ ...one, id: `reason-${one.value}-${notice}` }))}
      />
      {reason === null ? null : <Outcome notice={notice} number={number} reason={reason} />}
      <Field id={`words-${notice}`} label="写明是怎么回事" hint="至少4个字，例如：金额写错了，应是400元">
        <TextInput
          id={`words-${notice}-input`}
          name="写明是怎么回事"
          maxlength={100}
          value={words}
          onInput={setWords}
        />
      </Field>
      <ActFailure title="没有撤回" failure={withdrawing.failure} />
      {reason !== null && words.trim().length >= 4 ? (
        <Button
          id={`withdraw-sure-${notice}`}
          kind="danger"
          label={sure(reason, number)}
          busy={withdrawing.busy}
          onTap={withdrawing.start}
        />
      ) : null}
    </View>
  );
}
