import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Appointment } from '../../../contract/officers';
import { problemOfName } from '../../../contract/person-name';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { randomId } from '../../state/random-id';
import { AppointmentFields } from './AppointmentFields';

interface InviteFormProps {
  readonly region: string;
  readonly onProposed: () => void;
  readonly onGiveUp: () => void;
}

/** Who is to become an officer: laid before another officer; with his word a code can be handed out. */
export function InviteForm({ region, onProposed, onGiveUp }: InviteFormProps) {
  const [proposalId] = useState(randomId);
  const [name, setName] = useState('');
  const [value, setValue] = useState<Appointment>({ regions: [region], duties: [] });
  const [tried, setTried] = useState(false);
  const wrongName = problemOfName(name);
  const act = useAct(async () => {
    const content = { invitationId: proposalId, region, name, ...value };
    const part = { proposalId, act: 'officers.invite', part: 1, parts: 1, content } as const;
    await ask('officer', 'proposals.propose', part);
    onProposed();
  });
  const submit = (): void => {
    setTried(true);
    if (wrongName === null && value.duties.length > 0) act.start();
  };
  return (
    <Section title="邀请谁">
      <Field
        id="officer-name"
        label="姓名"
        hint="和证件上一样"
        error={tried ? (wrongName ?? undefined) : undefined}
      >
        <TextInput id="officer-name-input" name="姓名" value={name} onInput={setName} />
      </Field>
      <AppointmentFields
        own={region}
        value={value}
        error={tried && value.duties.length === 0 ? '请至少选一项' : undefined}
        onChange={setValue}
      />
      <View className="soft small">另一位管经办人员的人同意以后，才能给加入码。</View>
      <ActFailure title="没有提出" failure={act.failure} />
      <Button id="continue" label="提出邀请" busy={act.busy} onTap={submit} />
      <Button id="give-up" kind="plain" label="不邀请了" onTap={onGiveUp} />
    </Section>
  );
}
