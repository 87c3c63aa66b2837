import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { readCheckCode } from '../../../contract/check-code';
import { checkDocument } from '../../../contract/identity-document';
import type { DocumentKind } from '../../../contract/identity-document';
import type { FoundPerson, PersonQuery } from '../../../contract/person-file';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { IdentityField } from '../../components/IdentityField';
import { Section } from '../../components/Section';
import { Table } from '../table/Table';
import { chinaToday } from '../../words/days';
import { DocumentKinds } from './Find';

type By = PersonQuery['by'];

interface Typed {
  readonly by: By;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly order: string;
  readonly receipt: string;
}

const nothing: Typed = { by: 'document', kind: 'resident-id', number: '', order: '', receipt: '' };

/** As if it had been typed here. */
function typedAs(query: PersonQuery): Typed {
  switch (query.by) {
    case 'document':
      return { ...nothing, ...query.document };
    case 'order':
      return { ...nothing, by: query.by, order: query.orderId };
    case 'receipt':
      return { ...nothing, by: query.by, receipt: query.code };
  }
}

/** What is asked for, or what is wrong with what was typed. */
function queryOf({ by, kind, number, order, receipt }: Typed): PersonQuery | string {
  if (by === 'document') {
    const check = checkDocument(kind, number, chinaToday());
    return check.ok ? { by, document: { kind, number } } : check.problem.message;
  }
  if (by === 'order') {
    const orderId = order.trim().toLowerCase();
    return /^[0-9a-f]{32}$/.test(orderId) ? { by, orderId } : '订单号有32位，请照凭证或待办清单上的填';
  }
  const read = readCheckCode(receipt);
  return read.kind === 'code' ? { by, code: read.code } : '核验码有16位，请照凭证上的填';
}

interface TypedProps {
  readonly typed: Typed;
  readonly error: string | undefined;
  readonly onType: (more: Partial<Typed>) => void;
}

function ByWhat({ typed, error, onType }: TypedProps) {
  const { by, kind, number, order, receipt } = typed;
  switch (by) {
    case 'document':
      return (
        <View>
          <DocumentKinds kind={kind} onChoose={(next) => onType({ kind: next })} />
          <IdentityField
            id="search-number"
            kind={kind}
            value={number}
            today={chinaToday()}
            error={error}
            onInput={(next) => onType({ number: next })}
          />
        </View>
      );
    case 'order':
      return (
        <Field id="search-order" label="订单号" hint="在凭证上，或者待办清单里" error={error}>
          <TextInput
            id="search-order-input"
            name="32位订单号"
            value={order}
            onInput={(next) => onType({ order: next })}
          />
        </Field>
      );
    case 'receipt':
      return (
        <Field id="search-receipt" label="凭证的核验码" error={error}>
          <TextInput
            id="search-receipt-input"
            name="16位核验码"
            value={receipt}
            onInput={(next) => onType({ receipt: next })}
          />
        </Field>
      );
  }
}

interface SearchProps {
  readonly region: string;
  /** Typed on another page: it is asked for at once, and stands here to be put right. */
  readonly begun?: PersonQuery | undefined;
  readonly onFound: (personId: string) => void;
}

/** One search: by a whole number, an order or a receipt; of an order of several one is chosen. */
export function Search({ region, begun, onFound }: SearchProps) {
  const [typed, setTyped] = useState(begun === undefined ? nothing : typedAs(begun));
  const [error, setError] = useState<string | undefined>();
  const [several, setSeveral] = useState<readonly FoundPerson[]>([]);
  const act = useAct(async (query: PersonQuery) => {
    const { people } = await ask('officer', 'persons.search', { region, query });
    const [first] = people;
    if (people.length === 1 && first !== undefined) onFound(first.personId);
    else setSeveral(people);
  });
  useEffect(() => {
    if (begun !== undefined) act.start(begun);
    // Once, when it is opened: what is typed from then on is asked for by its button.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const type = (more: Partial<Typed>): void => {
    setError(undefined);
    setSeveral([]);
    setTyped((before) => ({ ...before, ...more }));
  };
  const submit = (): void => {
    const query = queryOf(typed);
    setError(typeof query === 'string' ? query : undefined);
    if (typeof query !== 'string') act.start(query);
  };
  return (
    <View>
      <ActFailure title="没有查到" failure={act.failure} />
      <ChoiceList<By>
        name="用什么查"
        chosen={typed.by}
        onChoose={(by) => type({ by })}
        choices={[
          { value: 'document', label: '证件号码', id: 'by-document' },
          { value: 'order', label: '订单号', id: 'by-order' },
          { value: 'receipt', label: '凭证的核验码', id: 'by-receipt' },
        ]}
      />
      <View className="spaced">
        <ByWhat typed={typed} error={error} onType={type} />
      </View>
      <Button id="continue" label="查" busy={act.busy} onTap={submit} />
      {several.length === 0 ? null : (
        <Section title="这笔订单里有">
          <Table
            name="订单里的人"
            columns={['姓名', '证件']}
            rows={several.map(({ personId, person }) => ({
              id: `found-${personId}`,
              cells: [person.name, person.document],
              onOpen: () => onFound(personId),
            }))}
          />
        </Section>
      )}
    </View>
  );
}
