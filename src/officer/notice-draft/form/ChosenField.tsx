import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../../components/Button';
import { ChoiceList, ManyChoices } from '../../../components/ChoiceList';
import { Field } from '../../../components/Field';
import { listIn, textOf } from '../loose';
import type { AtField } from './PlainField';

export interface CodeChoice {
  readonly value: string;
  readonly label: string;
}

/** More than so many are shown only where one is chosen anew. */
const mostShown = 6;

function withIds(id: string, choices: readonly CodeChoice[]) {
  return choices.map((choice) => ({ ...choice, id: `${id}-${choice.value}` }));
}

function Chosen(props: { readonly id: string; readonly words: string; readonly onChange: () => void }) {
  return (
    <View>
      <View>{props.words === '' ? '还没有选' : props.words}</View>
      <Button id={`${props.id}-choose`} kind="plain" label="选" onTap={props.onChange} />
    </View>
  );
}

interface ChosenFieldProps {
  readonly at: AtField;
  readonly choices: readonly CodeChoice[];
  /** What the choice stands for in the notice; without it the code itself. */
  readonly toValue?: (code: string) => unknown;
  readonly chosen?: string | null;
  /** What to do first where there is nothing to choose. */
  readonly ifNone?: string;
}

/** One of several codes, by their names. */
export function ChosenField({ at, choices, toValue, chosen, ifNone }: ChosenFieldProps) {
  const { form, path, id, label, value, error } = at;
  const [open, setOpen] = useState(false);
  const now = chosen === undefined ? textOf(value) : chosen;
  const choose = (code: string): void => {
    form.set(path, toValue === undefined ? code : toValue(code));
    setOpen(false);
  };
  const words = choices.find((choice) => choice.value === now)?.label ?? textOf(now);
  return (
    <Field id={id} label={label} hint={choices.length === 0 ? ifNone : undefined} error={error}>
      {choices.length > mostShown && !open ? (
        <Chosen id={id} words={words} onChange={() => setOpen(true)} />
      ) : (
        <ChoiceList name={label} choices={withIds(id, choices)} chosen={now} onChoose={choose} />
      )}
    </Field>
  );
}

/** Any of several codes, by their names. */
export function ChosenManyField({ at, choices }: Pick<ChosenFieldProps, 'at' | 'choices'>) {
  const { form, path, id, label, value, error } = at;
  const [open, setOpen] = useState(false);
  const chosen = listIn(value).map(textOf);
  const toggle = (code: string): void =>
    form.set(path, chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  const words = chosen.map((code) => choices.find(({ value: one }) => one === code)?.label ?? code);
  return (
    <Field id={id} label={label} error={error}>
      {choices.length > mostShown && !open ? (
        <Chosen id={id} words={words.join('、')} onChange={() => setOpen(true)} />
      ) : (
        <ManyChoices name={label} choices={withIds(id, choices)} chosen={chosen} onToggle={toggle} />
      )}
    </Field>
  );
}
