import { type Cell, columnLetters } from '../cell';
import { headingWithoutBrackets, otherUnit, plainHeading } from './heading-text';

/** A column that a file should have. */
export interface WantedColumn<Key extends string> {
  readonly key: Key;
  /** What offices call it; the first is how it is named to them. Width, spaces, brackets and units don't matter. */
  readonly spellings: readonly [string, ...string[]];
  /** A file may do without it. */
  readonly isOptional?: boolean;
}

export interface FoundColumns<Key extends string> {
  /** Where each column stands, from 0. What is doubled or in another unit is not among them. */
  readonly places: Readonly<Partial<Record<Key, number>>>;
  /** Which wanted columns are nowhere; optional ones aside. */
  readonly missing: readonly Key[];
  /** Headings that nobody asked for; nothing is read there. */
  readonly unknown: readonly { readonly index: number; readonly heading: string }[];
  /** Chinese: what keeps the file from being read, and what to do; none where all is well. */
  readonly problems: readonly string[];
}

interface Heading {
  readonly index: number;
  readonly text: string;
}

/**
 * Finds the wanted columns in a heading, in whatever order they stand. `under` is a heading's second row, whose words stand below
 * those of the first, or below one that reaches over several columns.
 */
export function columnsOf<Key extends string>(
  header: readonly (Cell | null)[],
  wanted: readonly WantedColumn<Key>[],
  under?: readonly (Cell | null)[],
): FoundColumns<Key> {
  const headings = headingsOf(header, under);
  const taken = new Set<number>();
  const places: Partial<Record<Key, number>> = {};
  const missing: Key[] = [];
  const problems: string[] = [];
  for (const column of wanted) {
    const found = matching(headings, column);
    for (const { index } of found) taken.add(index);
    const [only, second] = found;
    const unit = only === undefined ? null : otherUnit(only.text);
    if (only === undefined) {
      if (column.isOptional !== true) missing.push(column.key);
    } else if (second !== undefined) problems.push(doubled(column.spellings[0], found));
    else if (unit !== null) problems.push(wrongUnit(only, unit));
    else places[column.key] = only.index;
  }
  if (missing.length > 0) problems.unshift(missed(wanted.filter(({ key }) => missing.includes(key))));
  const unknown = headings
    .filter(({ index }) => !taken.has(index))
    .map(({ index, text }) => ({ index, heading: text.trim() }));
  return { places, missing, unknown, problems };
}

/** A column's heading is its own word below, and the one that it stands under together with it. */
function headingsOf(
  header: readonly (Cell | null)[],
  under: readonly (Cell | null)[] | undefined,
): readonly (Heading & { readonly above?: string })[] {
  const headings: (Heading & { above?: string })[] = [];
  let above = '';
  for (let index = 0; index < Math.max(header.length, under?.length ?? 0); index += 1) {
    const own = header[index]?.text ?? '';
    const below = under?.[index]?.text ?? '';
    if (own !== '') above = own;
    if (below === '' && own === '') continue;
    if (below === '' || below === own) headings.push({ index, text: own || below });
    else headings.push({ index, text: below, above });
  }
  return headings;
}

function matching<Key extends string>(
  headings: readonly (Heading & { readonly above?: string })[],
  { spellings }: WantedColumn<Key>,
): readonly Heading[] {
  const known = new Set(spellings.map(plainHeading));
  const by = (read: (text: string) => string): readonly Heading[] =>
    headings.filter(({ text, above = '' }) => known.has(read(text)) || known.has(read(above + text)));
  const exact = by(plainHeading);
  return exact.length > 0 ? exact : by(headingWithoutBrackets);
}

function doubled(name: string, found: readonly Heading[]): string {
  const columns = found.map(({ index }) => `${columnLetters(index)}列`).join('、');
  return `“${name}”有${found.length}列（${columns}），不知道用哪一列。请只留一列，或把别的列改名。`;
}

function wrongUnit({ index, text }: Heading, unit: string): string {
  return `${columnLetters(index)}列“${text.trim()}”的单位是${unit}，请换算成元，表头也改成元。`;
}

function missed(columns: readonly WantedColumn<string>[]): string {
  const names = columns.map(({ spellings }) => `“${spellings[0]}”`).join('、');
  return `表头里没有${names}${columns.length > 1 ? '这几列' : '这一列'}。请加上，或把表头改成这个名称。`;
}
