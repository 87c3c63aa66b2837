import { useState } from 'react';
import { View } from '@tarojs/components';
import type { EvidenceOf } from '../../../../../contract/evidence';
import { pictureDays } from '../../../../../contract/evidence';
import { telephoneWords, tidyTelephone } from '../../../../../contract/telephone';
import { ask } from '../../../../cloud/cloud';
import { useAct } from '../../../../cloud/use-cloud';
import { ActFailure } from '../../../../components/ActFailure';
import { Button } from '../../../../components/Button';
import { Field, TextInput } from '../../../../components/Field';
import { Card } from '../../../../components/Section';

interface CallBackProps {
  readonly of: EvidenceOf;
  /** As he left it; absent where he left none. */
  readonly phone: string | undefined;
  /** Whether it can be changed. */
  readonly open: boolean;
  readonly onChange: () => void;
}

interface FormProps {
  readonly of: EvidenceOf;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

function Form({ of, onDone, onLeave }: FormProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const act = useAct(async (phone: string) => {
    await ask('resident', 'evidence.phone', { ...of, phone });
    onDone();
  });
  const submit = (): void => {
    const phone = tidyTelephone(typed);
    setWrong(phone === null ? telephoneWords : undefined);
    if (phone !== null) act.start(phone);
  };
  return (
    <View>
      <Field
        id="callback"
        label="联系电话"
        hint="可以不留。工作人员有事要问时打给您，只用来问这一件事"
        error={wrong}
      >
        <TextInput
          id="callback-input"
          name="联系电话"
          kind="number"
          value={typed}
          wrong={wrong !== undefined}
          maxlength={20}
          onInput={setTyped}
        />
      </Field>
      <ActFailure title="没有记下" failure={act.failure} id="callback-failed" />
      <Button id="keep-callback" kind="secondary" label="留这个电话" busy={act.busy} onTap={submit} />
      <Button id="no-callback" kind="plain" label="不留了" onTap={onLeave} />
    </View>
  );
}

/** By which number the office may call back about what is asked; left and taken back here, and never needed. */
export function CallBack({ of, phone, open, onChange }: CallBackProps) {
  const [writing, setWriting] = useState(false);
  const removal = useAct(async () => {
    await ask('resident', 'evidence.phone', { ...of, phone: null });
    onChange();
  });
  if (!open && phone === undefined) return null;
  if (writing) {
    const done = (): void => {
      setWriting(false);
      onChange();
    };
    return <Form of={of} onDone={done} onLeave={() => setWriting(false)} />;
  }
  if (phone === undefined) {
    return (
      <Button
        id="leave-callback"
        kind="plain"
        label="留一个联系电话（可以不留）"
        onTap={() => setWriting(true)}
      />
    );
  }
  return (
    <Card id="callback-left">
      <View>{`留的联系电话：${phone}`}</View>
      <View className="soft small">
        {`只有审核这件事的工作人员看得到，每看一次都有记录。办结${pictureDays}天以后删除。`}
      </View>
      <ActFailure title="没有收回" failure={removal.failure} id="callback-failed" />
      {open ? (
        <Button
          id="take-callback"
          kind="plain"
          label="收回这个电话"
          busy={removal.busy}
          onTap={() => removal.start()}
        />
      ) : null}
    </Card>
  );
}
