import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { AddRule } from './AddRule';
import type { DraftError } from './draft-check';
import { PlainField } from './form/PlainField';
import type { Form } from './form/use-form';
import type { Loose } from './loose';
import { RuleCard, type RuleCardProps } from './RuleCard';
import { type ClauseParts, withNewClause, withNewRule } from './rule-edits';

interface ClauseCardProps extends Pick<RuleCardProps, 'onOpen' | 'clauses'> {
  readonly form: Form;
  readonly parts: ClauseParts;
  readonly errors: readonly DraftError[];
  readonly opened: ReadonlySet<string>;
}

/** What residents read of a clause, and why no rule carries it where none does. */
function Words({ form, parts, errors }: Pick<ClauseCardProps, 'form' | 'parts' | 'errors'>) {
  const { at, words, rules, clause } = parts;
  if (at === null) {
    return (
      <Button
        id={`take-clause-${clause}`}
        kind="plain"
        label="写这一条的说明"
        onTap={() => form.replace(withNewClause(form.root as Loose, clause))}
      />
    );
  }
  const id = `notice-clauses-${at}`;
  const fieldOf = (name: string, label: string) => (
    <PlainField
      shape="words"
      at={{
        form,
        way: ['clauses', name],
        path: ['clauses', at, name],
        id: `${id}-${name}`,
        label,
        value: words[name],
        error: errors.find(({ field }) => field === `${id}-${name}`)?.message,
      }}
    />
  );
  const whole = errors.find(({ field }) => field === id)?.message;
  return (
    <View id={id}>
      {whole === undefined ? null : <View className="field__error">{`出错：${whole}`}</View>}
      {fieldOf('says', '写给居民看的说明')}
      {rules.length === 0 ? fieldOf('why', '没有规则用到这一条的，写明为什么') : null}
      {rules.length === 0 ? (
        <Button
          id={`${id}-remove`}
          kind="plain"
          label="去掉这一条"
          onTap={() => form.set(['clauses', at], undefined)}
        />
      ) : null}
    </View>
  );
}

/** A clause of the paper, and beside it what residents read of it and the rules that it carries. */
export function ClauseCard({ form, parts, errors, opened, onOpen, clauses }: ClauseCardProps) {
  const { clause, label, paper, rules } = parts;
  const add = (kind: string): void => {
    const { notice, name } = withNewRule(form.root as Loose, kind, clause);
    form.replace(notice);
    onOpen(name, true);
  };
  return (
    <View id={`clause-${clause}`} className="beside">
      <View className="beside__paper">
        <View className="strong">{`通知${label}`}</View>
        {paper.map((paragraph, at) => (
          <View key={at} className="soft">
            {paragraph}
          </View>
        ))}
      </View>
      <View className="beside__rules">
        <Words form={form} parts={parts} errors={errors} />
        {rules.map((placed) => (
          <RuleCard
            key={placed.name}
            form={form}
            placed={placed}
            clauseLabel={label}
            clauses={clauses}
            errors={errors}
            open={opened.has(placed.name)}
            onOpen={onOpen}
          />
        ))}
        <AddRule clause={clause} onAdd={add} />
      </View>
    </View>
  );
}
