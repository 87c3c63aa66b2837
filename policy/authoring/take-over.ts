import { isIsoDay, yearsLater } from '../calendar';
import type { NoticeDocument } from '../notice/document';

/** A value of last year's that stands in a draft until its author has held it against the new paper. */
export interface Unconfirmed {
  readonly rule: string | null;
  /** The way to the value inside the rule, or inside the notice outside the rules. */
  readonly field: string;
}

/** Last year's notice as a draft for the new year, and beside it every value that nobody has confirmed yet. */
export interface Draft {
  readonly notice: NoticeDocument;
  readonly toConfirm: readonly Unconfirmed[];
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Names and codes are kept as they are: what is confirmed is what a rule decides by, and what people read of it. */
const kept = /(^|\.)(rule|kind|clause|collectedBy|with\.\d+)$|^identities\.\d+\.code$/;

/**
 * A year that words name, with the word itself: `2023年`. Figures beside it stay, and are confirmed like every other value.
 */
function shiftedWords(text: string, years: number): string {
  return text.replace(/(20\d{2})(?=年)/g, (year) => String(Number(year) + years));
}

/** The same with every day, and every year that words name, moved by so many years. */
export function shifted(value: Json, years: number): Json {
  if (typeof value === 'string')
    return isIsoDay(value) ? yearsLater(value, years) : shiftedWords(value, years);
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => shifted(one, years));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, shifted(inner as Json, years)]),
  );
}

function valuesIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return kept.test(path) ? [] : [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    valuesIn(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** Old phones have no replaceAll. */
function renamed(id: string, year: number, newYear: number): string {
  return id.split(String(year)).join(String(newYear));
}

function idFor({ id, year }: NoticeDocument, newYear: number): string {
  return id.includes(String(year)) ? renamed(id, year, newYear) : `${id}-${newYear}`;
}

function toConfirmIn({
  rules,
  clauses,
  title,
  issuers,
  identities = [],
}: NoticeDocument): readonly Unconfirmed[] {
  const header = { title, issuers, identities, clauses };
  return [
    ...valuesIn(header, '').map((field) => ({ rule: null, field })),
    ...rules.flatMap((rule) => valuesIn(rule, '').map((field) => ({ rule: rule.rule, field }))),
  ];
}

/**
 * A draft for another year: id, year and days moved by as many years, the number, day and validity of the old paper left out, for the
 * new paper has its own. Nothing is confirmed.
 */
export function takeOver(notice: NoticeDocument, year: number): Draft {
  const years = year - notice.year;
  const { documentNumber: _number, issuedOn: _issuedOn, validity: _validity, overlays, ...rest } = notice;
  const moved = shifted(rest as unknown as Json, years) as unknown as NoticeDocument;
  const draft: NoticeDocument = {
    ...moved,
    id: idFor(notice, year),
    year,
    ...(overlays === undefined ? {} : { overlays: renamed(overlays, notice.year, year) }),
  };
  return { notice: draft, toConfirm: toConfirmIn(draft) };
}
