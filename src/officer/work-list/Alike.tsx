import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Card } from '../../components/Section';
import { Words } from '../../components/Words';
import { Undone, doEach } from './Undone';
import type { NotDone } from './Undone';
import { useChosen } from './use-chosen';

/** One of which the lists say the same. */
export interface AlikeOne {
  readonly id: string;
  /** Whose it is. */
  readonly name: string;
  /** What is asked for, and what the list says. */
  readonly words: string;
  readonly decide: (note: string) => Promise<unknown>;
}

export interface AlikeGroup {
  readonly id: string;
  /** 参保人去世，上高县. */
  readonly title: string;
  readonly all: readonly AlikeOne[];
  /** What deciding so many means: 退 760.00 元，收不回来. */
  readonly meaning: (ids: readonly string[]) => string;
}

interface GroupProps {
  readonly group: AlikeGroup;
  /** Of what there are so many: 件 or 份. */
  readonly unit: string;
  /** 同意退费. */
  readonly act: string;
  /** Whether each decision takes a note, which is its evidence. */
  readonly hasNote: boolean;
  readonly onDone: (words: string) => void;
}

/** As long as the note has to be where it is the evidence. */
const leastNote = 5;

interface SureProps {
  readonly picked: readonly AlikeOne[];
  readonly group: AlikeGroup;
  readonly label: string;
  readonly busy: boolean;
  readonly onSure: () => void;
  readonly onNot: () => void;
}

/** Who decides reads once more each of them by name, and what it comes to. */
function Sure({ picked, group, label, busy, onSure, onNot }: SureProps) {
  return (
    <Callout kind="warn" id={`sure-${group.id}`} title={`${label}？`} urgent>
      {picked.map(({ id, name, words }) => (
        <View key={id}>
          <Words>{`${name}：${words}`}</Words>
        </View>
      ))}
      <View className="strong">{group.meaning(picked.map(({ id }) => id))}</View>
      <Button
        id={`sure-yes-${group.id}`}
        kind="secondary"
        label={`确定${label}`}
        busy={busy}
        onTap={onSure}
      />
      <Button id={`sure-no-${group.id}`} kind="plain" label="先不办" busy={busy} onTap={onNot} />
    </Callout>
  );
}

/** What is chosen of a group, its note, and what came of deciding them. */
function useDeciding({ group, unit, hasNote, onDone }: Omit<GroupProps, 'act'>) {
  const chosen = useChosen();
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [asked, setAsked] = useState(false);
  const [undone, setUndone] = useState<readonly NotDone[]>([]);
  const picked = group.all.filter(({ id }) => chosen.ids.includes(id));
  const act = useAct(async () => {
    const left = await doEach(
      picked,
      (one) => one.decide(note.trim()),
      (one) => one,
    );
    setUndone(left);
    setAsked(false);
    chosen.set(left.map(({ id }) => id));
    if (left.length < picked.length) onDone(`办好了${picked.length - left.length}${unit}。`);
  });
  const ask = (): void => {
    const tooShort = hasNote && note.trim().length < leastNote;
    const lacking =
      picked.length === 0
        ? '请先选要办的'
        : tooShort
          ? `请写清楚核对了什么，至少${leastNote}个字`
          : undefined;
    setWrong(lacking);
    setAsked(lacking === undefined);
  };
  const isAsked = asked && picked.length > 0;
  return { chosen, picked, note, setNote, wrong, undone, act, ask, isAsked, notNow: () => setAsked(false) };
}

function Group(props: GroupProps) {
  const { group, unit, act, hasNote } = props;
  const deciding = useDeciding(props);
  const { chosen, picked, wrong, undone } = deciding;
  const label = `${act}，${picked.length}${unit}`;
  return (
    <Card id={`alike-${group.id}`}>
      <View className="strong">{group.title}</View>
      <ManyChoices
        name={group.title}
        chosen={chosen.ids}
        onToggle={chosen.toggle}
        choices={group.all.map(({ id, name, words }) => ({
          value: id,
          label: name,
          hint: words,
          id: `alike-pick-${id}`,
        }))}
      />
      <Button
        id={`alike-all-${group.id}`}
        kind="plain"
        label={`这${group.all.length}${unit}都选上`}
        onTap={() => chosen.set(group.all.map(({ id }) => id))}
      />
      {hasNote ? (
        <Field id={`alike-note-${group.id}`} label="处理说明，每一件都记上">
          <TextInput
            id={`alike-note-${group.id}-input`}
            name={`处理说明：${group.title}`}
            value={deciding.note}
            onInput={deciding.setNote}
          />
        </Field>
      ) : null}
      {wrong === undefined ? null : (
        <Callout kind="bad" id={`alike-wrong-${group.id}`} title={wrong} urgent />
      )}
      <ActFailure title="没有办成" failure={deciding.act.failure} id={`alike-failed-${group.id}`} />
      <Undone undone={undone} unit={unit} />
      {deciding.isAsked ? (
        <Sure
          picked={picked}
          group={group}
          label={label}
          busy={deciding.act.busy}
          onSure={() => deciding.act.start()}
          onNot={deciding.notNow}
        />
      ) : (
        <Button id={`alike-decide-${group.id}`} kind="secondary" label={label} onTap={deciding.ask} />
      )}
    </Card>
  );
}

interface AlikeProps extends Omit<GroupProps, 'group'> {
  readonly id: string;
  /** On the button that looks for them. */
  readonly label: string;
  readonly find: () => Promise<readonly AlikeGroup[]>;
}

/** What the office's lists say already, found by the server and decided together: each named, each by itself, what is refused line by line. */
export function Alike({ id, label, find, onDone, ...group }: AlikeProps) {
  const [groups, setGroups] = useState<readonly AlikeGroup[] | null>(null);
  const finding = useAct(async () => setGroups(await find()));
  const done = (words: string): void => {
    onDone(words);
    finding.start();
  };
  return (
    <View className="spaced" id={id}>
      <ActFailure title="没有取到" failure={finding.failure} id={`${id}-failed`} />
      {groups === null ? (
        <Button
          id={`${id}-find`}
          kind="plain"
          label={label}
          busy={finding.busy}
          onTap={() => finding.start()}
        />
      ) : null}
      {groups !== null && groups.length === 0 ? (
        <View id={`${id}-none`} className="soft">
          现在没有名单上已经写明的。
        </View>
      ) : null}
      {groups?.map((one) => (
        <Group key={one.id} group={one} {...group} onDone={done} />
      ))}
    </View>
  );
}
