import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DecisionByOne, DuplicateView } from '../../../contract/duplicates';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { DateField } from '../../components/DateField';
import { Field, TextInput } from '../../components/Field';
import { randomId } from '../../state/random-id';
import { dayFromParts, partsOfDay } from '../../words/days';
import type { DayParts } from '../../words/days';
import { propose } from '../files/propose';

interface DecideProps {
  readonly one: DuplicateView;
  readonly region: string;
  readonly onDone: (words: string) => void;
}

type Act = DecisionByOne | 'give-up' | 'suspend' | 'resume' | 'decline-resume' | 'note-death' | 'undo-death';

interface Asked {
  readonly label: string;
  readonly done: string;
  /** Whether a day has to be named. */
  readonly needsDay?: true;
}

/** What one officer decides of a case. */
export const decisionWords: Readonly<Record<DecisionByOne, string>> = {
  stands: '名单没错，不用再找他',
  'kept-here': '他留在这里参保',
  'not-so': '名单写错了',
};

const acts: Readonly<Record<Act, Asked>> = {
  stands: { label: decisionWords.stands, done: '办好了，他不再算还没参保的人' },
  'kept-here': { label: decisionWords['kept-here'], done: '办好了，他仍算这里要参保的人' },
  'not-so': { label: decisionWords['not-so'], done: '办好了，他仍算这里要参保的人' },
  'give-up': { label: '他不住在这里，从名单去掉', done: '从这里的名单去掉了' },
  suspend: { label: '提出暂停待遇', done: '提出了，等另一位经办人同意后生效', needsDay: true },
  resume: { label: '本人申请，恢复待遇', done: '恢复了', needsDay: true },
  'note-death': { label: '提出登记去世', done: '提出了，等另一位经办人同意后生效', needsDay: true },
  'undo-death': { label: '提出撤销去世登记', done: '提出了，等另一位经办人同意后生效' },
  'decline-resume': { label: '不同意恢复', done: '答复了，申请的人看得到原因' },
};

/** What can be done about a case as it stands. */
function actsOn({ kind, insured, suspendedFrom, diedOn, end, asked }: DuplicateView): readonly Act[] {
  if (diedOn !== undefined) return kind === 'dead' ? ['undo-death'] : [];
  if (suspendedFrom !== null) return asked === null ? ['resume'] : ['resume', 'decline-resume'];
  const isDeadHere = kind === 'dead' && insured === 'here';
  if (isDeadHere && end?.end === 'stands') return ['note-death'];
  if (end !== null) return end.byRule === true ? ['kept-here', 'not-so'] : [];
  if (kind === 'two-lists') return ['give-up'];
  const isSuspendable = insured === 'here' && kind !== 'dead' && kind !== null;
  if (isDeadHere) return ['note-death', 'not-so'];
  return [...(isSuspendable ? (['suspend'] as const) : []), 'stands', 'kept-here', 'not-so'];
}

/** What an act is called; the rule's own is marked so. */
function labelOf(act: Act, { ruling }: DuplicateView): string {
  const isOfRule = ruling?.rule === 'decided' && ruling.act === act;
  return isOfRule ? `按通知办：${acts[act].label}` : acts[act].label;
}

async function carryOut(act: Act, of: DecideProps, note: string, day: string): Promise<void> {
  const { duplicateId } = of.one;
  const about = { duplicateId, region: of.region };
  if (act === 'give-up') await ask('officer', 'duplicates.give-up', { ...about, note });
  else if (act === 'resume') await ask('officer', 'duplicates.resume', { ...about, on: day, note });
  else if (act === 'decline-resume') {
    await ask('officer', 'duplicates.decline-resume', { ...about, words: note });
  } else if (act === 'suspend') {
    const content = { ...about, from: day, reason: note };
    await propose({ proposalId: randomId(), part: 1, parts: 1 }, 'duplicates.suspend', content);
  } else if (act === 'note-death' || act === 'undo-death') {
    const content = { ...about, diedOn: act === 'note-death' ? day : null, reason: note };
    await propose({ proposalId: randomId(), part: 1, parts: 1 }, 'duplicates.note-death', content);
  } else await ask('officer', 'duplicates.decide', { ...about, decision: act, note });
}

