import { useState } from 'react';
import { View } from '@tarojs/components';
import {
  blankItem,
  blankOf,
  blankWay,
  type FieldForm,
  type Fields,
  type NamedForm,
  wayOf,
} from '../../../../policy/authoring/rule-form';
import { codeName, fieldName } from '../../../../policy/authoring/form-words';
import { circumstanceCodes } from '../../../../policy/fact-sheet';
import { circumstanceName } from '../../../../policy/names';
import { Button } from '../../../components/Button';
import { Field } from '../../../components/Field';
import type { FieldError } from '../../../components/ErrorSummary';
import { Row, Rows } from '../../../components/Rows';
import { isLoose, listIn, type Path, textOf } from '../loose';
import { ChosenField, ChosenManyField, type CodeChoice } from './ChosenField';
import { type AtField, PlainField } from './PlainField';
import type { Form } from './use-form';
import { WhoField } from './WhoField';

interface Where {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly way: readonly string[];
  readonly path: Path;
  readonly id: string;
  readonly value: unknown;
}

export interface FormFieldsProps extends Where {
  readonly fields: Fields;
  /** What the button says that adds what may be left out. */
  readonly more?: string;
}

/** Errors at a field, and at whatever inside it has no field of its own on the page. */
function errorAt(errors: readonly FieldError[], id: string, holds: boolean): string | undefined {
  return errors.find(({ field }) => field === id || (holds && field.startsWith(`${id}-`)))?.message;
}

const circumstances: readonly CodeChoice[] = circumstanceCodes.map((code) => ({
  value: code,
  label: circumstanceName(code),
}));

/** The codes of a field by their names; null for a field that holds none. */
function choicesOf(
  form: FieldForm,
  { form: { identities, tiers }, way }: Where,
): readonly CodeChoice[] | null {
  if (form.shape === 'identity') return identities;
  if (form.shape === 'circumstance') return circumstances;
  if (form.shape === 'tier') return tiers;
  if (form.shape !== 'choice') return null;
  return form.codes.map((code) => ({ value: String(code), label: codeName(way, code) ?? String(code) }));
}

/** Only tiers can be none: all other codes are everybody's. */
const withoutChoices = '还没有写有哪些档次：先加一条“缴费档次”，再回来选';

/** A code as the notice has it: some are numbers. */
function codeIn(form: FieldForm, code: string): unknown {
  return form.shape === 'choice' ? form.codes.find((one) => String(one) === code) : code;
}

function ListField({ item, at, where }: { item: FieldForm; at: AtField; where: Where }) {
  const { form, path, id, label, value, error } = at;
  const list = listIn(value);
  return (
    <Field id={id} label={label} error={error}>
      {list.map((one, place) => (
        <View key={place} className="card">
          <FormField
            where={{ ...where, path: [...path, place], id: `${id}-${place}`, value: one }}
            form={item}
            label={`第${place + 1}项`}
          />
          <Button
            id={`${id}-${place}-remove`}
            kind="plain"
            label={`去掉第${place + 1}项`}
            onTap={() => form.set([...path, place], undefined)}
          />
        </View>
      ))}
      <Button
        id={`${id}-add`}
        kind="plain"
        label="再加一项"
        onTap={() => form.set([...path, list.length], blankItem(item, list))}
      />
    </Field>
  );
}

/** The name of each of several ways in which a value may be written. */
function nameOfWay(way: FieldForm, names: readonly string[], at: number): string {
  if (way.shape === 'day') return codeName(names, 'day') ?? '写明的日期';
  const fixed = way.shape === 'fields' ? way.fields.find(({ form }) => form.shape === 'fixed') : undefined;
  const first = way.shape === 'fields' ? way.fields[0]?.name : undefined;
  const code = fixed?.form.shape === 'fixed' ? String(fixed.form.value) : first;
  return codeName(names, code ?? '') ?? `第${at + 1}种写法`;
}

/** A day, or one of several codes: both are chosen in one list. */
function DayOrCode({ ways, at, where }: { ways: readonly FieldForm[]; at: AtField; where: Where }) {
  const codes = ways.flatMap((way) => choicesOf(way, where) ?? []);
  const text = textOf(at.value);
  const isCode = codes.some(({ value }) => value === text);
  const isDay = at.value !== undefined && !isCode;
  return (
    <View>
      <ChosenField
        at={at}
        choices={[{ value: 'day', label: codeName(at.way, 'day') ?? '写明的日期' }, ...codes]}
        chosen={isDay ? 'day' : text}
        toValue={(code) => (code === 'day' ? '' : code)}
      />
      {isDay ? (
        <PlainField shape="day" at={{ ...at, id: `${at.id}-day`, label: '哪一天', error: undefined }} />
      ) : null}
    </View>
  );
}

