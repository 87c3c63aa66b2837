import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';

type When = 'now' | 'at';

/** `2026-09-01 08:00` in China, as ms; null where it is none. */
export function hourOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(plain)) return null;
  const ms = Date.parse(`${plain.replace(' ', 'T')}:00+08:00`);
  return Number.isNaN(ms) ? null : ms;
}

interface ProposeProps {
  readonly draftId: string;
  readonly revision: number;
  readonly onDone: () => void;
}

/** Lays a draft that has nothing wrong before a second officer, with the hour at which it begins. */
export function Propose({ draftId, revision, onDone }: ProposeProps) {
  const [when, setWhen] = useState<When>('now');
  const [hour, setHour] = useState('');
  const at = hourOf(hour);
  const proposing = useAct(async () => {
    await ask('officer', 'notices.propose', { draftId, revision, inForceFrom: when === 'now' ? null : at });
    onDone();
  });
  return (
    <Section title="提出，请另一位经办人核对">
      <ChoiceList<When>
        name="什么时候生效"
        chosen={when}
        onChoose={setWhen}
        choices={[
          { value: 'now', label: '同意后马上生效', hint: '一两分钟后各处同时生效', id: 'when-now' },
          { value: 'at', label: '定一个时间', hint: '到时还没有人同意，就不发布', id: 'when-at' },
        ]}
      />
      {when === 'at' ? (
        <Field id="hour" label="生效时间（年-月-日 时:分）" hint="北京时间，例如 2026-09-01 08:00，八周以内">
          <TextInput id="hour-input" name="生效时间" maxlength={16} value={hour} onInput={setHour} />
        </Field>
      ) : null}
      <ActFailure title="没有提出" failure={proposing.failure} />
      {when === 'now' || at !== null ? (
        <View className="card__action">
          <Button id="propose" kind="secondary" label="提出" busy={proposing.busy} onTap={proposing.start} />
        </View>
      ) : null}
    </Section>
  );
}