/** What the rule, or the family's application, fills in: the officer reads it and may change it. */
function preparedBy({ ruling, asked, since }: DuplicateView): {
  readonly note: string;
  readonly day: string | null;
} {
  // The notice names no day on which they come back: the officer writes it.
  if (asked !== null) return { note: '', day: null };
  if (ruling?.rule !== 'decided') return { note: '', day: since };
  const labels = ruling.clauses.map(({ label }) => label).join('、');
  // As long as a note may be.
  const note = `按通知${labels}：${ruling.facts.join('，')}`.slice(0, 100);
  return { note, day: ruling.from ?? since };
}

/** The act of the rule first: it is the one that is usually right. */
function inOrder(possible: readonly Act[], { ruling }: DuplicateView): readonly Act[] {
  const first = ruling?.rule === 'decided' && possible.includes(ruling.act) ? [ruling.act] : [];
  return [...first, ...possible.filter((act) => !first.some((one) => one === act))];
}

/** Which day the acts that need one mean. */
function dayLabel({ suspendedFrom }: DuplicateView, possible: readonly Act[]): string {
  if (possible.includes('note-death')) return '哪天去世（只在登记去世时用）';
  return suspendedFrom === null ? '从哪天起暂停（只在暂停时用）' : '从哪天起恢复';
}

/** Whom to ask before anything is done. */
function AskFirst({ kind }: Pick<DuplicateView, 'kind'>) {
  if (kind === 'two-lists') {
    return <View className="small">住在这里的，请和那边联系，由那边从名单去掉。</View>;
  }
  if (kind !== null) return null;
  return (
    <View className="small measure">
      别处的名单写到他，写的什么这里看不到。请先找他本人或家里核实：还在这里参保的，点“他留在这里参保”；要暂停待遇、登记去世的，由管着两处的上一级经办机构办。
    </View>
  );
}

/** The acts on a case, with a note that is looked up later, and a day where one is needed. */
export function Decide(props: DecideProps) {
  const { one, onDone } = props;
  const id = one.duplicateId;
  const possible = inOrder(actsOn(one), one);
  const prepared = preparedBy(one);
  const [note, setNote] = useState(prepared.note);
  const [parts, setParts] = useState<DayParts>(partsOfDay(prepared.day));
  const [missing, setMissing] = useState<'note' | 'day' | null>(null);
  const act = useAct(async (chosen: Act) => {
    await carryOut(chosen, props, note.trim(), dayFromParts(parts) ?? '');
    onDone(acts[chosen].done);
  });
  const start = (chosen: Act): void => {
    const lacksDay = acts[chosen].needsDay === true && dayFromParts(parts) === null;
    // The rule's own words are no reason for another act.
    const isRules = note === prepared.note && labelOf(chosen, one) === acts[chosen].label;
    const lacking = note.trim().length < 2 || isRules ? 'note' : lacksDay ? 'day' : null;
    setMissing(lacking);
    if (lacking === null) act.start(chosen);
  };
  if (possible.length === 0) return null;
  const asksDay = possible.some((each) => acts[each].needsDay);
  return (
    <View className="spaced">
      <AskFirst kind={one.kind} />
      {asksDay ? (
        <DateField
          id={`day-${id}`}
          label={dayLabel(one, possible)}
          error={missing === 'day' ? '请写日期' : undefined}
          parts={parts}
          onChange={setParts}
        />
      ) : null}
      <Field
        id={`note-${id}`}
        label={possible.includes('decline-resume') ? '处理说明（不同意的，申请的人看得到）' : '处理说明'}
        error={missing === 'note' ? '请写一句您自己的说明，以后查得到' : undefined}
      >
        <TextInput id={`note-${id}-input`} name="处理说明" value={note} onInput={setNote} />
      </Field>
      <ActFailure title="没有办成" failure={act.failure} id={`failed-${id}`} />
      {possible.map((each) => (
        <Button
          key={each}
          id={`${each}-${id}`}
          kind="secondary"
          label={labelOf(each, one)}
          busy={act.busy}
          onTap={() => start(each)}
        />
      ))}
      {possible.includes('note-death') ? (
        <Callout kind="info" id={`about-death-${id}`} title="登记去世要两个人办">
          先在医保系统里停保，再登记。家人看得到哪天登记的。钱不因此退。
        </Callout>
      ) : null}
      {possible.includes('suspend') ? (
        <Callout kind="info" id={`about-suspend-${id}`} title="暂停要两个人办">
          暂停以后他自己看得到从哪天起、怎么恢复。钱不退，参保不停。
        </Callout>
      ) : null}
    </View>
  );
}
