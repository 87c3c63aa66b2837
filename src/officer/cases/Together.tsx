import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseAction, CaseView } from '../../../contract/refunds';
import { asFailure } from '../../cloud/failures';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { yuan } from '../../words/money';
import { officersPlace } from '../use-officer';
import { actionWords } from './action-words';

/** What is decided of several at once: nothing that gives money back, which is looked at one by one. */
const together: readonly CaseAction[] = ['close', 'retry'];

/** What can be decided of all of some cases; none where they are of several kinds. */
export function actionsTogether(cases: readonly CaseView[]): readonly CaseAction[] {
  const kinds = new Set(cases.map(({ kind }) => kind));
  if (cases.length < 2 || kinds.size !== 1) return [];
  return together.filter((action) => cases.every(({ actions }) => actions.includes(action)));
}

interface Undone {
  readonly caseId: string;
  readonly message: string;
}

/** One after the other: one that is refused keeps none of the others waiting, and is named. */
async function resolveEach(
  cases: readonly CaseView[],
  decision: CaseAction,
  note: string,
): Promise<readonly Undone[]> {
  const undone: Undone[] = [];
  for (const { caseId } of cases) {
    try {
      await ask('officer', 'cases.resolve', { caseId, decision, note });
    } catch (error) {
      undone.push({ caseId, message: asFailure(error).message });
    }
  }
  return undone;
}

interface TogetherProps {
  /** Open ones of one kind. */
  readonly cases: readonly CaseView[];
  readonly onDone: (words: string) => void;
}

function lineOf({ summary, amountFen, region }: CaseView): string {
  return `${yuan(amountFen)}元，${officersPlace(region)}，${summary}`;
}

/** Several of a kind at once: chosen one by one or all of the page, one note for all. */
export function Together({ cases, onDone }: TogetherProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [undone, setUndone] = useState<readonly Undone[]>([]);
  const act = useAct(async (decision: CaseAction) => {
    const picked = cases.filter(({ caseId }) => chosen.includes(caseId));
    const left = await resolveEach(picked, decision, note.trim());
    setUndone(left);
    setChosen(left.map(({ caseId }) => caseId));
    if (left.length < picked.length) onDone(`办好了${picked.length - left.length}件。`);
  });
  if (!open) {
    return <Button id="together" kind="secondary" label="几件一起办" onTap={() => setOpen(true)} />;
  }
  const toggle = (caseId: string): void =>
    setChosen((before) =>
      before.includes(caseId) ? before.filter((one) => one !== caseId) : [...before, caseId],
    );
  const submit = (decision: CaseAction): void => {
    const lacking =
      chosen.length === 0 ? '请先选要办的' : note.trim() === '' ? '请写一句说明，以后查得到' : undefined;
    setWrong(lacking);
    if (lacking === undefined) act.start(decision);
  };
  return (
    <View id="cases-together">
      <ManyChoices
        name="要一起办的"
        chosen={chosen}
        onToggle={toggle}
        choices={cases.map((one) => ({
          value: one.caseId,
          label: one.people.map(({ name }) => name).join('、') || '没有写是谁',
          hint: lineOf(one),
          id: `pick-${one.caseId}`,
        }))}
      />
      <Button
        id="pick-all"
        kind="plain"
        label={`这一页的${cases.length}件都选上`}
        onTap={() => setChosen(cases.map(({ caseId }) => caseId))}
      />
      <Field id="note-together" label="处理说明，每一件都记上" error={wrong}>
        <TextInput id="note-together-input" name="处理说明，每一件都记上" value={note} onInput={setNote} />
      </Field>
      <ActFailure title="没有办成" failure={act.failure} />
      {undone.length === 0 ? null : (
        <Callout kind="warn" id="undone" title={`有${undone.length}件没有办成，还选着`} urgent>
          {undone.map(({ caseId, message }) => (
            <View key={caseId}>{message}</View>
          ))}
        </Callout>
      )}
      {actionsTogether(cases).map((action) => (
        <Button
          key={action}
          id={`${action}-together`}
          label={`${actionWords[action]}（${chosen.length}件）`}
          busy={act.busy}
          onTap={() => submit(action)}
        />
      ))}
      <Button id="together-not" kind="plain" label="还是一件一件办" onTap={() => setOpen(false)} />
    </View>
  );
}
