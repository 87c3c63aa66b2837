import { useState } from 'react';
import { View } from '@tarojs/components';
import type { WithdrawalReason } from '../../../contract/notice-drafts';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';

const reasons = [
  { value: 'error', label: '有误', hint: '撤回后，前面一版重新执行' },
  { value: 'replaced', label: '被另一份通知代替', hint: '撤回后，这里没有通知，等另一份发布' },
  { value: 'ended', label: '停止执行', hint: '撤回后，这里没有通知' },
] as const;

interface WithdrawFormProps {
  readonly notice: string;
  readonly number: number;
  readonly onDone: () => void;
}

/** Takes a version out: one officer may, with a reason, as a wrong price must not wait for a second one. */
export function WithdrawForm({ notice, number, onDone }: WithdrawFormProps) {
  const [reason, setReason] = useState<WithdrawalReason | null>(null);
  const [words, setWords] = useState('');
  const withdrawing = useAct(async () => {
    if (reason === null) return;
    await ask('officer', 'notices.withdraw', { notice, number, reason, words: words.trim() });
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
          label={number === 0 ? '确定撤回' : `确定撤回第${number}版`}
          busy={withdrawing.busy}
          onTap={withdrawing.start}
        />
      ) : null}
    </View>
  );
}
