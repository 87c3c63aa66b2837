import type { ResidentRow, ResidentsActions } from '../../contract/residents';
import { tidyNumber } from '../../contract/identity-document';
import { requirePerson } from '../identity';
import { RowError, type Rows, importBatch } from '../imports';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { type AgentNamed, keepAgents } from './agents';
import { settlePeople } from './settle';
import { readStoredList } from './stored-list';
import { type RowOfList, takeRow } from './take-row';
import { tidyPhone } from './phones';
import { type Villages, villagesOfPlace } from './villages';

type Request = ResidentsActions['residents.import']['request'];
type Answer = ResidentsActions['residents.import']['data'];

/** Rows that are worked on at once. */
const atOnce = 5;

/** Takes one part of an office's list of who lives where. */
export async function importResidents(cloud: Cloud, officer: Officer, request: Request): Promise<Answer> {
  const { region, year, rows } = request;
  const villages = await villagesOfPlace(cloud, region);
  const readable = rows.map((row) => readRow(cloud, villages, request, row));
  let reading: ReturnType<typeof readFirst> | null = null;
  const twice = namedTwice(rows);
  const personIds: string[] = [];
  const taking: Rows<RowOfList | Error, 'unchanged' | 'moved' | 'listedTwice'> = {
    rows: readable,
    atOnce,
    settle: () => settlePeople(cloud, personIds),
    counts: { unchanged: 0, moved: 0, listedTwice: 0 },
    take: async (read, at) => {
      if (read instanceof Error) throw read;
      if (twice.has(keyOf(rows[at]))) throw namedTwiceHere();
      // For all rows, by the first: a part that was taken before reads nothing.
      reading ??= readFirst(cloud, readable, year);
      const { personId, ...counts } = await takeRow(cloud, read, await reading);
      personIds.push(personId);
      return counts;
    },
  };
  const outcome = await importBatch(cloud, officer, batchOf(request), taking);
  const { taken, unchanged, moved, listedTwice, repeated } = outcome;
  if (!repeated) {
    cloud.log('residents-imported', { part: request.part, taken, rejected: outcome.rejected.length });
  }
  // The rows came as a list: the app finds its own again by their place there.
  const rejected = outcome.rejected.map((one) => ({ ...one, row: one.row - 1 }));
  return { taken, unchanged, moved, listedTwice, repeated, rejected };
}

/** A part as `imports` knows it. */
export function batchOf({ region, batch, part, year, rows, phonesFrom }: Request) {
  const content = JSON.stringify({ year, rows, phonesFrom });
  return { kind: 'residents', region, number: `${batch}-${part}`, content } as const;
}

/** What a list is as the cause of a change, in all its parts. */
export function causeOf({ region, batch }: Pick<Request, 'region' | 'batch'>): string {
  return `residents-${region}-${batch}`;
}

/** A row with what can be said of it alone, or what is wrong with it. */
export function readRow(
  cloud: Cloud,
  villages: Villages,
  request: Omit<Request, 'rows' | 'part'>,
  { village, household = '', isHead = false, agent = '', phone = '', ...entry }: ResidentRow,
): RowOfList | Error {
  try {
    const { region, year, phonesFrom } = request;
    if (phone !== '' && phonesFrom === undefined) {
      throw new RowError('phone', '要导入联系电话，请先写号码从哪里来、是不是说过用来提醒参保。');
    }
    return {
      checked: requirePerson(cloud, entry),
      village: villages.codeOf(village),
      household,
      isHead,
      agent,
      phone: phone === '' || phonesFrom === undefined ? null : { number: tidyPhone(phone), from: phonesFrom },
      list: { region, year, cause: causeOf(request) },
    };
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

async function readFirst(cloud: Cloud, readable: readonly (RowOfList | Error)[], year: number) {
  const good = readable.filter((read): read is RowOfList => !(read instanceof Error));
  const agents = good.flatMap(({ village, agent }): readonly AgentNamed[] =>
    agent === '' ? [] : [{ village, name: agent }],
  );
  await keepAgents(cloud, agents, year);
  return readStoredList(
    cloud,
    good.map(({ checked }) => checked),
  );
}

/** Whom more than one row of a part is about: none of these is taken, for nobody knows which of them is right. */
function namedTwice(rows: readonly ResidentRow[]): ReadonlySet<string> {
  const keys = rows.map(keyOf);
  return new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
}

function keyOf(row: ResidentRow | undefined): string {
  return row === undefined ? '' : `${row.document.kind} ${tidyNumber(row.document.number)}`;
}

function namedTwiceHere(): RowError {
  return new RowError(
    'document.number',
    '同一个证件号码在这一段里有几行，都没有采用。请核对他住在哪里，写成一行，另用一个批号导入。',
  );
}
