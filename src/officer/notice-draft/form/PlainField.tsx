import type { PlainShape } from '../../../../policy/authoring/rule-form';
import { clauseInWords, isClause } from '../../../../policy/clause';
import { isRegionCode, regionName } from '../../../../policy/region-names';
import { Field, TextInput } from '../../../components/Field';
import { TextArea } from '../../../components/TextArea';
import type { Path } from '../loose';
import { textOf } from '../loose';
import { shownText, typedValue } from './plain-values';
import type { Form } from './use-form';

export interface AtField {
  readonly form: Form;
  /** The kind of rule and the names down to the field, for its words. */
  readonly way: readonly string[];
  readonly path: Path;
  /** Also the id on the page. */
  readonly id: string;
  readonly label: string;
  readonly value: unknown;
  readonly error: string | undefined;
}

const hints: Readonly<Partial<Record<PlainShape, string>>> = {
  yuan: '只写数字，例如 400',
  day: '例如 2026-09-01',
};

function hintOf(shape: PlainShape, value: unknown): string | undefined {
  const text = textOf(value);
  if (shape === 'clause') return isClause(text) ? clauseInWords(text) : '例如 二（四）';
  if (shape === 'region') return (isRegionCode(text) ? regionName(text) : null) ?? '6位、9位或12位数字';
  return hints[shape];
}

/** Longer texts get several lines. */
const oneLine = 24;
const inOneLine: readonly string[] = [
  'term',
  'office',
  'place',
  'time',
  'documentNumber',
  'holder',
  'id',
  'code',
  'name',
];

/** A value that is typed, in the unit of its label. */
export function PlainField({ shape, at }: { readonly shape: PlainShape; readonly at: AtField }) {
  const { form, way, path, id, label, value, error } = at;
  const text = form.typed[id] ?? shownText(shape, value);
  const onInput = (next: string): void => form.set(path, typedValue(shape, next), { id, text: next });
  const common = { id: `${id}-input`, name: label, value: text, onInput };
  const isLong =
    shape === 'words' && (text.length > oneLine || !inOneLine.includes(way[way.length - 1] ?? ''));
  return (
    <Field id={id} label={label} hint={hintOf(shape, value)} error={error}>
      {isLong ? (
        <TextArea {...common} maxlength={400} />
      ) : (
        <TextInput {...common} wrong={error !== undefined} maxlength={200} />
      )}
    </Field>
  );
}
