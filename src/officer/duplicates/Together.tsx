import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DecisionByOne, DuplicateView } from '../../../contract/duplicates';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Undone, doEach } from '../work-list/Undone';
import type { NotDone } from '../work-list/Undone';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';
import { decisionWords } from './Decide';
import { kindWords } from './duplicate-cells';

/** What one officer may decide; a suspension is proposed by itself, with its own day. */
export function canJoin({ kind, end, suspendedFrom }: DuplicateView): boolean {
  return kind !== 'two-lists' && end === null && suspendedFrom === null;
}

interface TogetherProps {
  readonly duplicates: readonly DuplicateView[];
  /** The officer's own place. */
  readonly region: string;
  readonly chosen: Chosen;
  readonly onDone: (words: string) => void;
}

const decisions: readonly DecisionByOne[] = ['stands', 'kept-here', 'not-so'];

/** Several that were looked at are decided with one note; each by itself on the server. */
export function Together({ duplicates, region, chosen, onDone }: TogetherProps) {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [undone, setUndone] = useState<readonly NotDone[]>([]);
  const isWide = useWide();
  const joining = duplicates.filter(canJoin);
  const picked = joining.filter(({ duplicateId }) => chosen.ids.includes(duplicateId));
  const act = useAct(async (decision: DecisionByOne) => {
    const left = await doEach(
      picked,
      ({ duplicateId }) =>
        ask('officer', 'duplicates.decide', { duplicateId, region, decision, note: note.trim() }),
      ({ duplicateId, person }) => ({ id: duplicateId, name: person.name }),
    );
    setUndone(left);
    chosen.set(left.map(({ id }) => id));
    if (left.length < picked.length) onDone(`办好了${picked.length - left.length}件`);
  });
  if (!open && !(isWide && picked.length > 0)) {
    return <Button id="together" kind="secondary" label="几件一起办" onTap={() => setOpen(true)} />;
  }
  const submit = (decision: DecisionByOne): void => {
    const lacking =
      picked.length === 0 ? '请先选要办的' : note.trim().length < 2 ? '请写一句说明，以后查得到' : undefined;
    setWrong(lacking);
    if (lacking === undefined) act.start(decision);
  };
  const leave = (): void => {
    setOpen(false);
    chosen.set([]);
  };
  return (
    <View id="duplicates-together" className="spaced">
      {isWide ? null : (
        <ManyChoices
          name="要一起办的"
          chosen={chosen.ids}
          onToggle={chosen.toggle}
          choices={joining.map(({ duplicateId, person, kind }) => ({
            value: duplicateId,
            label: person.name,
            hint: `${kindWords(kind)}，${person.document}`,
            id: `pick-${duplicateId}`,
          }))}
        />
      )}
      <Field id="note-together" label="处理说明，每一件都记上" error={wrong}>
        <TextInput id="note-together-input" name="处理说明，每一件都记上" value={note} onInput={setNote} />
      </Field>
      <ActFailure title="没有办成" failure={act.failure} id="failed-together" />
      <Undone undone={undone} unit="件" />
      {decisions.map((decision) => (
        <Button
          key={decision}
          id={`${decision}-together`}
          kind="secondary"
          label={`${decisionWords[decision]}（${picked.length}件）`}
          busy={act.busy}
          onTap={() => submit(decision)}
        />
      ))}
      <Button id="together-not" kind="plain" label="还是一件一件办" onTap={leave} />
    </View>
  );
}