function EitherField({ ways, at, where }: { ways: readonly FieldForm[]; at: AtField; where: Where }) {
  if (ways.some(({ shape }) => shape === 'day')) return <DayOrCode ways={ways} at={at} where={where} />;
  const now = wayOf(ways, at.value);
  const way = ways[now];
  /** What both ways have stays. */
  const valueIn = (code: string): unknown => {
    const next = ways[Number(code)];
    if (next?.shape !== 'fields') return '';
    const names = next.fields.map(({ name }) => name);
    const kept = Object.entries(isLoose(at.value) ? at.value : {}).filter(([name]) => names.includes(name));
    return { ...Object.fromEntries(kept), ...(blankWay(next) as object) };
  };
  return (
    <View>
      <ChosenField
        at={at}
        choices={ways.map((one, place) => ({ value: String(place), label: nameOfWay(one, at.way, place) }))}
        chosen={now < 0 ? null : String(now)}
        toValue={valueIn}
      />
      {way?.shape === 'fields' ? <FormFields {...where} fields={way} /> : null}
    </View>
  );
}

const yesOrNo: readonly CodeChoice[] = [
  { value: 'true', label: '是' },
  { value: 'false', label: '不是' },
];

/** Numbers in a row: the first and the last day of a month. */
function RowField({ items, at, where }: { items: readonly FieldForm[]; at: AtField; where: Where }) {
  const { path, id, label, value, error } = at;
  return (
    <Field id={id} label={label} error={error}>
      {items.map((item, place) => (
        <FormField
          key={place}
          where={{ ...where, path: [...path, place], id: `${id}-${place}`, value: listIn(value)[place] }}
          form={item}
          label={place === 0 ? '从' : '到'}
        />
      ))}
    </Field>
  );
}

/** One field, drawn by what it takes. */
function FormField({ where, form, label }: { where: Where; form: FieldForm; label: string }) {
  const { errors, id, path, value, way } = where;
  const holds =
    ['who', 'row', 'either'].includes(form.shape) || (form.shape === 'list' && form.item.shape !== 'fields');
  const at: AtField = { form: where.form, way, path, id, label, value, error: errorAt(errors, id, holds) };
  const choices = choicesOf(form, where);
  if (choices !== null) {
    return (
      <ChosenField at={at} choices={choices} toValue={(code) => codeIn(form, code)} ifNone={withoutChoices} />
    );
  }
  switch (form.shape) {
    case 'fixed':
    case 'own-code':
      return null;
    case 'yes-no':
      return (
        <ChosenField
          at={at}
          choices={yesOrNo}
          chosen={typeof value === 'boolean' ? String(value) : null}
          toValue={(code) => code === 'true'}
        />
      );
    case 'who':
      return (
        <WhoField
          at={at}
          fieldsOf={(place, group) => (
            <FormFields
              {...where}
              path={[...path, place]}
              id={`${id}-${place}`}
              value={group}
              fields={form.group}
              more="加一个条件"
            />
          )}
        />
      );
    case 'list': {
      const codes = choicesOf(form.item, where);
      if (codes !== null) return <ChosenManyField at={at} choices={codes} />;
      return <ListField item={form.item} at={at} where={where} />;
    }
    case 'row':
      return <RowField items={form.items} at={at} where={where} />;
    case 'either':
      return <EitherField ways={form.ways} at={at} where={where} />;
    case 'fields':
      return (
        <Field id={id} label={label} error={at.error}>
          <FormFields {...where} fields={form} />
        </Field>
      );
    case 'identity':
    case 'circumstance':
    case 'tier':
    case 'choice':
      return null;
    default:
      return <PlainField shape={form.shape} at={at} />;
  }
}

function isHere(value: unknown, { name, optional }: NamedForm): boolean {
  return !optional || (isLoose(value) && name in value);
}

/** The fields of a rule or of a part of one: all that it needs, what is written besides, and a way to write more. */
export function FormFields({ fields: { fields }, more = '还可以写别的', ...where }: FormFieldsProps) {
  const { form, way, path, id, value } = where;
  const [open, setOpen] = useState(false);
  const here = fields.filter((named) => isHere(value, named));
  const absent = fields.filter((named) => !isHere(value, named));
  const nameOf = (name: string): string => fieldName([...way, name]) ?? name;
  const add = (named: NamedForm): void => {
    form.set([...path, named.name], blankOf(named.form));
    setOpen(false);
  };
  return (
    <View>
      {here.map((named) => (
        <NamedField key={named.name} where={where} named={named} label={nameOf(named.name)} />
      ))}
      {absent.length === 0 ? null : (
        <Button id={`${id}-more`} kind="plain" label={open ? '不加了' : more} onTap={() => setOpen(!open)} />
      )}
      {open ? (
        <Rows>
          {absent.map((named) => (
            <Row
              key={named.name}
              id={`${id}-${named.name}-add`}
              label={nameOf(named.name)}
              onTap={() => add(named)}
            />
          ))}
        </Rows>
      ) : null}
    </View>
  );
}

function NamedField({ where, named, label }: { where: Where; named: NamedForm; label: string }) {
  const { form, way, path, id, value } = where;
  const { name, optional } = named;
  const inner: Where = {
    ...where,
    way: [...way, name],
    path: [...path, name],
    id: `${id}-${name}`,
    value: isLoose(value) ? value[name] : undefined,
  };
  return (
    <View>
      {named.form.shape === 'fixed' && optional ? <View className="field__label">{label}</View> : null}
      <FormField where={inner} form={named.form} label={label} />
      {optional ? (
        <Button
          id={`${id}-${name}-remove`}
          kind="plain"
          label={`不写“${label.replace(/（.*）$/, '')}”`}
          onTap={() => form.set(inner.path, undefined)}
        />
      ) : null}
    </View>
  );
}
