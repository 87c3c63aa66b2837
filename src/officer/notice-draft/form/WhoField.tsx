import { useState } from 'react';
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Button } from '../../../components/Button';
import { ChoiceList } from '../../../components/ChoiceList';
import { Field } from '../../../components/Field';
import { Card } from '../../../components/Section';
import { isLoose, listIn } from '../loose';
import { wordsOfWho } from '../rule-words';
import type { AtField } from './PlainField';

type Whom = 'all' | 'some';

interface WhoFieldProps {
  readonly at: AtField;
  /** The fields of the group in a place of the list. */
  readonly fieldsOf: (place: number, group: unknown) => ReactNode;
}

function isEverybody(groups: readonly unknown[]): boolean {
  return groups.some((group) => isLoose(group) && Object.keys(group).length === 0);
}

/** One group: all its conditions must be met. */
function GroupCard({ at, fieldsOf, place }: WhoFieldProps & { readonly place: number }) {
  const id = `${at.id}-${place}`;
  const groups = listIn(at.value);
  return (
    <Card id={id}>
      <View className="strong">{place === 0 ? '这样的人（下面每一项都要符合）' : '或者这样的人'}</View>
      {fieldsOf(place, groups[place])}
      {groups.length > 1 ? (
        <Button
          id={`${id}-remove`}
          kind="plain"
          label="去掉这一组人"
          onTap={() => at.form.set([...at.path, place], undefined)}
        />
      ) : null}
    </Card>
  );
}

/** Whom a rule is for: everybody, or whoever is in one of several groups. Said in words above the groups. */
export function WhoField({ at, fieldsOf }: WhoFieldProps) {
  const { form, path, id, label, value, error } = at;
  const [some, setSome] = useState(false);
  const groups = listIn(value);
  const isOpen = groups.length > 0 && isEverybody(groups);
  const whom: Whom | null = groups.length === 0 ? null : isOpen && !some ? 'all' : 'some';
  const choose = (chosen: Whom): void => {
    setSome(chosen === 'some');
    form.set(path, [{}]);
  };
  return (
    <Field id={id} label={label} error={error}>
      <ChoiceList<Whom>
        name={label}
        chosen={whom}
        onChoose={choose}
        choices={[
          { value: 'all', label: '所有人', id: `${id}-all` },
          { value: 'some', label: '只对一部分人', id: `${id}-some` },
        ]}
      />
      {whom === 'some' ? (
        <View>
          <View id={`${id}-words`} className="soft">
            {isOpen ? '还没有加条件，现在对所有人' : wordsOfWho(groups, form)}
          </View>
          {groups.map((_one, place) => (
            <GroupCard key={place} at={at} fieldsOf={fieldsOf} place={place} />
          ))}
          <Button
            id={`${id}-add`}
            kind="plain"
            label="再加一组人（符合其中一组就算）"
            onTap={() => form.set([...path, groups.length], {})}
          />
        </View>
      ) : null}
    </Field>
  );
}
