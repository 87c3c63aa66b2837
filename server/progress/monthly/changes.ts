import {
  type ChangedPerson,
  type ChangesAsked,
  type CountOfChanges,
  type MonthlyListsActions,
  type RosterChangeKind,
  rosterChangeKinds,
} from '../../../contract/monthly-lists';
import type { NextPage, PageAfter } from '../../../contract/pages';
import { identityNameUnder } from '../../../policy/own-identities';
import type { IdentityCode } from '../../../policy/fact-sheet';
import { namedPerson } from '../../identity';
import { requireResponsible } from '../../officer-access';
import { type Cloud, refuse } from '../../platform';
import { policyInForce } from '../../policy-registry';
import type { Officer, Person, RosterChange, Span } from '../../schema';
import { monthKey } from '../certified/month-changes';
import { monthBeside } from './months';

interface MonthOfPlace {
  readonly region: string;
  readonly month: string;
}

const pageSize = 50;
/** As many as the cloud gives at once. */
const mostAtOnce = 1000;
/** More than a county's departments change in a month; a list that has no end stops there. */
const mostOfMonth = 50_000;

/** What kind of change a month made of it. */
export function kindOf({ before, after }: Pick<RosterChange, 'before' | 'after'>): RosterChangeKind {
  if (before.length === 0) return 'new';
  if (after.length === 0) return 'withdrawn';
  return isRunning(before) && !isRunning(after) ? 'ended' : 'changed';
}

function isRunning(spans: readonly Span[]): boolean {
  return spans.some(({ until }) => until === undefined);
}

export function spansInWords(spans: readonly Span[]): string {
  return spans
    .map(({ since, until }) => (until === undefined ? `${since}起` : `${since}至${until}`))
    .join('、');
}

/** What a place's month changed, all of it, in pages of a thousand. */
export async function everyChange(
  cloud: Cloud,
  { region, month }: MonthOfPlace,
): Promise<readonly RosterChange[]> {
  const all: RosterChange[] = [];
  while (all.length < mostOfMonth) {
    const last = all.at(-1)?._id;
    const page = await changesAfter(cloud, { region, month }, last ?? null, mostAtOnce);
    all.push(...page);
    if (page.length < mostAtOnce) break;
  }
  return all;
}

function changesAfter(
  cloud: Cloud,
  { region, month, code }: MonthOfPlace & Pick<ChangesAsked, 'code'>,
  after: PageAfter,
  limit: number,
): Promise<RosterChange[]> {
  return cloud.db.find('roster-changes', {
    filter: {
      monthIn: monthKey(month, region),
      ...(code === undefined ? {} : { code }),
      ...(after === null ? {} : { _id: { gt: after } }),
    },
    orderBy: [['_id', 'asc']],
    limit,
  });
}

/** How the groups of a place are called in its notices, of whichever year. */
export async function groupNames(cloud: Cloud, region: string): Promise<(code: IdentityCode) => string> {
  const { policy } = await policyInForce(cloud);
  const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
  return (code) => identityNameUnder(notices, code);
}

/** How much a month and the one before changed, by group. Refuses `OTHER_REGION`. */
export async function countChanges(
  cloud: Cloud,
  officer: Officer,
  { region, month }: MonthOfPlace,
): Promise<MonthlyListsActions['monthly-lists.counts']['data']> {
  requireResponsible(officer, region);
  const before = monthBeside(month, -1);
  const nameOf = await groupNames(cloud, region);
  const [now, then] = await Promise.all([
    everyChange(cloud, { region, month }),
    everyChange(cloud, { region, month: before }),
  ]);
  return {
    month,
    counts: countsOf(now, nameOf),
    before: { month: before, counts: countsOf(then, nameOf) },
  };
}

export function countsOf(
  changes: readonly RosterChange[],
  nameOf: (code: IdentityCode) => string,
): readonly CountOfChanges[] {
  const codes = [...new Set(changes.map(({ code }) => code))].sort();
  return codes.map((code) => {
    const own = changes.filter((one) => one.code === code);
    const counts = rosterChangeKinds.map(
      (kind) => [kind, own.filter((change) => kindOf(change) === kind).length] as const,
    );
    return {
      code,
      group: nameOf(code),
      counts: Object.fromEntries(counts) as Readonly<Record<RosterChangeKind, number>>,
    };
  });
}

/** People are named to a city's offices and those below, as where they are missing. Refuses `REGION_TOO_WIDE`. */
export function requireNamedHere(region: string): void {
  if (!region.endsWith('0000')) return;
  throw refuse('REGION_TOO_WIDE', '请先选到市，再看变化的人。', { field: 'region' });
}

/**
 * Enough for a page and one more. Of what kind a change is stands in no field: those of one kind are read with the others, a thousand at once,
 * which is never more than the counts on the same page read.
 */
async function changesOfPage(
  cloud: Cloud,
  { kind, ...asked }: MonthOfPlace & ChangesAsked,
  after: PageAfter,
): Promise<readonly RosterChange[]> {
  const enough = pageSize + 1;
  if (kind === undefined) return changesAfter(cloud, asked, after, enough);
  const found: RosterChange[] = [];
  let last = after;
  for (let read = 0; read < mostOfMonth && found.length < enough; read += mostAtOnce) {
    const some = await changesAfter(cloud, asked, last, mostAtOnce);
    found.push(...some.filter((change) => kindOf(change) === kind));
    if (some.length < mostAtOnce) break;
    last = some.at(-1)?._id ?? null;
  }
  return found.slice(0, enough);
}

/** What a month changed, person by person. Two waits, more where those of one kind are few among many. Refuses `OTHER_REGION`, `REGION_TOO_WIDE`. */
export async function listChanges(
  cloud: Cloud,
  officer: Officer,
  { after = null, ...asked }: MonthOfPlace & ChangesAsked & { readonly after?: PageAfter },
): Promise<{ readonly changes: readonly ChangedPerson[]; readonly next: NextPage }> {
  const { region } = asked;
  requireResponsible(officer, region);
  requireNamedHere(region);
  const found = await changesOfPage(cloud, asked, after);
  const page = found.slice(0, pageSize);
  const next = found.length > pageSize ? (page.at(-1)?._id ?? null) : null;
  const [people, nameOf] = await Promise.all([peopleOf(cloud, page), groupNames(cloud, region)]);
  cloud.notes.about('person', ...people.keys());
  const changes = page.flatMap((change): readonly ChangedPerson[] => {
    const person = people.get(change.personId);
    if (person === undefined) return [];
    return [
      {
        personId: person._id,
        person: namedPerson(cloud, person),
        code: change.code,
        group: nameOf(change.code),
        region: change.region,
        kind: kindOf(change),
        before: spansInWords(change.before),
        after: spansInWords(change.after),
      },
    ];
  });
  return { changes, next };
}

/** The people of some changes, a thousand at once. */
export async function peopleOf(
  cloud: Cloud,
  changes: readonly RosterChange[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(changes.map(({ personId }) => personId))];
  const people = new Map<string, Person>();
  for (let first = 0; first < ids.length; first += mostAtOnce) {
    const some = ids.slice(first, first + mostAtOnce);
    const found = await cloud.db.find('people', { filter: { _id: { in: some } }, limit: some.length });
    for (const person of found) people.set(person._id, person);
  }
  return people;
}
