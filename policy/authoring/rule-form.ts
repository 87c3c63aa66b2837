import type * as v from 'valibot';
import { documentEntries } from '../notice/form';
import { circumstance, clause, day, fen, identity, region, text } from '../rules/fields';
import { whoSchema } from '../rules/group';
import { ruleKinds } from '../rules/rule-kinds';
import { newTierSchema, tierSchema } from '../rules/tier-code';

/** What stands in a field, in the unit in which it is typed. */
export type PlainShape = 'yuan' | 'day' | 'number' | 'words' | 'clause' | 'region' | 'yes-no';

/**
 * What a field of a rule takes, read from the schema of the rule's kind: a form is drawn by it, so that a kind or a field
 * that is added later has one with no more work.
 */
export type FieldForm =
  | { readonly shape: PlainShape }
  | { readonly shape: 'choice'; readonly codes: readonly (string | number)[] }
  /** An identity: the common ones, and a place's own. */
  | { readonly shape: 'identity' }
  | { readonly shape: 'circumstance' }
  /** One of the tiers that the notice declares. */
  | { readonly shape: 'tier' }
  /** A code that tells one entry of a list from the others: given, and never shown. */
  | { readonly shape: 'own-code' }
  /** Groups of people, one of which fits; each with all that it may ask. */
  | { readonly shape: 'who'; readonly group: Fields }
  | { readonly shape: 'fixed'; readonly value: unknown }
  | { readonly shape: 'list'; readonly item: FieldForm }
  /** So many values in a row, such as the first and the last day of a month. */
  | { readonly shape: 'row'; readonly items: readonly FieldForm[] }
  | { readonly shape: 'either'; readonly ways: readonly FieldForm[] }
  | Fields;

export interface Fields {
  readonly shape: 'fields';
  readonly fields: readonly NamedForm[];
}

export interface NamedForm {
  readonly name: string;
  readonly optional: boolean;
  readonly form: FieldForm;
}

