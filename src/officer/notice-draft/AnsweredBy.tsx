import { useState } from 'react';
import { View } from '@tarojs/components';
import { clauseInWords } from '../../../policy/clause';
import type { ResidentQuestionCode } from '../../../policy/residents-questions';
import { Button } from '../../components/Button';
import { ManyChoices } from '../../components/ChoiceList';
import type { Form } from './form/use-form';
import { entriesOf, listIn, type Loose, textOf, valueAt } from './loose';
import { kindOf, wordsOfRule } from './rule-words';

interface AnsweredByProps {
  readonly form: Form;
  readonly code: ResidentQuestionCode;
}

function toggled(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** Which rules and clauses answer a question: sums and days come from the rules, words from the clauses. */
export function AnsweredBy({ form, code }: AnsweredByProps) {
  const [open, setOpen] = useState(false);
  const notice = form.root as Loose;
  const answer = valueAt(notice, ['questions', code]) as Loose | undefined;
  const clauses = listIn(answer?.clauses).map(textOf);
  const rules = listIn(answer?.rules).map(textOf);
  const set = (next: { readonly clauses: readonly string[]; readonly rules: readonly string[] }): void => {
    const isEmpty = next.clauses.length === 0 && next.rules.length === 0;
    const { rules: _before, ...rest } = answer ?? {};
    const named = next.rules.length === 0 ? {} : { rules: next.rules };
    form.set(['questions', code], isEmpty ? undefined : { ...rest, clauses: next.clauses, ...named });
  };
  const id = `answered-by-${code}`;
  return (
    <View>
      <Button
        id={id}
        kind="plain"
        label={open ? '收起' : '改由哪些条款和规则回答'}
        onTap={() => setOpen(!open)}
      />
      {open ? (
        <View>
          <ManyChoices
            name="用这些条款的说明回答"
            chosen={clauses}
            onToggle={(one) => set({ clauses: toggled(clauses, one), rules })}
            choices={entriesOf(notice.clauses).map(({ entry }) => {
              const clause = textOf(entry.clause);
              const label = `通知${textOf(entry.label) || clauseInWords(clause)}`;
              return { value: clause, label, hint: textOf(entry.says), id: `${id}-clause-${clause}` };
            })}
          />
          <ManyChoices
            name="金额和日期取自这些规则"
            chosen={rules}
            onToggle={(one) => set({ clauses, rules: toggled(rules, one) })}
            choices={entriesOf(notice.rules).map(({ entry }) => {
              const name = textOf(entry.rule);
              return {
                value: name,
                label: kindOf(entry),
                hint: wordsOfRule(entry, form),
                id: `${id}-${name}`,
              };
            })}
          />
        </View>
      ) : null}
    </View>
  );
}
