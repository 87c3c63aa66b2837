import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList, ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import type { AskedBack } from './draft-check';

type When = 'now' | 'at';

/** `2026-09-01 08:00` in China, as ms; null where it is none. */
export function hourOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(plain)) return null;
  const ms = Date.parse(`${plain.replace(' ', 'T')}:00+08:00`);
  return Number.isNaN(ms) ? null : ms;
}

/** The hour at which it is to begin; undefined as long as it isn't said. */
function useHour() {
  const [when, setWhen] = useState<When>('now');
  const [text, setText] = useState('');
  const at = hourOf(text) ?? undefined;
  return { when, setWhen, text, setText, inForceFrom: when === 'now' ? null : at };
}

function Hour({ when, setWhen, text, setText }: ReturnType<typeof useHour>) {
  return (
    <View>
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
          <TextInput id="hour-input" name="生效时间" maxlength={16} value={text} onInput={setText} />
        </Field>
      ) : null}
    </View>
  );
}

interface ConfirmProps {
  readonly toConfirm: readonly AskedBack[];
  readonly confirmed: readonly AskedBack[];
  readonly onConfirmed: (confirmed: readonly AskedBack[]) => void;
}

/** Each figure that is unusual, to be ticked one by one: who ticks it has looked at the paper. */
function Confirm({ toConfirm, confirmed, onConfirmed }: ConfirmProps) {
  if (toConfirm.length === 0) return null;
  const choices = toConfirm.map(({ words }, at) => ({
    value: String(at),
    label: words,
    id: `confirm-${at}`,
  }));
  const toggle = (value: string): void => {
    const one = toConfirm[Number(value)];
    if (one === undefined) return;
    onConfirmed(confirmed.includes(one) ? confirmed.filter((other) => other !== one) : [...confirmed, one]);
  };
  return (
    <Field
      id="to-confirm"
      label="这些和一般的不同。对照盖章的通知，没有写错的打勾"
      hint="打了勾的，核对的人会看到"
    >
      <ManyChoices
        name="核对过的"
        choices={choices}
        chosen={choices.map(({ value }) => value).filter((_value, at) => isIn(confirmed, toConfirm[at]))}
        onToggle={toggle}
      />
    </Field>
  );
}

function isIn(confirmed: readonly AskedBack[], one: AskedBack | undefined): boolean {
  return one !== undefined && confirmed.includes(one);
}

interface ProposeProps {
  readonly draftId: string;
  readonly revision: number;
  readonly toConfirm: readonly AskedBack[];
  readonly onDone: () => void;
}

/** Lays a draft that has nothing wrong before a second officer, with the hour at which it begins. */
export function Propose({ draftId, revision, toConfirm: asked, onDone }: ProposeProps) {
  const [toConfirm] = useState(asked);
  const [confirmed, setConfirmed] = useState<readonly AskedBack[]>([]);
  const hour = useHour();
  const { inForceFrom } = hour;
  const proposing = useAct(async () => {
    if (inForceFrom === undefined) return;
    const findings = confirmed.map(({ finding }) => finding);
    await ask('officer', 'notices.propose', { draftId, revision, inForceFrom, confirmed: findings });
    onDone();
  });
  const isReady = inForceFrom !== undefined && confirmed.length === toConfirm.length;
  return (
    <Section title="提出，请另一位经办人核对">
      <Confirm toConfirm={toConfirm} confirmed={confirmed} onConfirmed={setConfirmed} />
      <Hour {...hour} />
      <ActFailure title="没有提出" failure={proposing.failure} />
      {isReady ? (
        <View className="card__action">
          <Button id="propose" kind="secondary" label="提出" busy={proposing.busy} onTap={proposing.start} />
        </View>
      ) : null}
    </Section>
  );
}
