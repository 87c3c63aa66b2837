import { useState } from 'react';
import { View } from '@tarojs/components';
import { isIsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList, ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import type { AskedBack } from './draft-check';
import { typedValue } from './form/plain-values';

type When = 'now' | 'at';

/** `2026-09-01 08:00` or `2026年9月1日 8:00` in China, as ms; null where it is none, such as 31 September. */
export function hourOf(text: string): number | null {
  const [, date = '', hour = '', minute = ''] =
    /^(.*[\d日])\s+(\d{1,2}):(\d\d)$/.exec(text.normalize('NFKC').trim()) ?? [];
  const day = String(typedValue('day', date));
  if (!isIsoDay(day)) return null;
  const ms = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`);
  return Number.isNaN(ms) ? null : ms;
}

/** The shortest hour there is, `2026-9-1 8:00`: what is shorter is still being typed. */
const leastTyped = 13;

/** The hour at which it is to begin; undefined as long as it isn't said. */
function useHour() {
  const [when, setWhen] = useState<When>('now');
  const [text, setText] = useState('');
  const at = hourOf(text) ?? undefined;
  const isWrong = when === 'at' && text.trim().length >= leastTyped && at === undefined;
  return { when, setWhen, text, setText, isWrong, inForceFrom: when === 'now' ? null : at };
}

function Hour({ when, setWhen, text, setText, isWrong }: ReturnType<typeof useHour>) {
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
        <Field
          id="hour"
          label="生效时间（年-月-日 时:分）"
          hint="北京时间，例如 2026-09-01 08:00，八周以内"
          {...(isWrong ? { error: '没有这个时间。写成 2026-09-01 08:00 这样' } : {})}
        >
          <TextInput
            id="hour-input"
            name="生效时间"
            maxlength={20}
            value={text}
            wrong={isWrong}
            onInput={setText}
          />
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
  const open = toConfirm.length - confirmed.length;
  const isReady = inForceFrom !== undefined && open === 0;
  return (
    <Section title="提出，请另一位经办人核对">
      <Confirm toConfirm={toConfirm} confirmed={confirmed} onConfirmed={setConfirmed} />
      <Hour {...hour} />
      <ActFailure title="没有提出" failure={proposing.failure} />
      {open === 0 ? null : (
        <View id="still-open" className="section__note">
          {`还有${open}处没有打勾，都打了勾才能提出。`}
        </View>
      )}
      {isReady ? (
        <View className="card__action">
          <Button id="propose" kind="secondary" label="提出" busy={proposing.busy} onTap={proposing.start} />
        </View>
      ) : null}
    </Section>
  );
}
