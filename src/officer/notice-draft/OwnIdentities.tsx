import { useState } from 'react';
import { View } from '@tarojs/components';
import { codeName, fieldName } from '../../../policy/authoring/form-words';
import { identityAttributes } from '../../../policy/fact-sheet';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Card, Section } from '../../components/Section';
import type { DraftError } from './draft-check';
import { PlainField } from './form/PlainField';
import type { Form } from './form/use-form';
import { rulesNaming, withAttributes, withNewIdentity, withoutIdentity } from './identity-edits';
import { entriesOf, listIn, type Loose, textOf } from './loose';
import { labelOf } from './rule-edits';
import { kindOf } from './rule-words';

interface OwnIdentitiesProps {
  readonly form: Form;
  readonly errors: readonly DraftError[];
}

interface OneProps extends OwnIdentitiesProps {
  readonly at: number;
  readonly identity: Loose;
}

const list = ['notice', 'identities'] as const;
const field = list.join('-');

/** What a roster or a claim says besides that somebody holds it. */
function Attributes({ form, at, identity, errors }: OneProps) {
  const id = `${field}-${at}-attributes`;
  const way = [...list, 'attributes'];
  const label = fieldName(way) ?? '';
  const chosen = listIn(identity.attributes).map(textOf);
  const toggle = (code: string): void => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    form.replace(withAttributes(form.root as Loose, at, next));
  };
  const choices = identityAttributes.map((code) => ({
    value: code as string,
    label: codeName(way, code) ?? code,
    id: `${id}-${code}`,
  }));
  return (
    <Field id={id} label={label} error={errors.find((one) => one.field.startsWith(id))?.message}>
      <ManyChoices name={label} choices={choices} chosen={chosen} onToggle={toggle} />
    </Field>
  );
}

/** Takes an identity out, once no rule names it any more. */
function RemoveIdentity({ form, at, identity }: OneProps) {
  const [asked, setAsked] = useState(false);
  const notice = form.root as Loose;
  const naming = rulesNaming(notice, textOf(identity.code));
  const id = `${field}-${at}`;
  const remove = (): void =>
    naming.length === 0 ? form.replace(withoutIdentity(notice, at)) : setAsked(true);
  return (
    <View>
      <Button id={`${id}-remove`} kind="plain" label="去掉这种身份" onTap={remove} />
      {asked && naming.length > 0 ? (
        <Callout kind="warn" id={`${id}-in-use`} title="还有规则用着它，不能去掉" urgent>
          <View>先在这些规则里改成别的身份，或者去掉这些规则：</View>
          {naming.map((rule) => (
            <View key={textOf(rule.rule)}>
              {`通知${labelOf(notice, textOf(rule.clause))}：${kindOf(rule)}`}
            </View>
          ))}
        </Callout>
      ) : null}
    </View>
  );
}

function OwnIdentity(props: OneProps) {
  const { form, at, identity, errors } = props;
  const id = `${field}-${at}`;
  const path = ['identities', at] as const;
  const errorAt = (...ids: readonly string[]): string | undefined =>
    errors.find((error) => ids.includes(error.field))?.message;
  return (
    <Card id={id}>
      <PlainField
        shape="words"
        at={{
          form,
          way: [...list, 'name'],
          path: [...path, 'name'],
          id: `${id}-name`,
          label: fieldName([...list, 'name']) ?? '',
          value: identity.name,
          error: errorAt(id, `${id}-name`, `${id}-code`),
        }}
      />
      <Attributes {...props} />
      <RemoveIdentity {...props} />
    </Card>
  );
}

/** A name that isn't taken: what everybody has is chosen in the rules, and needs no declaring. */
function problemOf(name: string, { identities }: Form): string | undefined {
  const same = identities.some(({ label }) => label.replace(/（.*/, '') === name || label === name);
  return same ? `“${name}”已经有了，在规则里可以直接选。` : undefined;
}

function AddIdentity({ form }: Pick<OwnIdentitiesProps, 'form'>) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const problem = problemOf(name, form);
  const add = (): void => {
    form.replace(withNewIdentity(form.root as Loose, name));
    setTyped('');
  };
  return (
    <View>
      <Field id="new-identity" label="加一种身份" hint="照通知的叫法写，例如 独生子女户" error={problem}>
        <TextInput
          id="new-identity-input"
          name="这种身份叫什么"
          value={typed}
          onInput={setTyped}
          wrong={problem !== undefined}
          maxlength={30}
        />
      </Field>
      {name === '' || problem !== undefined ? null : (
        <Button id="add-identity" kind="plain" label={`加上“${name}”`} onTap={add} />
      )}
    </View>
  );
}

/** Identities that only this place has: named as the paper does, to be chosen in every rule. */
export function OwnIdentities({ form, errors }: OwnIdentitiesProps) {
  const own = entriesOf((form.root as Loose).identities);
  return (
    <Section title={fieldName(list) ?? ''}>
      <View id={field}>
        {own.map(({ at, entry }) => (
          <OwnIdentity key={textOf(entry.code)} form={form} errors={errors} at={at} identity={entry} />
        ))}
        <AddIdentity form={form} />
      </View>
    </Section>
  );
}