/** What is read of a schema, whatever its type: a pipe has the parts of its first link. */
interface Schema {
  readonly type: string;
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly items?: readonly Schema[];
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

/** Values that look the same to the schema, and are not typed alike. */
const known = new Map<unknown, FieldForm>([
  [fen, { shape: 'yuan' }],
  [day, { shape: 'day' }],
  [clause, { shape: 'clause' }],
  [region, { shape: 'region' }],
  [text, { shape: 'words' }],
  [identity, { shape: 'identity' }],
  [circumstance, { shape: 'circumstance' }],
  [tierSchema, { shape: 'tier' }],
  [newTierSchema, { shape: 'own-code' }],
]);

function fieldsOf(entries: Readonly<Record<string, Schema>>): Fields {
  const fields = Object.entries(entries).map(([name, schema]) => ({
    name,
    optional: schema.type === 'optional',
    form: formOf(schema),
  }));
  return { shape: 'fields', fields };
}

function groupOf(schema: Schema): Fields {
  return fieldsOf(schema.item?.entries ?? {});
}

function formOf(schema: Schema): FieldForm {
  const same = known.get(schema);
  if (same !== undefined) return same;
  if ((schema as unknown) === whoSchema) return { shape: 'who', group: groupOf(schema) };
  const { wrapped, item, items = [], entries, options = [], literal } = schema;
  switch (schema.type) {
    case 'optional':
      return wrapped === undefined ? { shape: 'words' } : formOf(wrapped);
    case 'array':
      return { shape: 'list', item: item === undefined ? { shape: 'words' } : formOf(item) };
    case 'tuple':
      return { shape: 'row', items: items.map(formOf) };
    case 'union':
    case 'variant':
      return { shape: 'either', ways: (options as readonly Schema[]).map(formOf) };
    case 'picklist':
      return { shape: 'choice', codes: options as readonly (string | number)[] };
    case 'literal':
      return { shape: 'fixed', value: literal };
    case 'boolean':
      return { shape: 'yes-no' };
    case 'number':
      return { shape: 'number' };
    default:
      return entries === undefined ? { shape: 'words' } : fieldsOf(entries);
  }
}

const nothing: Fields = { shape: 'fields', fields: [] };
const made = new Map<string, Fields>();

/** The form of a kind of rule, without the fields that every rule has; without any for a kind that isn't known. */
export function ruleFormOf(kind: string): Fields {
  const before = made.get(kind);
  if (before !== undefined) return before;
  const schema = ruleKinds.get(kind)?.schema as v.GenericSchema | undefined;
  const form = schema === undefined ? nothing : formOf(schema as unknown as Schema);
  const fields = form.shape === 'fields' ? form.fields : [];
  const own: Fields = {
    shape: 'fields',
    fields: fields.filter(({ name }) => !['rule', 'clause', 'kind'].includes(name)),
  };
  made.set(kind, own);
  return own;
}

/** Fields of a notice that no form has: the program writes them, or they have parts of a page of their own. */
const elsewhere: readonly string[] = ['format', 'clauses', 'rules', 'questions', 'identities'];

/** The form of what stands outside the rules: title, number, places. */
export function headForm(): Fields {
  const { fields } = fieldsOf(documentEntries as unknown as Readonly<Record<string, Schema>>);
  return { shape: 'fields', fields: fields.filter(({ name }) => !elsewhere.includes(name)) };
}

/** Shapes of fields in which something stands before anything is typed. */
const given: readonly FieldForm['shape'][] = ['fixed', 'fields', 'own-code'];

/** What a field holds that was just added: what is fixed in it, and room for what must be typed. */
export function blankOf(form: FieldForm): unknown {
  switch (form.shape) {
    case 'fixed':
      return form.value;
    case 'who':
      return [{}];
    case 'own-code':
      return '1';
    case 'list':
      return form.item.shape === 'fields' ? [blankItem(form.item, [])] : [];
    case 'row':
      return form.items.map(blankOf);
    case 'either':
      return form.ways[0] === undefined ? '' : blankWay(form.ways[0]);
    case 'fields':
      return Object.fromEntries(
        form.fields
          .filter(({ optional, form: { shape } }) => !optional && given.includes(shape))
          .map(({ name, form: inner }) => [name, blankOf(inner)]),
      );
    default:
      return '';
  }
}

/** One more entry of a list with nothing filled in, under a code that none of the others has. */
export function blankItem(item: FieldForm, others: readonly unknown[]): unknown {
  const blank = blankOf(item);
  const coded =
    item.shape === 'fields' ? item.fields.find(({ form }) => form.shape === 'own-code') : undefined;
  if (coded === undefined) return blank;
  const taken = others.map((one) => (isObject(one) ? one[coded.name] : undefined));
  let code = 1;
  while (taken.includes(String(code))) code += 1;
  return { ...(blank as object), [coded.name]: String(code) };
}

/** One of several ways with nothing filled in: the name of its first field tells it from the others. */
export function blankWay(way: FieldForm): unknown {
  const blank = blankOf(way);
  const first = way.shape === 'fields' ? way.fields[0]?.name : undefined;
  return first === undefined ? blank : { [first]: '', ...(blank as object) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How well a value fits one of several ways: below nought not at all. */
function fit(form: FieldForm, value: unknown): number {
  if (form.shape === 'choice') return form.codes.includes(value as string) ? 2 : -1;
  if (form.shape !== 'fields') return typeof value === 'string' ? 0 : -1;
  if (!isObject(value)) return -1;
  const names = new Set(form.fields.map(({ name }) => name));
  const other = form.fields.some(
    ({ name, form: inner }) => inner.shape === 'fixed' && value[name] !== inner.value,
  );
  return other ? -1 : Object.keys(value).filter((name) => names.has(name)).length;
}

/** Which of several ways a value is written in; -1 where in none. */
export function wayOf(ways: readonly FieldForm[], value: unknown): number {
  const fits = ways.map((way) => fit(way, value));
  const best = Math.max(...fits);
  return best < 0 ? -1 : fits.indexOf(best);
}
