import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Failure } from '../../cloud/failures';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';

interface ReasonFormProps {
  readonly id: string;
  readonly label: string;
  readonly lead: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onReason: (reason: string) => void;
}

/** Ends something at once, with a reason that those whom it concerns read. */
export function ReasonForm({ id, label, lead, busy, failure, onReason }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (): void => {
    const short = [...reason.trim()].length < 4;
    setMissing(short);
    if (!short) onReason(reason.trim());
  };
  return (
    <View className="spaced">
      <View className="soft small">{lead}</View>
      <Field id="reason" label="原因" error={missing ? '请把原因写清楚一点，至少4个字' : undefined}>
        <TextInput id="reason-input" name="原因" value={reason} onInput={setReason} />
      </Field>
      <ActFailure title="没有办成" failure={failure} />
      <Button id={id} kind="danger" label={label} busy={busy} onTap={submit} />
    </View>
  );
}
