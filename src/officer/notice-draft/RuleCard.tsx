import { memo, useState } from 'react';
import { View } from '@tarojs/components';
import { kindPurpose } from '../../../policy/authoring/form-words';
import { ruleFormOf } from '../../../policy/authoring/rule-form';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Card } from '../../components/Section';
import { Words } from '../../components/Words';
import type { DraftError } from './draft-check';
import { FormFields } from './form/FormFields';
import { ChosenField, type CodeChoice } from './form/ChosenField';
import type { Form } from './form/use-form';
import type { Loose } from './loose';
import { textOf } from './loose';
import { leavesBare, type PlacedRule, withoutRule } from './rule-edits';
import { kindOf, wordsOfRule } from './rule-words';

export interface RuleCardProps {
  readonly form: Form;
  readonly placed: PlacedRule;
  readonly clauseLabel: string;
  /** Every clause of the notice, to be moved to. */
  readonly clauses: readonly CodeChoice[];
  readonly errors: readonly DraftError[];
  readonly open: boolean;
  readonly onOpen: (name: string, open: boolean) => void;
}

/** Takes a rule out, after saying what its clause is left with. */
function RemoveRule({ form, placed, clauseLabel }: RuleCardProps) {
  const [sure, setSure] = useState(false);
  const id = `rule-${placed.name}`;
  const notice = form.root as Loose;
  if (!sure)
    return <Button id={`${id}-remove`} kind="plain" label="去掉这条规则" onTap={() => setSure(true)} />;
  return (
    <Callout kind="warn" id={`${id}-removing`} title="去掉这条规则？">
      {leavesBare(notice, placed)
        ? `去掉以后，通知${clauseLabel}没有一条规则用到，要在那一条写明为什么，或者另补一条规则。`
        : `通知${clauseLabel}还有别的规则。`}
      <Button
        id={`${id}-remove-sure`}
        kind="danger"
        label="去掉"
        onTap={() => form.replace(withoutRule(notice, placed))}
      />
      <Button id={`${id}-keep`} kind="plain" label="留着" onTap={() => setSure(false)} />
    </Callout>
  );
}

function RuleFields(props: RuleCardProps) {
  const { form, placed, errors, clauses } = props;
  const { at, rule, name } = placed;
  const kind = textOf(rule.kind);
  const id = `rule-${name}`;
  const path = ['rules', at] as const;
  const error = errors.find(({ field }) => field === `${id}-clause`)?.message;
  return (
    <View>
      <View className="soft small para">{kindPurpose(kind)}</View>
      <ChosenField
        at={{
          form,
          way: [kind, 'clause'],
          path: [...path, 'clause'],
          id: `${id}-clause`,
          label: '哪一条写的',
          value: rule.clause,
          error,
        }}
        choices={clauses}
      />
      <FormFields
        form={form}
        errors={errors}
        way={[kind]}
        path={path}
        id={id}
        value={rule}
        fields={ruleFormOf(kind)}
      />
      <RemoveRule {...props} />
    </View>
  );
}

interface SummaryProps {
  readonly rule: Loose;
  readonly identities: Form['identities'];
  readonly tiers: Form['tiers'];
  /** What is wrong with it, a sentence a line. */
  readonly wrong: string;
}

/** Most rules stay as they are while one is typed in: their words are not made anew with every key. */
const Summary = memo(function RuleSummary({ rule, identities, tiers, wrong }: SummaryProps) {
  return (
    <View>
      <View className="strong">{kindOf(rule)}</View>
      <View>
        <Words>{wordsOfRule(rule, { identities, tiers })}</Words>
      </View>
      {(wrong === '' ? [] : wrong.split('\n')).map((message) => (
        <View key={message} className="field__error">{`出错：${message}`}</View>
      ))}
    </View>
  );
});

/** A rule in a sentence, and its form once it is opened. */
export function RuleCard(props: RuleCardProps) {
  const { placed, errors, open, onOpen } = props;
  const id = `rule-${placed.name}`;
  // Opened, it says each at its field.
  const own = errors
    .filter(({ rule, field }) => rule === placed.name && (!open || field === id))
    .map(({ message }) => message);
  return (
    <Card id={id}>
      <Summary
        rule={placed.rule}
        identities={props.form.identities}
        tiers={props.form.tiers}
        wrong={[...new Set(own)].join('\n')}
      />
      {open ? <RuleFields {...props} /> : null}
      <Button
        id={`${id}-open`}
        kind="plain"
        label={open ? '收起' : '改这条规则'}
        onTap={() => onOpen(placed.name, !open)}
      />
    </Card>
  );
}
