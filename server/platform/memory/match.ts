import type { PlainDocument } from '..';

const operators = ['gt', 'gte', 'lt', 'lte', 'ne', 'in'] as const;
type Operator = (typeof operators)[number];

/** Whether a filter's value is a comparison (`{ gte: 3 }`) and not a value to be equal to. */
export function isComparison(value: unknown): value is Readonly<Partial<Record<Operator, unknown>>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every((name) => (operators as readonly string[]).includes(name))
  );
}

/** The cloud's rule: a list field matches where it holds the value; null matches a missing field too. */
export function matches(doc: PlainDocument, filter: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (wanted === undefined) return true;
    const held = doc[field] ?? null;
    return isComparison(wanted) ? compares(held, wanted) : equals(held, wanted);
  });
}

function equals(held: unknown, wanted: unknown): boolean {
  if (same(held, wanted)) return true;
  return Array.isArray(held) && held.some((element) => same(element, wanted));
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

function compares(held: unknown, wanted: Readonly<Partial<Record<Operator, unknown>>>): boolean {
  return Object.entries(wanted).every(([operator, value]) => {
    if (value === undefined) return true;
    if (operator === 'ne') return !equals(held, value);
    if (operator === 'in') return (value as readonly unknown[]).some((one) => equals(held, one));
    const elements: readonly unknown[] = Array.isArray(held) ? held : [held];
    return elements.some((element) => ordered(element, operator as Operator, value));
  });
}

function ordered(held: unknown, operator: Operator, value: unknown): boolean {
  const order = compareValues(held, value);
  if (order === null) return false;
  if (operator === 'gt') return order > 0;
  if (operator === 'gte') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

/** Null where the two are of different kinds, which no range comparison matches. */
function compareValues(one: unknown, other: unknown): number | null {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  return null;
}

/** Order of a sort: missing and null first, then numbers, then strings. */
export function compareForSort(one: unknown, other: unknown): number {
  const rank = (value: unknown): number =>
    value === undefined || value === null ? 0 : typeof value === 'number' ? 1 : 2;
  return rank(one) - rank(other) || (compareValues(one, other) ?? 0);
}
