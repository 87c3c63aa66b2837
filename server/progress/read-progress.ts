import {
  type CollectingDays,
  type CountOf,
  type ProgressActions,
  type ProgressOfPlace,
  type ProgressRow,
  enrolmentChannelNames,
  enrolmentChannels,
} from '../../contract/progress';
import { type IsoDay, addDays, formatDay, parseDay } from '../../policy/calendar';
import { identityNameUnder } from '../../policy/own-identities';
import type { IdentityCode } from '../../policy/fact-sheet';
import { regionName, regionPath } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import { learnPlaces, placesBelow } from '../places';
import { type Cloud, chinaDay } from '../platform';
import { policyInForce } from '../policy-registry';
import type { Officer, PlaceProgress } from '../schema';
import { collectedYear, collectingFor, dutiesFor } from './collected-year';
import { countedPlaces } from './count';
import { type KnownTargets, rateOf, targetOf } from './held-to';
import { collectingOn, paceOf } from './pace';
import { ranked } from './rank';
import { readStored } from './stored';

/** Digits of a village's code. */
const village = 12;

/**
 * How far the insuring of a place has come, for an officer of it; the groups of a village only for who keeps rosters. Refuses
 * `OTHER_REGION`, `REGION_UNKNOWN`.
 */
export async function progressOf(
  cloud: Cloud,
  officer: Officer,
  { region, year }: ProgressActions['progress.of']['request'],
): Promise<ProgressOfPlace> {
  requireResponsible(officer, region);
  const progress = await readProgress(cloud, region, year);
  // In a village of few, a group of one is somebody whom neighbours know.
  return region.length < village || officer.duties.includes('roster')
    ? progress
    : { ...progress, groups: [] };
}

/** The same without asking who wants to know: for reports. */
export async function readProgress(cloud: Cloud, region: string, asked?: number): Promise<ProgressOfPlace> {
  const [{ duties, policy }, { places }] = await Promise.all([
    policyInForce(cloud),
    placesBelow(cloud, region),
  ]);
  const today = chinaDay(cloud.now());
  const year = asked ?? collectedYear(duties, region, today) ?? Number(today.slice(0, 4));
  const [, above = null] = countedPlaces(region);
  const { own, below, tables, years, reached } = await readStored(cloud, { region, year, above });
  const known: KnownTargets = { duties: duties.filter((one) => one.year === year), tables };
  const named = new Map(places.map(({ code, name }) => [code, name]));
  await learnPlaces(
    cloud,
    below.map((one) => one.region).filter((code) => !named.has(code)),
  );
  const counts = new Map(below.map((one) => [one.region, one]));
  const codes = [...new Set([...named.keys(), ...counts.keys()])];
  const rowAt = (code: string, count: PlaceProgress | null): ProgressRow =>
    rowOf({
      region: code,
      count,
      today,
      known,
      collecting: collectingOn(collectingFor(duties, code, year), today),
    });
  const rows = codes.map((code) => rowAt(code, counts.get(code) ?? null));
  const notices = policy.noticesAt(region, year);
  const collecting = collectingOn(collectingFor(duties, region, year), today);
  const enrolled = own?.enrolled ?? 0;
  return {
    ...rowAt(region, own),
    year,
    asOf: today,
    collecting,
    ...(reached === null ? {} : { counting: regionPath(reached.region).join('') || '开头' }),
    days: daysOf(own),
    channels: enrolmentChannels.flatMap((key) => countOf(own?.channels, key, enrolmentChannelNames[key])),
    groups: Object.keys(own?.groups ?? {})
      .flatMap((key) => countOf(own?.groups, key, groupName(notices, key)))
      .sort((one, other) => other.people - one.people),
    below: ranked(rows),
    notBelow: enrolled - below.reduce((sum, one) => sum + one.enrolled, 0),
    years: [...new Set([...years, year, ...dutiesFor(duties, region).map((one) => one.year)])].sort(
      (one, other) => other - one,
    ),
  };
}

interface ToRow {
  readonly region: string;
  readonly count: PlaceProgress | null;
  readonly today: IsoDay;
  readonly known: KnownTargets;
  readonly collecting: CollectingDays | null;
}

function rowOf({ region, count, today, known, collecting }: ToRow): ProgressRow {
  const enrolled = count?.enrolled ?? 0;
  const target = targetOf(known, region);
  const weekAgo = formatDay(addDays(parseDay(today), -7));
  return {
    region,
    name: regionName(region) ?? target?.named ?? region,
    enrolled,
    today: count?.days[today] ?? 0,
    week: daysOf(count).reduce(
      (sum, { day, people }) => sum + (day >= weekAgo && day < today ? people : 0),
      0,
    ),
    target,
    pace: paceOf(enrolled, target?.people ?? null, collecting),
    rate: rateOf(known, region, enrolled),
    rank: null,
  };
}

function daysOf(count: PlaceProgress | null): ProgressOfPlace['days'] {
  return Object.entries(count?.days ?? {})
    .map(([day, people]) => ({ day: day as IsoDay, people }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

function countOf<Key extends string>(
  counts: Readonly<Record<string, number>> | undefined,
  key: Key,
  name: string,
): readonly CountOf<Key>[] {
  const people = counts?.[key];
  return people === undefined ? [] : [{ key, name, people }];
}

const ownGroups: Readonly<Record<string, string>> = {
  none: '普通居民',
  'college-student': '大中专学生',
  'new-college-student': '新入学大中专学生',
};

function groupName(notices: Parameters<typeof identityNameUnder>[0], key: string): string {
  return ownGroups[key] ?? identityNameUnder(notices, key as IdentityCode);
}
