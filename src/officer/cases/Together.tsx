import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseAction, CaseView } from '../../../contract/refunds';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { yuan } from '../../words/money';
import { Undone, doEach } from '../work-list/Undone';
import type { NotDone } from '../work-list/Undone';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';
import { officersPlace } from '../use-officer';
import { actionWords } from './action-words';
import { namesOf } from './case-cells';

/** What is decided of several at once without more: giving back is so only where the lists say the same (`Alike.tsx`). */
const together: readonly CaseAction[] = ['close', 'retry'];

/** What can be decided of all of some cases; none where they are of several kinds. */
export function actionsTogether(cases: readonly CaseView[]): readonly CaseAction[] {
  const kinds = new Set(cases.map(({ kind }) => kind));
  if (cases.length < 2 || kinds.size !== 1) return [];
  return together.filter((action) => cases.every(({ actions }) => actions.includes(action)));
}

interface TogetherProps {
  /** Open ones of one kind. */
  readonly cases: readonly CaseView[];
  readonly chosen: Chosen;
  readonly onDone: (words: string) => void;
}

function lineOf({ summary, amountFen, region }: CaseView): string {
  return `${yuan(amountFen)}元，${officersPlace(region)}，${summary}`;
}

/** On a phone they are chosen here, on a computer in the table. */
function Picks({ cases, chosen }: Omit<TogetherProps, 'onDone'>) {
  const isWide = useWide();
  return (
    <View>
      {isWide ? null : (
        <ManyChoices
          name="要一起办的"
          chosen={chosen.ids}
          onToggle={chosen.toggle}
          choices={cases.map((one) => ({
            value: one.caseId,
            label: namesOf(one),
            hint: lineOf(one),
            id: `pick-${one.caseId}`,
          }))}
        />
      )}
      <Button
        id="pick-all"
        kind="plain"
        label={`这一页的${cases.length}件都选上`}
        onTap={() => chosen.set(cases.map(({ caseId }) => caseId))}
      />
    </View>
  );
}

/** Several of a kind at once: chosen one by one or all of the page, one note for all. */
export function Together({ cases, chosen, onDone }: TogetherProps) {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [undone, setUndone] = useState<readonly NotDone[]>([]);
  const isWide = useWide();
  const picked = cases.filter(({ caseId }) => chosen.ids.includes(caseId));
  const act = useAct(async (decision: CaseAction) => {
    const resolve = ({ caseId }: CaseView) =>
      ask('officer', 'cases.resolve', { caseId, decision, note: note.trim() });
    const left = await doEach(picked, resolve, (one) => ({ id: one.caseId, name: namesOf(one) }));
    setUndone(left);
    chosen.set(left.map(({ id }) => id));
    if (left.length < picked.length) onDone(`办好了${picked.length - left.length}件。`);
  });
  if (!open && !(isWide && picked.length > 0)) {
    return <Button id="together" kind="secondary" label="几件一起办" onTap={() => setOpen(true)} />;
  }
  const submit = (decision: CaseAction): void => {
    const lacking =
      picked.length === 0 ? '请先选要办的' : note.trim() === '' ? '请写一句说明，以后查得到' : undefined;
    setWrong(lacking);
    if (lacking === undefined) act.start(decision);
  };
  const leave = (): void => {
    setOpen(false);
    chosen.set([]);
  };
  return (
    <View id="cases-together">
      <Picks cases={cases} chosen={chosen} />
      <Field id="note-together" label="处理说明，每一件都记上" error={wrong}>
        <TextInput id="note-together-input" name="处理说明，每一件都记上" value={note} onInput={setNote} />
      </Field>
      <ActFailure title="没有办成" failure={act.failure} />
      <Undone undone={undone} unit="件" />
      {actionsTogether(cases).map((action) => (
        <Button
          key={action}
          id={`${action}-together`}
          label={`${actionWords[action]}（${picked.length}件）`}
          busy={act.busy}
          onTap={() => submit(action)}
        />
      ))}
      <Button id="together-not" kind="plain" label="还是一件一件办" onTap={leave} />
    </View>
  );
}
