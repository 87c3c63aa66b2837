import type { DuplicateView, DuplicatesActions, RuleOnDuplicate } from '../../contract/duplicates';
import { liesIn } from '../../policy/region-names';
import { diedOn, recordId, suspendedFrom, suspensionOf } from '../enrolment';
import { namedPerson } from '../identity';
import { isResponsibleFor, requireResponsible } from '../officer-access';
import { type Cloud, chinaDay, listPage, spanOfDays } from '../platform';
import { policyInForce } from '../policy-registry';
import { residentsOf } from '../residents';
import type { Duplicate, EnrolmentRecord, Officer, Resident } from '../schema';
import { isEndedByRule } from './by-rule';
import { type CaseFacts, certifiedIn } from './case-facts';
import { clausesOnDuplicates } from './clauses';
import { insuredByOwnAct } from './insured-by-own-act';
import { lineReadIn, nearLine } from './lines';
import { ruleOnCase } from './rule-on-case';

type Action = DuplicatesActions['duplicates.list'];

const pageSize = 20;

/**
 * Cases of a place and year, with what the place's notice says. Five round trips, and where somebody is insured
 * there whom other offices' lists name, at most five more. Throws `OTHER_REGION`.
 */
export async function listDuplicates(
  cloud: Cloud,
  officer: Officer,
  { region, year, state, kind, after = null, ...days }: Action['request'],
): Promise<Action['data']> {
  requireResponsible(officer, region);
  const { page, next } = await listPage(cloud.db, 'duplicates', {
    filter: { places: region, year, state, ...(kind === undefined ? {} : { kind }) },
    by: 'at',
    within: spanOfDays(days),
    order: state === 'open' ? 'asc' : 'desc',
    limit: pageSize,
    after,
  });
  const { policy } = await policyInForce(cloud);
  const clauses = clausesOnDuplicates(policy.noticesAt(region, year));
  const rule = (facts: Omit<CaseFacts, 'region'>): RuleOnDuplicate =>
    ruleOnCase(policy, year, { ...facts, region });
  return { duplicates: await viewsOf(cloud, officer, { page, region, rule }), next, clauses };
}

interface PageOfCases {
  readonly page: readonly Duplicate[];
  readonly region: string;
  readonly rule: (facts: Omit<CaseFacts, 'region'>) => RuleOnDuplicate;
}

async function viewsOf(
  cloud: Cloud,
  officer: Officer,
  { page, region, rule }: PageOfCases,
): Promise<readonly DuplicateView[]> {
  const ids = [...new Set(page.map(({ personId }) => personId))];
  if (ids.length === 0) return [];
  const recordIds = page.map(({ personId, year }) => recordId(personId, year));
  const [people, residents, rosters, records] = await Promise.all([
    cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length }),
    residentsOf(cloud, ids),
    cloud.db.find('rosters', { filter: { _id: { in: ids } }, limit: ids.length }),
    cloud.db.find('records', { filter: { _id: { in: recordIds } }, limit: recordIds.length }),
  ]);
  const farIds = page.filter((one) => nearLine(one, region) === undefined).map(({ personId }) => personId);
  const far = records.filter(({ personId }) => farIds.includes(personId));
  const own = await insuredByOwnAct(cloud, region, far);
  return page.flatMap((duplicate): readonly DuplicateView[] => {
    const person = people.find(({ _id }) => _id === duplicate.personId);
    if (person === undefined) return [];
    const lists = residents.filter(({ personId }) => personId === person._id);
    const record = records.find(({ _id }) => _id === recordId(person._id, duplicate.year)) ?? null;
    const livesIn = lists.find(({ village }) => liesIn(village, region))?.village ?? null;
    const roster = rosters.find(({ _id }) => _id === person._id) ?? null;
    const certifiedHere = certifiedIn(roster, region, chinaDay(cloud.now()));
    const { kind, year, end, at } = duplicate;
    const line = lineReadIn(duplicate, region, own.has(person._id));
    return [
      {
        duplicateId: duplicate._id,
        personId: person._id,
        person: namedPerson(cloud, person),
        ...{ kind, year, at, ...line },
        ...livesWhere(officer, lists),
        insured: insuredWhere(officer, record),
        suspendedFrom: record === null ? null : suspendedFrom(record),
        ...diedHere(officer, record),
        ...letterOf(officer, duplicate, record),
        end: end === null ? null : endView(duplicate, end),
        ruling: end === null ? rule({ duplicate: { kind, ...line }, record, livesIn, certifiedHere }) : null,
        asked: askedOf(duplicate, record),
      },
    ];
  });
}

function endView(
  duplicate: Duplicate,
  { end, note, at }: NonNullable<Duplicate['end']>,
): DuplicateView['end'] {
  return { end, note, at, ...(isEndedByRule(duplicate) ? { byRule: true as const } : {}) };
}

function askedOf({ _id }: Duplicate, record: EnrolmentRecord | null): DuplicateView['asked'] {
  const suspension = record === null ? null : suspensionOf(record);
  if (suspension?.asked === undefined || suspension.duplicateId !== _id) return null;
  const { at, workEndedOn } = suspension.asked;
  return { on: chinaDay(at), workEndedOn };
}

/** Of another office's list an officer reads the street, and not who walks where there. */
function livesWhere(officer: Officer, lists: readonly Resident[]): Pick<DuplicateView, 'livesIn' | 'alsoIn'> {
  const own = lists.filter(({ village }) => isResponsibleFor(officer, village));
  const others = lists.filter((one) => !own.includes(one));
  return {
    livesIn: own.map(({ village }) => village),
    alsoIn: others.map(({ village }) => village.slice(0, 9)),
  };
}

function diedHere(officer: Officer, record: EnrolmentRecord | null): Pick<DuplicateView, 'diedOn'> {
  const on = record === null ? null : diedOn(record);
  return on === null || insuredWhere(officer, record) !== 'here' ? {} : { diedOn: on };
}

/** For the office that sent it and those around it: by the number on the paper they find the case again. */
function letterOf(
  officer: Officer,
  { letter }: Duplicate,
  record: EnrolmentRecord | null,
): Pick<DuplicateView, 'letter'> {
  if (letter === undefined || insuredWhere(officer, record) !== 'here') return {};
  return { letter: { number: letter.number, on: chinaDay(letter.at) } };
}

function insuredWhere(officer: Officer, record: EnrolmentRecord | null): DuplicateView['insured'] {
  if (record?.state !== 'insured' || record.insuredIn === null) return 'no';
  return isResponsibleFor(officer, record.insuredIn) ? 'here' : 'in-another-place';
}
