import { dayMs } from '../../contract/calendar-day';
import type { MoneyOfficerActions } from '../../contract/refunds';
import { type KnownAs, knownAs } from '../household';
import { namedPerson, payerOf } from '../identity';
import { requireResponsible } from '../officer-access';
import { placesBelow } from '../places';
import { type Cloud, refuse } from '../platform';
import type { EnrolmentRecord, Officer, Payer, Person, RecordEvent, RecordEventName } from '../schema';

type List = MoneyOfficerActions['cases.acts-without-wechat']['data'];
type Row = List['rows'][number];

/** More than one sheet for an agent to walk with; the next list goes on from there. */
const most = 200;
/** So far back the first list of a place goes. */
const firstDays = 30;
/** A county has as many streets and villages. */
const mostPlaces = 600;
const mostPayers = 1000;

/** What others do in somebody's name and he is to know, as the agent's list says it. */
const wordsOf: Readonly<Partial<Record<RecordEventName, string>>> = {
  applied: '登记参保',
  reserved: '下缴费订单',
  insured: '缴费参保',
  'enrolled-exempt': '办理免缴参保',
  'paid-elsewhere': '在别处缴费参保',
  uninsured: '停止参保',
};

/**
 * What was done since the last printed list in the names of a place's people to whom no WeChat is tied, village by village, for an
 * agent who goes and tells them. Eight round trips and one for each village.
 */
export async function actsForAgents(cloud: Cloud, officer: Officer, region: string): Promise<List> {
  requireResponsible(officer, region);
  const since = (await cloud.db.get('agent-lists', region))?.until ?? cloud.now() - firstDays * dayMs;
  const { records, until } = await changedSince(cloud, region, since);
  const ids = [...new Set(records.map(({ personId }) => personId))];
  const people =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  const payers = await payersOf(cloud, people, records);
  const names = await knownAs(cloud, payers);
  const untied = people.filter(({ _id }) => payers.every(({ self }) => self?.personId !== _id));
  cloud.notes.about('person', ...untied.map(({ _id }) => _id));
  const rows = records.flatMap((record) => {
    const person = untied.find(({ _id }) => _id === record.personId);
    return person === undefined ? [] : rowsOf(cloud, record, { person, names, since });
  });
  return { rows: rows.sort((one, other) => (one.place < other.place ? -1 : 1)), since, until };
}

/** The next list begins there; one that was printed twice, or late, takes nothing back. */
export async function agentsTold(
  cloud: Cloud,
  officer: Officer,
  region: string,
  until: number,
): Promise<void> {
  requireResponsible(officer, region);
  const now = cloud.now();
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('agent-lists', region);
    const kept = Math.max(held?.until ?? 0, Math.min(until, now));
    await tx.put('agent-lists', { _id: region, until: kept, printedAt: now });
  });
}

interface Changed {
  readonly records: readonly EnrolmentRecord[];
  readonly until: number;
}

async function changedSince(cloud: Cloud, region: string, since: number): Promise<Changed> {
  const places = await placesIn(cloud, region);
  const updatedAt = { gt: since };
  const options = { orderBy: [['updatedAt', 'asc']], limit: most } as const;
  const [insured, open] = await Promise.all([
    cloud.db.find('records', { filter: { insuredIn: { in: places }, updatedAt }, ...options }),
    cloud.db.find('records', { filter: { openIn: region, updatedAt }, ...options }),
  ]);
  const all = [...insured, ...open].sort((one, other) => one.updatedAt - other.updatedAt);
  const last = all[most - 1];
  if (last === undefined) return { records: all, until: cloud.now() };
  // Those of the very moment at which the sheet is full are on the next one.
  const whole = all.slice(0, most).filter(({ updatedAt: at }) => at < last.updatedAt);
  return { records: whole, until: last.updatedAt - 1 };
}

/** A place and all below it. Throws `TOO_WIDE`. */
async function placesIn(cloud: Cloud, region: string): Promise<readonly string[]> {
  const found = [region];
  for (let at = 0; at < found.length; at += 1) {
    const place = found[at] ?? region;
    if (place.length >= 12) continue;
    const { places } = await placesBelow(cloud, place);
    found.push(...places.map(({ code }) => code));
    if (found.length > mostPlaces || places.some(({ code }) => code.length === 6)) {
      throw refuse('TOO_WIDE', '这个范围太大，请由区县、街道或乡镇的经办人员取名单。');
    }
  }
  return found;
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

interface Told {
  readonly person: Person;
  readonly names: ReadonlyMap<string, KnownAs>;
  readonly since: number;
}

function rowsOf(cloud: Cloud, record: EnrolmentRecord, { person, names, since }: Told): readonly Row[] {
  const place = record.insuredIn ?? record.applications.at(-1)?.region ?? '';
  return record.history
    .filter(({ at }) => at > since)
    .flatMap(({ event, at, by }: RecordEvent): readonly Row[] => {
      const what = wordsOf[event];
      if (what === undefined) return [];
      const who = names.get(by)?.name ?? '';
      return [{ place, person: namedPerson(cloud, person), what, year: record.year, who, at }];
    });
}
