import type {
  CertifiedActions,
  CertifiedInPlace,
  GroupCount,
  GroupGoal,
  JudgedGoal,
  NotedMissing,
} from '../../../contract/certified';
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
import { notedMissing } from './known-otherwise';

type Asked = CertifiedActions['certified.of'];

/** More places than any has below it. */
const mostBelow = 1000;

/**
 * Of whom offices certified in a place for a year, how many are insured, by group and by the places one step below, beside what the notices
 * ask. Three waits. Refuses `OTHER_REGION`, `REGION_UNKNOWN`.
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
  const [noted, own, below] = await Promise.all([
    notedMissing(cloud, region, year),
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
  const place = inPlace(region, own);
  return {
    ...place,
    year,
    goals: goals.map((goal) => judged(goal, place.groups, noted)),
    noted: noted === null ? null : Object.fromEntries(noted),
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

/** Hunan 1 asks for 基本医疗保险, employees' included; whom a list has there is insured, and who died is asked for no more. */
function judged(
  goal: GroupGoal,
  groups: readonly GroupCount[],
  noted: ReadonlyMap<string, NotedMissing> | null,
): JudgedGoal {
  const short = groups.filter(({ code, percent }) => goal.codes.includes(code) && percent < goal.percent);
  if (noted === null) return { ...goal, behind: [], undecided: short.map(({ name }) => name) };
  const behind = short.filter(({ code, certified, insured }) => {
    const { otherwise, dead } = noted.get(code) ?? { otherwise: 0, dead: 0 };
    return certified > dead && percentOf(insured + otherwise, certified - dead) < goal.percent;
  });
  return { ...goal, behind: behind.map(({ name }) => name), undecided: [] };
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
