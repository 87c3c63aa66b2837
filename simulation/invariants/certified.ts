import type { CertifiedCount, Roster } from '../../server/schema';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';

/** `360900` → `3609`: the codes of the places in it begin so. */
function beginning(region: string): string {
  return region.length > 6 ? region : region.replace(/(00){1,2}$/, '');
}

/** Whether an office in a place certified somebody as something for a year: begun by its end, not over at its beginning. */
function isCertified({ identities }: Roster, code: string, { region, year }: CertifiedCount): boolean {
  return identities.some(
    (one) =>
      one.code === code &&
      one.region.startsWith(beginning(region)) &&
      one.since <= `${year}-12-31` &&
      (one.until ?? '9999') >= `${year}-01-01`,
  );
}

function* differences(evidence: Evidence, count: CertifiedCount): Iterable<string> {
  const rosters = evidence.all('rosters');
  const codes = new Set(rosters.flatMap(({ identities }) => identities.map(({ code }) => code)));
  const insured = new Set(
    evidence.records
      .filter(({ state, year }) => state === 'insured' && year === count.year)
      .map((one) => one.personId),
  );
  for (const code of codes) {
    const own = rosters.filter((roster) => isCertified(roster, code, count));
    const both = own.filter(({ _id }) => insured.has(_id)).length;
    if ((count.certified[code] ?? 0) !== own.length)
      yield `${count._id} counts ${count.certified[code] ?? 0} ${code}, certified are ${own.length}`;
    if ((count.insured[code] ?? 0) !== both)
      yield `${count._id} counts ${count.insured[code] ?? 0} ${code} insured, there are ${both}`;
  }
}

export const certified: Invariants = {
  *'a place’s counts of groups are those of rosters and records'(evidence) {
    const oldest = Number(evidence.world.today.slice(0, 4)) - 1;
    for (const count of evidence.all('certified-counts')) {
      // Nobody counts for older years any more.
      if (count.year >= oldest) yield* differences(evidence, count);
    }
  },

  *'whoever an office certified is counted, and missing until he is insured'(evidence) {
    const places = new Set(evidence.all('certified-counts').map(({ _id }) => _id));
    const insured = new Set(
      evidence.records.filter(({ state }) => state === 'insured').map(({ _id }) => _id),
    );
    for (const { _id, identities, missing = [] } of evidence.all('rosters')) {
      for (const { code, region, since, until = '9999' } of identities) {
        const year = 2024;
        if (since > `${year}-12-31` || until < `${year}-01-01`) continue;
        if (!places.has(`${year}-${region}`)) yield `${_id} is certified in ${region}, which counts nobody`;
        if (region.endsWith('0000')) continue;
        const isMissing = missing.includes(`${year} ${region} ${code}`);
        if (isMissing === insured.has(`${_id}-${year}`))
          yield `${_id} is ${isMissing ? '' : 'not '}missing as ${code} in ${region}`;
      }
    }
  },
};
