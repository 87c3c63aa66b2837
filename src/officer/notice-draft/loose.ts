/** A notice that may be half written: nothing of it is taken for granted. */
export type Loose = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null for a text that is no notice at all. */
export function parsedNotice(json: string): Loose | null {
  try {
    const value: unknown = JSON.parse(json);
    return isLoose(value) ? value : null;
  } catch {
    return null;
  }
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The rules, clauses or identities of a notice that are such at all, with their places in the list. */
export function entriesOf(value: unknown): readonly { readonly at: number; readonly entry: Loose }[] {
  return listIn(value).flatMap((entry, at) => (isLoose(entry) ? [{ at, entry }] : []));
}

export function valueAt(holder: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return holder;
  if (Array.isArray(holder)) return valueAt((holder as readonly unknown[])[Number(step)], rest);
  return isLoose(holder) ? valueAt(holder[step], rest) : undefined;
}

/** The holder with a value at the end of the way; `undefined` takes out what stands there. */
export function withValue(holder: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = listIn(holder);
    const inner = withValue(list[step], rest, value);
    if (inner === undefined) return list.filter((_one, at) => at !== step);
    return step < list.length ? list.map((one, at) => (at === step ? inner : one)) : [...list, inner];
  }
  const fields = isLoose(holder) ? holder : {};
  const { [step]: before, ...others } = fields;
  const inner = withValue(before, rest, value);
  if (inner === undefined) return others;
  return step in fields ? { ...fields, [step]: inner } : { ...others, [step]: inner };
}
