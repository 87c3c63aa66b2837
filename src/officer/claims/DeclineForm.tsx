import { useState } from 'react';
import { View } from '@tarojs/components';
import { declineReasons, declineReasonWords } from '../../../contract/decline';
import type { Decline, DeclineReason } from '../../../contract/decline';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';

interface DeclineFormProps {
  /** Keeps the controls of several claims on a page apart. */
  readonly id: string;
  readonly busy: boolean;
  readonly onDecline: (decline: Decline) => void;
  readonly onGiveUp: () => void;
}

function declineFrom(reason: DeclineReason, note: string): Decline {
  return note === '' ? { reason } : { reason, note };
}

/** Declining takes a reason, which the family reads, and a second tap. */
export function DeclineForm({ id, busy, onDecline, onGiveUp }: DeclineFormProps) {
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const decline = (): void => {
    const written = note.trim();
    if (reason === null) return setProblem('请选择退回的原因，家人会看到。');
    if (reason === 'other' && written === '') return setProblem('选了“其他原因”，请在下面写明。');
    setProblem(undefined);
    onDecline(declineFrom(reason, written));
  };
  return (
    <View>
      <Field id={`reason-${id}`} label="为什么退回" hint="家人会看到这个原因" error={problem}>
        <ChoiceList<DeclineReason>
          name="为什么退回"
          chosen={reason}
          onChoose={setReason}
          choices={declineReasons.map((value) => ({
            value,
            label: declineReasonWords[value],
            id: `reason-${value}-${id}`,
          }))}
        />
      </Field>
      <Field id={`note-${id}`} label="补充说明" hint="可以不写，比如缺哪一份材料">
        <TextInput
          id={`note-${id}-input`}
          name="补充说明"
          value={note}
          wrong={false}
          maxlength={100}
          onInput={setNote}
        />
      </Field>
      <Button id={`decline-sure-${id}`} label="确认退回" busy={busy} onTap={decline} />
      <Button id={`decline-not-${id}`} kind="plain" label="先不退回" onTap={onGiveUp} />
    </View>
  );
}
