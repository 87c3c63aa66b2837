import { dayMs } from '../../contract/calendar-day';
import type { MoneyOfficerActions } from '../../contract/refunds';
import { type KnownAs, knownAs } from '../household';
import { namedPerson, payerOf } from '../identity';
import { requireResponsible } from '../officer-access';
import { type Cloud } from '../platform';
import type {
  AgentList,
  EnrolmentRecord,
  Officer,
  Payer,
  Person,
  PersonEvent,
  RecordEvent,
  RecordEventName,
} from '../schema';
import { type ToldOnPaper, placesIn, toldOnPaperSince } from './told-on-paper';

type List = MoneyOfficerActions['cases.acts-without-wechat']['data'];
type Row = List['rows'][number];
type Told = MoneyOfficerActions['cases.acts-told']['request'];

/** So far back the first list of a place goes. */
const firstDays = 30;
const mostPayers = 1000;
/** A roster changes thousands of records and tells nothing: it is gone on until there is a sheet to walk with, or as long as a page waits. */
const enoughRows = 100;
const mostLooks = 20;

/** What others do in somebody's name and he is to know, as the agent's list says it. */
const wordsOf: Readonly<Partial<Record<RecordEventName, string>>> = {
  applied: '登记参保',
  reserved: '下缴费订单',
  insured: '缴费参保',
  'enrolled-exempt': '办理免缴参保',
  'paid-elsewhere': '在别处缴费参保',
  uninsured: '停止参保',
};

const wordsOfNoted: Readonly<Partial<Record<PersonEvent['kind'], string>>> = {
  listed: '加进家人名单',
  'code-issued': '窗口发了他的一次性码',
  corrected: '经办机构更正了他的资料',
};

/**
 * What was done since the last printed list in the names of a place's people to whom no WeChat is tied, village by village, for an
 * agent who goes and tells them; and every code that was given out, for a WeChat that is tied by one may not be his. Three round trips
 * and one for each village, and seven for each two hundred records that changed, until a sheet is full. Throws `TOO_WIDE`.
 */
export async function actsForAgents(cloud: Cloud, officer: Officer, region: string): Promise<List> {
  requireResponsible(officer, region);
  const { until: since, wholeUntil } = await listBefore(cloud, region);
  const whereof = { region, places: await placesIn(cloud, region) };
  const rows: RowOf[] = [];
  let [until, isWhole] = [since, false];
  for (let looks = 0; looks < mostLooks && !isWhole && rows.length < enoughRows; looks += 1) {
    const told = await toldOnPaperSince(cloud, whereof, until);
    rows.push(...(await rowsOf(cloud, told, wholeUntil)));
    ({ until, isWhole } = told);
  }
  cloud.notes.about('person', ...new Set(rows.map(({ personId }) => personId)));
  return {
    rows: rows
      .map(({ personId: _whose, ...row }) => row)
      .sort((one, other) => (one.place < other.place ? -1 : 1)),
    since,
    until,
    isWhole,
  };
}

/** Where the list before ended; of a place that had none, so many days back. */
async function listBefore(
  cloud: Cloud,
  region: string,
): Promise<Pick<AgentList, 'until'> & { readonly wholeUntil: number }> {
  const held = await cloud.db.get('agent-lists', region);
  const until = held?.until ?? cloud.now() - firstDays * dayMs;
  return { until, wholeUntil: held?.wholeUntil ?? until };
}

/** The next list begins there; one that was printed twice, or late, takes nothing back. */
export async function agentsTold(
  cloud: Cloud,
  officer: Officer,
  { region, until, isWhole }: Told,
): Promise<void> {
  requireResponsible(officer, region);
  const now = cloud.now();
  const before = await listBefore(cloud, region);
  await cloud.db.transaction(async (tx) => {
    const held = (await tx.get('agent-lists', region)) ?? before;
    const printed = Math.min(until, now);
    const whole = held.wholeUntil ?? held.until;
    await tx.put('agent-lists', {
      _id: region,
      until: Math.max(held.until, printed),
      wholeUntil: isWhole ? Math.max(whole, printed) : whole,
      printedAt: now,
    });
  });
}

/** Whoever has one of the people on his list, or did something about him. */
async function payersOf(
  cloud: Cloud,
  people: readonly Person[],
  records: readonly EnrolmentRecord[],
): Promise<readonly Payer[]> {
  const holders = people.flatMap(({ heldBy }) => heldBy.flatMap(payerOf));
  const ids = [...new Set([...holders, ...records.flatMap(({ payers }) => payers)])].slice(0, mostPayers);
  if (ids.length === 0) return [];
  return cloud.db.find('payers', { filter: { _id: { in: ids } }, limit: ids.length });
}

interface Context {
  readonly cloud: Cloud;
  readonly people: readonly Person[];
  readonly payers: readonly Payer[];
  readonly names: ReadonlyMap<string, KnownAs>;
  readonly told: ToldOnPaper;
  /** What happened up to then was told of every record. */
  readonly wholeUntil: number;
}

type RowOf = Row & { readonly personId: string };

/** The acts, each with whom it concerns: of a record all that no whole list told, though some of it may be older than the last sheet. */
async function rowsOf(cloud: Cloud, told: ToldOnPaper, wholeUntil: number): Promise<readonly RowOf[]> {
  const ids = [...new Set([...told.records, ...told.events].map(({ personId }) => personId))];
  const people =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  const payers = await payersOf(cloud, people, told.records);
  const context = { cloud, people, payers, names: await knownAs(cloud, payers), told, wholeUntil };
  const byId = new Map(people.map((person) => [person._id, person]));
  const tied = new Set(payers.flatMap(({ self }) => (self === null ? [] : [self.personId])));
  return [
    ...told.records.flatMap((record) => {
      const person = byId.get(record.personId);
      return person === undefined || tied.has(person._id) ? [] : ofRecord(context, record, person);
    }),
    ...told.events.flatMap((event) => {
      const person = byId.get(event.personId);
      if (person === undefined || (tied.has(person._id) && event.kind !== 'code-issued')) return [];
      return ofNoted(context, event, person);
    }),
  ];
}

function ofRecord(
  { cloud, names, told, wholeUntil }: Context,
  record: EnrolmentRecord,
  person: Person,
): readonly RowOf[] {
  const { personId, year, history } = record;
  const place = record.insuredIn ?? record.applications.at(-1)?.region ?? '';
  const of = { place, personId, person: namedPerson(cloud, person), year };
  const apart = told.older.filter((one) => one.personId === personId && one.year === year);
  return [...apart.flatMap(({ events }) => events), ...history]
    .filter(({ at }) => at > wholeUntil && at <= told.until)
    .flatMap(({ event, at, by }: RecordEvent): readonly RowOf[] => {
      const what = wordsOf[event];
      return what === undefined ? [] : [{ ...of, what, who: names.get(by)?.name ?? '', at }];
    });
}

function ofNoted(context: Context, { kind, region = '', at }: PersonEvent, person: Person): readonly RowOf[] {
  const { cloud, names, payers } = context;
  const what = wordsOfNoted[kind];
  if (what === undefined) return [];
  const lister = payers.find(({ relatives }) =>
    relatives.some(({ personId, addedAt }) => personId === person._id && addedAt === at),
  );
  const who = lister === undefined ? '' : (names.get(lister._id)?.name ?? '');
  return [
    { place: region, personId: person._id, person: namedPerson(cloud, person), what, year: null, who, at },
  ];
}
