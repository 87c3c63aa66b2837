import { dayInWords, isIsoDay } from '../calendar';
import { clauseInWords, isClause } from '../clause';
import { fen, inYuan } from '../money';
import { type AnyGroup, leavesOf } from '../notice/consistency/subject';
import { isOwnIdentityCode, nameAmong } from '../own-identities';
import { codeName, fieldName } from './form-words';
import { type NamesOfBoth, type OwnNames, tierNameAmong } from './own-names';
import { whoInWords } from './who-in-words';

/** One field that another version has otherwise; null for what isn't there. */
export interface FieldDifference {
  /** The way to it, which tells it from the others: `wait.months`. */
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A place in a list is no name. */
function namesIn(field: string): readonly string[] {
  return field.split('.').filter((step) => !/^\d+$/.test(step));
}

/** What stands in a field, as the form shows it: sums in yuan, days and codes in words. */
export function valueInWords(way: readonly string[], value: unknown): string {
  const name = way[way.length - 1] ?? '';
  if (typeof value === 'boolean') return value ? '是' : '不是';
  if (typeof value === 'number' && name.endsWith('Fen') && value >= 0) return inYuan(fen(value));
  if (isIsoDay(value)) return dayInWords(value);
  if (typeof value !== 'string' && typeof value !== 'number') return '空';
  const code = codeName(way, value);
  if (code !== null) return code;
  const namesClause = /^(clause|collectedBy|with)$/.test(name);
  return namesClause && typeof value === 'string' && isClause(value) ? clauseInWords(value) : String(value);
}

/** Fields in which the code of a tier stands. */
const ofTier: readonly string[] = ['tier', 'countedOn', 'usual'];

/** What only this place has, by its name; null for any other value. */
function ownInWords(field: string, value: unknown, own: OwnNames): string | null {
  if (ofTier.includes(field)) return tierNameAmong(own, value);
  return typeof value === 'string' && isOwnIdentityCode(value) ? nameAmong(own.identities, value) : null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Every field with its words. Whom a rule is for is one field, however it is written. */
function fieldsInWords(kind: string, { who, ...rest }: Fields, own: OwnNames): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  if (Array.isArray(who)) words.set('who', whoInWords(who as readonly AnyGroup[], own));
  for (const [field, value] of leavesOf(rest)) {
    words.set(field, ownInWords(field, value, own) ?? valueInWords([kind, ...namesIn(field)], value));
  }
  return words;
}

/** Every field in which two rules of a kind, or two heads of a notice, differ. */
export function fieldDifferences(
  kind: string,
  [before, after]: readonly [Fields, Fields],
  own: NamesOfBoth,
): readonly FieldDifference[] {
  const [was, is] = [fieldsInWords(kind, before, own.before), fieldsInWords(kind, after, own.after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [old, now] = [was.get(field) ?? null, is.get(field) ?? null];
    if (old === now) return [];
    const label = fieldName([kind, ...namesIn(field)]) ?? field;
    return [{ field, label, before: old, after: now }];
  });
}
