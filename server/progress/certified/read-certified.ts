import type { CertifiedActions, CertifiedInPlace, GroupCount, GroupGoal } from '../../../contract/certified';
import type { IdentityCode } from '../../../policy/fact-sheet';
import { identityNameUnder } from '../../../policy/own-identities';
import { regionName } from '../../../policy/region-names';
import { requireResponsible } from '../../officer-access';
import { learnPlaces, placesBelow } from '../../places';
import { type Cloud, chinaDay } from '../../platform';
import { type DutiesOfNotice, policyInForce } from '../../policy-registry';
import type { CertifiedCount, Officer } from '../../schema';
import { collectedYear, dutiesFor } from '../collected-year';
import { progressId } from '../change-counts';
import { percentOf } from '../pace';

type Asked = CertifiedActions['certified.of'];

/** More places than any has below it. */
const mostBelow = 1000;

/**
 * Of whom offices certified in a place for a year, how many are insured, by group and by the places one step below, beside what the notices
 * ask. Two waits. Refuses `OTHER_REGION`, `REGION_UNKNOWN`.
 */
export async function certifiedOf(
  cloud: Cloud,
  officer: Officer,
  { region, year: asked }: Asked['request'],
): Promise<Asked['data']> {
  requireResponsible(officer, region);
  const [{ duties, policy }, { places }] = await Promise.all([
    policyInForce(cloud),
    placesBelow(cloud, region),
  ]);
  const today = chinaDay(cloud.now());
  const year = asked ?? collectedYear(duties, region, today) ?? Number(today.slice(0, 4));
  const [own, below] = await Promise.all([
    cloud.db.get('certified-counts', progressId(year, region)),
    cloud.db.find('certified-counts', { filter: { above: region, year }, limit: mostBelow }),
  ]);
  const named = new Map(places.map(({ code, name }) => [code, name]));
  await learnPlaces(
    cloud,
    below.map((one) => one.region).filter((code) => !named.has(code)),
  );
  const notices = policy.noticesAt(region, year);
  const nameOf = (code: IdentityCode): string => identityNameUnder(notices, code);
  const goals = goalsOf(duties, region, year);
  const inPlace = (code: string, count: CertifiedCount | null): CertifiedInPlace => ({
    region: code,
    name: named.get(code) ?? regionName(code) ?? code,
    groups: groupsIn(count, goals, nameOf),
  });
  return {
    ...inPlace(region, own),
    year,
    goals,
    below: below
      .sort((one, other) => (one.region < other.region ? -1 : 1))
      .map((count) => inPlace(count.region, count)),
  };
}

/** What the notices of a place ask of groups for a year. */
function goalsOf(duties: readonly DutiesOfNotice[], region: string, year: number): readonly GroupGoal[] {
  return dutiesFor(duties, region)
    .filter((notice) => notice.year === year)
    .flatMap(({ title, duties: own }) =>
      own.flatMap(({ label, what, percent, identities }) =>
        percent === undefined || identities === undefined
          ? []
          : [{ source: `${title}${label}`, what, percent, codes: identities }],
      ),
    );
}

/** Those whom a notice names first, in its order; of the others who is certified as anything. */
function groupsIn(
  count: CertifiedCount | null,
  goals: readonly GroupGoal[],
  nameOf: (code: IdentityCode) => string,
): readonly GroupCount[] {
  const { certified = {}, insured = {} } = count ?? {};
  const codes = new Set([
    ...goals.flatMap((goal) => goal.codes),
    ...(Object.keys(certified) as IdentityCode[]),
  ]);
  return [...codes].flatMap((code) => {
    const people = certified[code] ?? 0;
    if (people === 0) return [];
    const insuredPeople = insured[code] ?? 0;
    return [
      {
        code,
        name: nameOf(code),
        certified: people,
        insured: insuredPeople,
        percent: percentOf(insuredPeople, people),
      },
    ];
  });
}
