import type { IsoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';
import { liesIn, regionName } from '../../policy/region-names';
import { asksHistory, askedFacts, confirmedBy, factsKnownHere, factsOf, recordId } from '../enrolment';
import { UnreadableSealError, nameOf, numbersOf } from '../identity';
import { type LevyLine, type LevyPerson, lineApart, lineOfAnswer } from '../levy';
import { learnPlaces, ltciPilotOf } from '../places';
import type { Cloud } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import type { EnrolmentRecord, LevyList, Person, Resident, Roster } from '../schema';
import { type GivenAid, aidGiven } from './aid-given';
import { byId } from './by-id';
import { homesOf } from './find-people';
import { rostersToRead } from './rosters-to-read';
import { schoolsOf } from './schools';

/** Somebody of a page: where he is listed by, and what is stored of him. */
export interface Listed {
  readonly personId: string;
  /** Where he is insured, lives, or wants to be insured. */
  readonly region: string;
  /** The record of the list's year; null where there is none. */
  readonly record: EnrolmentRecord | null;
}

/** What is read of a page's people at once. */
interface Known {
  readonly policy: PolicyInForce;
  readonly people: ReadonlyMap<string, Person>;
  readonly rosters: ReadonlyMap<string, Roster>;
  readonly apart: ReadonlySet<string>;
  readonly homes: ReadonlyMap<string, Resident>;
  readonly lastYear: ReadonlyMap<string, EnrolmentRecord>;
  readonly given: GivenAid;
  readonly schools: ReadonlyMap<string, string>;
}

export interface Line {
  readonly personId: string;
  readonly line: LevyLine;
}

/** The lines of a page. Eight round trips at most, four more where the bureau may have bound somebody. */
export async function linesOf(
  cloud: Cloud,
  { region, year, on }: Pick<LevyList, 'region' | 'year' | 'on'>,
  listed: readonly Listed[],
): Promise<readonly Line[]> {
  if (listed.length === 0) return [];
  const known = await knownOf(cloud, { region, year }, listed);
  await learnPlaces(
    cloud,
    listed.map(({ personId, region }) => known.homes.get(personId)?.village ?? region),
  );
  const lines: Line[] = [];
  for (const one of listed) {
    const person = known.people.get(one.personId);
    if (person === undefined) continue;
    lines.push({ personId: one.personId, line: await lineOf(cloud, { year, on }, { one, person, known }) });
  }
  return lines;
}

async function knownOf(
  cloud: Cloud,
  { region: place, year }: Pick<LevyList, 'region' | 'year'>,
  listed: readonly Listed[],
): Promise<Known> {
  const ids = listed.map(({ personId }) => personId);
  const policy = await policyInForce(cloud);
  const asks = listed.some(({ region }) => asksHistory(askedFacts(policy, region, year)));
  const [people, certified, homes, lastYear, given] = await Promise.all([
    byId(cloud, 'people', ids),
    byId(cloud, 'rosters', ids),
    homesOf(cloud, ids, year),
    byId(cloud, 'records', asks ? ids.map((id) => recordId(id, year - 1)) : []),
    aidGiven(
      cloud,
      listed.flatMap(({ record }) => record ?? []),
    ),
  ]);
  const { rosters, apart } = await rostersToRead(cloud, place, { listed, certified });
  const schools = await schoolsOf(cloud, year, [...rosters.values()]);
  return { policy, people, rosters, apart, homes, lastYear, given, schools };
}

interface OfOne {
  readonly one: Listed;
  readonly person: Person;
  readonly known: Known;
}

async function lineOf(
  cloud: Cloud,
  when: { readonly year: number; readonly on: IsoDay },
  { one, person, known }: OfOne,
): Promise<LevyLine> {
  const { policy, homes, given, schools, apart } = known;
  const insurance = one.record?.insurance ?? null;
  const facts = insurance?.facts ?? (await factsNow(cloud, when, { one, person, known }));
  const answer = insurance?.determination ?? policy.determine(facts);
  const village = homes.get(person._id)?.village;
  const levied: LevyPerson = {
    ...named(cloud, person),
    facts: { ...facts, region: one.region },
    village:
      village === undefined || !liesIn(village, one.region.slice(0, 6))
        ? ''
        : (regionName(village) ?? village),
    school: schools.get(person._id) ?? '',
    paid:
      insurance === null || insurance.basis === 'exempt'
        ? null
        : { on: insurance.on, amountFen: insurance.paidFen },
  };
  if (apart.has(person._id)) return lineApart(levied);
  return lineOfAnswer(policy.policy, levied, answer, {
    aid: given.of(one.record, answer),
    remarks: [...remarksOf(one, homes.has(person._id))],
  });
}

/** A line whose key is gone still stands in the sums, without a name. */
function named(cloud: Cloud, person: Person): Pick<LevyPerson, 'name' | 'documentKind' | 'documentNumber'> {
  try {
    const [document] = numbersOf(cloud, person);
    return {
      name: nameOf(cloud, person),
      documentKind: document?.kind ?? null,
      documentNumber: document?.number ?? '',
    };
  } catch (error) {
    if (!(error instanceof UnreadableSealError)) throw error;
    return { name: '', documentKind: null, documentNumber: '' };
  }
}

/** By what offices certify ({@link rostersToRead}), on the day of the list: nobody's own word makes an amount here. */
async function factsNow(
  cloud: Cloud,
  { year, on }: { readonly year: number; readonly on: IsoDay },
  { one, person, known }: OfOne,
): Promise<FactSheet> {
  const { region } = one;
  const { policy, rosters, lastYear } = known;
  const lastRecord = lastYear.get(recordId(person._id, year - 1)) ?? null;
  const of = {
    recordId: recordId(person._id, year),
    region,
    year,
    birthDate: person.birthDate,
    ltciPilot: await ltciPilotOf(cloud, region),
    ofPerson: factsKnownHere(cloud, askedFacts(policy, region, year), { person, lastYear: lastRecord }),
  };
  return factsOf(of, confirmedBy(rosters.get(person._id) ?? null, of), on);
}

function* remarksOf({ record }: Listed, isAtHome: boolean): Generator<string> {
  if (record === null) yield isAtHome ? '居民名单上的人，还没有登记' : '认定名册上的人，还没有登记';
  else if (record.insurance === null) yield '已登记，还没有缴';
  else if (record.insurance.settlementPending) yield '共济账户的钱，医保还没有确认扣成';
}
