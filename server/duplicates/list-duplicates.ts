import {
  type DuplicateView,
  type DuplicatesActions,
  type RuleOnDuplicate,
  decisionsByOne,
} from '../../contract/duplicates';
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
import { lineReadIn } from './lines';
import { caseOf, casesRead, unreadId } from './read-case';
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
  const { page, next: behind } = await listPage(cloud.db, 'duplicates', {
    filter: { places: region, year, state, ...(kind === undefined ? {} : { kind }) },
    by: 'at',
    within: spanOfDays(days),
    order: state === 'open' ? 'asc' : 'desc',
    limit: pageSize,
    after: await placeBehind(cloud, after),
  });
  const { policy } = await policyInForce(cloud);
  const clauses = clausesOnDuplicates(policy.noticesAt(region, year));
  const rule = (facts: Omit<CaseFacts, 'region'>): RuleOnDuplicate =>
    ruleOnCase(policy, year, { ...facts, region });
  const views = await viewsOf(cloud, officer, { page, region, rule });
  const last = page[page.length - 1];
  return {
    duplicates: kind === undefined ? views : views.filter((one) => one.kind === kind),
    next: behind === null || last === undefined ? null : `${last.at}-${unreadId(cloud, last)}`,
    clauses,
  };
}

/** Where a page begins: a case's own id would say what it is to who doesn't read it. */
async function placeBehind(cloud: Cloud, after: string | null): Promise<string | null> {
  if (after === null) return null;
  const [at, id] = [after.slice(0, after.indexOf('-')), after.slice(after.indexOf('-') + 1)];
  const found = await caseOf(cloud, id);
  return found === null ? after : `${at}-${found._id}`;
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
  const read = await casesRead(cloud, region, page, records);
  return page.flatMap((duplicate): readonly DuplicateView[] => {
    const person = people.find(({ _id }) => _id === duplicate.personId);
    if (person === undefined) return [];
    const lists = residents.filter(({ personId }) => personId === person._id);
    const record = records.find(({ _id }) => _id === recordId(person._id, duplicate.year)) ?? null;
    const livesIn = lists.find(({ village }) => liesIn(village, region))?.village ?? null;
    const roster = rosters.find(({ _id }) => _id === person._id) ?? null;
    const certifiedHere = certifiedIn(roster, region, chinaDay(cloud.now()));
    const { kind, year, end, at } = duplicate;
    const line = lineReadIn(duplicate, region, read.own.has(person._id));
    const common = {
      personId: person._id,
      person: namedPerson(cloud, person),
      ...{ year, at, ...line },
      ...livesWhere(officer, lists),
      insured: insuredWhere(officer, record),
    };
    if (!read.ids.has(duplicate._id)) return [{ ...common, ...unreadIn(cloud, officer, duplicate) }];
    return [
      {
        ...common,
        duplicateId: duplicate._id,
        kind,
        end: end === null ? null : endView(duplicate, end),
        suspendedFrom: record === null ? null : suspendedFrom(record),
        ...diedHere(officer, record),
        ...letterOf(officer, duplicate, record),
        ruling: end === null ? rule({ duplicate: { kind, ...line }, record, livesIn, certifiedHere }) : null,
        asked: askedOf(duplicate, record),
      },
    ];
  });
}

/** Of a case that the office doesn't read; how it ended says what one officer may decide of any, in words that he alone wrote. */
function unreadIn(
  cloud: Cloud,
  officer: Officer,
  duplicate: Duplicate,
): Pick<DuplicateView, 'duplicateId' | 'kind' | 'suspendedFrom' | 'end' | 'ruling' | 'asked'> {
  const { end } = duplicate;
  const ended = {
    end: decisionsByOne.find((one) => one === end?.end) ?? 'stands',
    at: end?.at ?? 0,
  } as const;
  const note = end?.officerId === officer._id ? end.note : '别处办结的';
  return {
    duplicateId: unreadId(cloud, duplicate),
    kind: null,
    suspendedFrom: null,
    end: end === null ? null : { ...ended, note },
    ruling: null,
    asked: null,
  };
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
