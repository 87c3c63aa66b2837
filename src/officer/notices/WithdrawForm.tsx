import { useState } from 'react';
import { View } from '@tarojs/components';
import type { WithdrawalReason } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Outcome } from './Outcome';
import { versionWords } from './chain-words';

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

function sure(reason: WithdrawalReason, number: number): string {
  if (reason !== 'error') return '提出，请另一位经办人同意';
  return `确定撤回${versionWords(number)}`;
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
        一两分钟后起作用。已经缴过费的人不用补钱，记录也不变。写明原因，以后查得到。
      </View>
      <ChoiceList
        name="原因"
        chosen={reason}
        onChoose={setReason}
        choices={reasons.map((one) => ({ ...one, id: `reason-${one.value}-${notice}` }))}
      />
      {reason === null ? null : (
        <View className="spaced spaced_both">
          <Outcome notice={notice} number={number} reason={reason} />
        </View>
      )}
      <Field id={`words-${notice}`} label="写明是怎么回事" hint="至少4个字，例如：金额写错了，应是400元">
        <TextInput
          id={`words-${notice}-input`}
          name="写明是怎么回事"
          maxlength={100}
          value={words}
          onInput={setWords}
        />
      </Field>
      <ActFailure title="没有办成" failure={withdrawing.failure} />
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
