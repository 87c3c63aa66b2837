import type { CertifiedSpan, CountedCertificate, CountedYear, Roster } from '../../schema';
import { countedPlaces } from '../count';

/** What offices certified of somebody, without what only his amount asks for. */
export function spansOf({ identities }: Pick<Roster, 'identities'>): readonly CertifiedSpan[] {
  return identities.map(({ code, region, since, until }) => ({
    code,
    region,
    since,
    ...(until === undefined ? {} : { until }),
  }));
}

/**
 * The insured years for which somebody can count: the one before, for what comes late, this one, and the next, whose window may
 * be open. `today`: China day.
 */
export function countedYearsOn(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1];
}

/** Whether it says something for an insured year: it has begun by its end, and isn't over when it begins. */
function countsFor(year: number, { since, until }: CertifiedSpan): boolean {
  return since <= `${year}-12-31` && (until === undefined || until >= `${year}-01-01`);
}

/** As what somebody is counted in each of some years; years for which he is nothing are left out. */
export function countYears(
  spans: readonly CertifiedSpan[],
  years: readonly number[],
  insured: ReadonlySet<number>,
): readonly CountedYear[] {
  return years.flatMap((year) => {
    const groups = groupsOf(spans.filter((span) => countsFor(year, span)));
    return groups.length === 0 ? [] : [{ year, groups, isInsured: insured.has(year) }];
  });
}

/** Who is the same by two offices counts once in each place above both. */
function groupsOf(spans: readonly CertifiedSpan[]): readonly CountedCertificate[] {
  const codes = [...new Set(spans.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const regions = spans.filter((span) => span.code === code).map(({ region }) => region);
    return { code, places: [...new Set(regions.flatMap(countedPlaces))].sort() };
  });
}

/** Provinces end so: they ask for counts. Names are for the offices below, that of a city too, which certifies people itself. */
const province = /^\d{2}0000$/;

/** By what those are found who are missing: in a place, or there in one group. */
export function missingKey(year: number, region: string, code?: string): string {
  return code === undefined ? `${year} ${region}` : `${year} ${region} ${code}`;
}

export function missingKeys(years: readonly CountedYear[]): readonly string[] {
  const keys = years
    .filter(({ isInsured }) => !isInsured)
    .flatMap(({ year, groups }) =>
      groups.flatMap(({ code, places }) =>
        places
          .filter((place) => !province.test(place))
          .flatMap((place) => [missingKey(year, place), missingKey(year, place, code)]),
      ),
    );
  return [...new Set(keys)];
}
