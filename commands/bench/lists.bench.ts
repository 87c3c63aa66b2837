import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BenchOptions, Row } from './row';
import { type MeasuredList, timesOf } from './stored-list';

export const name = 'lists';

const region = '140502';
const few = 10_000;
/** `--documents 1600000` makes it a city: a minute or two of a processor. */
const manyUnlessSaid = 200_000;
const [latePageOfFew, latePageOfMany] = [100, 500];
/** The first page and page 500 of the larger store may take so many times what the first page of the smaller one does. */
const mostTimes = 2;

const lists: readonly MeasuredList[] = [
  {
    figure: 'orders of a payer',
    collection: 'orders',
    filter: { openId: 'p' },
    by: 'createdAt',
    order: 'desc',
    holds: { openId: 'p' },
  },
  {
    figure: 'movements of an account',
    collection: 'mutual-aid-movements',
    filter: { accountId: 'a' },
    by: 'at',
    order: 'desc',
    holds: { accountId: 'a' },
  },
  {
    figure: 'batches of an office',
    collection: 'deduction-batches',
    filter: { region: { in: [region] } },
    by: 'at',
    order: 'desc',
    holds: { region },
  },
  {
    figure: 'cases of an office',
    collection: 'cases',
    filter: { places: region, state: 'open' },
    by: 'at',
    order: 'asc',
    holds: { places: [region], state: 'open' },
  },
  {
    figure: 'cases of one kind within days',
    collection: 'cases',
    filter: { places: region, state: 'open', kind: 'refund-requested' },
    by: 'at',
    within: { gte: 1, lt: Date.parse('2100-01-01') },
    order: 'asc',
    holds: { places: [region], state: 'open', kind: 'refund-requested' },
  },
  {
    figure: 'duplicates of one kind',
    collection: 'duplicates',
    filter: { places: region, year: 2024, state: 'open', kind: 'employee' },
    by: 'at',
    order: 'asc',
    holds: { places: [region], year: 2024, state: 'open', kind: 'employee' },
  },
  {
    figure: 'proposals of an office that ended',
    collection: 'proposals',
    filter: { places: region },
    among: ['done', 'refused', 'withdrawn'].map((state) => ({ state })),
    by: 'at',
    order: 'desc',
    holds: { places: [region], state: 'done' },
  },
  {
    figure: 'waiting applications',
    collection: 'records',
    filter: { awaitingIn: region, year: 2024 },
    by: 'updatedAt',
    order: 'asc',
    holds: { awaitingIn: [region], year: 2024 },
  },
];

/** A page of each list in a store of ten thousand documents of it and in one of many more, by the local store. */
export async function run({ documents: many = manyUnlessSaid }: BenchOptions): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lists-bench-'));
  try {
    const rows: Row[] = [];
    for (const [at, list] of lists.entries()) {
      const file = (size: string): string => path.join(folder, `${at}-${size}.db`);
      const small = await timesOf(file('small'), list, few, latePageOfFew);
      const large = await timesOf(file('large'), list, many, latePageOfMany);
      const row = (figure: string, ms: number): Row => ({
        figure: `${list.figure}, ${figure} of ${many.toLocaleString('en')}`,
        value: Number((ms / small.first).toFixed(1)),
        unit: 'times',
        limit: mostTimes,
        peer: `${ms.toFixed(2)} ms; first of ${few.toLocaleString('en')}: ${small.first.toFixed(2)} ms`,
      });
      rows.push(row('first page', large.first), row(`page ${latePageOfMany}`, large.late));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
