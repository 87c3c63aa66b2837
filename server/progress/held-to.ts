import type { InsuredRate, PlaceTarget } from '../../contract/progress';
import { regionName } from '../../policy/region-names';
import type { DutiesOfNotice } from '../policy-registry';
import type { TargetRow, TargetTable } from '../schema';
import { dutiesFor } from './collected-year';
import { percentOf } from './pace';

/** What is known of the targets of a year: the notices' tables, and those that offices set for the places below them. */
export interface KnownTargets {
  readonly duties: readonly DutiesOfNotice[];
  readonly tables: readonly TargetTable[];
}

/** A notice's own words for a place only where the list of places names it otherwise. */
function namedOtherwise(region: string, named: string | undefined): { readonly named?: string } {
  return named === undefined || named === regionName(region) ? {} : { named };
}

function rowFor(tables: readonly TargetTable[], region: string): readonly [TargetRow, TargetTable] | null {
  for (const table of tables) {
    const row = table.rows.find((one) => one.region === region);
    if (row !== undefined) return [row, table];
  }
  return null;
}

/** How many of 100 permanent residents a place's nearest notice wants insured (Hunan 1: 95); null where none says. */
function percentAsked({ duties }: KnownTargets, region: string): number | null {
  const asked = dutiesFor(duties, region).flatMap((notice) =>
    notice.duties.flatMap(({ percent, identities }) =>
      percent === undefined || identities !== undefined ? [] : [percent],
    ),
  );
  return asked[0] ?? null;
}

function byOffice(known: KnownTargets, region: string): PlaceTarget | null {
  const [row, table] = rowFor(known.tables, region) ?? [];
  if (row === undefined || table === undefined) return null;
  const { source } = table;
  const percent = table.percent ?? percentAsked(known, region);
  const more = { source, ...namedOtherwise(region, row.named) };
  if (row.people !== undefined) return { people: row.people, from: 'office', ...more };
  if (row.population === undefined || row.employees === undefined || percent === null) return null;
  const people = Math.max(0, Math.ceil((row.population * percent) / 100) - row.employees);
  return { people, from: 'rate', ...more };
}

function byNotice({ duties }: KnownTargets, region: string): PlaceTarget | null {
  for (const { title, targets, regions } of duties) {
    if (targets === null) continue;
    const { rows, total } = targets.rule;
    const source = `${title}${targets.label}`;
    const row = rows.find((one) => one.region === region);
    if (row !== undefined) {
      return { people: row.people, from: 'notice', source, ...namedOtherwise(region, row.place) };
    }
    if (!regions.includes(region)) continue;
    if (total !== undefined) return { people: total, from: 'notice', source };
    return { people: rows.reduce((sum, one) => sum + one.people, 0), from: 'sum', source };
  }
  return null;
}

/** Of the table that the place's own office set for those below it, where each of its rows says how many. */
function bySum({ tables }: KnownTargets, region: string): PlaceTarget | null {
  const table = tables.find((one) => one.region === region);
  if (table === undefined || table.rows.some(({ people }) => people === undefined)) return null;
  const people = table.rows.reduce((sum, row) => sum + (row.people ?? 0), 0);
  return { people, from: 'sum', source: table.source };
}

/** What a place is held to: by the office above, which may have corrected its notice, then by a notice, then by its own table. */
export function targetOf(known: KnownTargets, region: string): PlaceTarget | null {
  return byOffice(known, region) ?? byNotice(known, region) ?? bySum(known, region);
}

/** The rate of those insured, over the population that the office above loaded; null where it loaded none. */
export function rateOf(known: KnownTargets, region: string, enrolled: number): InsuredRate | null {
  const [row, table] = rowFor(known.tables, region) ?? [];
  if (row?.population === undefined || row.population === 0 || table === undefined) return null;
  const { population, employees = null } = row;
  return {
    population,
    employees,
    percent: percentOf(enrolled + (employees ?? 0), population),
    toReach: table.percent ?? percentAsked(known, region),
    source: table.source,
  };
}
