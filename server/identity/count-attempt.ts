import { raiseAlarm } from './alarm';
import { payerOf } from './holders';
import { type CallerAct, type LimitedAct, type SubjectAct, dailyLimits } from './daily-limits';
import { pseudonym, pseudonyms } from './seal';
import { type Cloud, chinaDay, countUp, endOfChinaDay, refuse } from '../platform';
import type { Person } from '../schema';

/** Another stand-in than in `lookup-log`, so that the two can't be laid side by side. */
const numberCounted = 'number-counted';

/** Counts one attempt of the caller's; throws the refusal `TOO_MANY_LOOKUPS` beyond the day's limit. Two round trips. */
export function countAttempt(cloud: Cloud, act: CallerAct): Promise<void> {
  const caller = pseudonyms(cloud.settings, 'caller', cloud.caller.openId);
  const { by } = dailyLimits[act];
  const about = by === 'officer' ? { officerId: cloud.caller.openId } : {};
  return count(cloud, { act, whose: caller, about });
}

/**
 * Counts something against the day of a number, whether anybody has it or not, and whoever calls: many accounts have no more than
 * this together. Throws `TOO_MANY_LOOKUPS` where the act is refused beyond its limit. Two round trips.
 */
export function countOfNumber(
  cloud: Cloud,
  act: SubjectAct,
  { number, personId }: { readonly number: string; readonly personId: string | null },
): Promise<void> {
  const whose = pseudonyms(cloud.settings, numberCounted, number);
  return count(cloud, { act, whose, about: personId === null ? {} : { personId } });
}

/** Ids of what counts against a number today: whose it was, nobody can work out once they are gone. */
export function countersOfNumber(cloud: Cloud, number: string): readonly string[] {
  const day = chinaDay(cloud.now());
  const acts = (Object.keys(dailyLimits) as LimitedAct[]).filter((act) => dailyLimits[act].by === 'subject');
  const stood = pseudonyms(cloud.settings, numberCounted, number);
  return acts.flatMap((act) => stood.map((whose) => `${act}-${day}-${whose}`));
}

/** The same of a person who is known. */
export function countOfPerson(cloud: Cloud, act: SubjectAct, personId: string): Promise<void> {
  return count(cloud, { act, whose: [personId], about: { personId } });
}

/** So many payers have somebody on their lists at most: no village has a larger family. */
const mostPayers = 500;

/** Two bytes in hexadecimal. */
const traceLength = 4;

/** Tells a day's payers of one person apart, and nobody who they are. */
export function listingTrace(cloud: Cloud, openId: string): string {
  return pseudonym(cloud.settings, `listed-${chinaDay(cloud.now())}`, openId).slice(0, traceLength);
}

/**
 * The person as a payer takes him on his list today. Counted in himself, who is written anyway: everything that a stranger can
 * do about him begins so. Each payer once a day: who takes him off and on again would keep his family from it. Throws
 * `TOO_MANY_LOOKUPS`, and `LISTED_BY_MANY` where too many have him, whom he himself can take off; who has him already goes on.
 */
export async function listedOnceMore(cloud: Cloud, person: Person, openId: string): Promise<Person> {
  requireFewPayers(person);
  const day = chinaDay(cloud.now());
  const before = person.listed?.day === day ? person.listed.by : [];
  const trace = listingTrace(cloud, openId);
  const by = [...new Set([...before, trace])];
  if (by.length <= dailyLimits.listed.perDay) return { ...person, listed: { day, by } };
  cloud.log('limit-reached', { act: 'listed', count: by.length });
  await raiseAlarm(cloud, { act: 'listed', about: { personId: person._id } });
  requireWithin('listed');
  return person;
}

function requireFewPayers({ heldBy }: Person): void {
  if (heldBy.flatMap(payerOf).length < mostPayers) return;
  throw refuse(
    'LISTED_BY_MANY',
    '登记这位家人的微信太多了，不能再登记。请他本人带证件到参保地医保经办窗口领取一次性码，在“谁能看到我”里核实本人，再取消不认识的人。',
    { field: 'person' },
  );
}

interface Counted {
  readonly act: LimitedAct;
  /** Whose day: the stand-ins of a caller or a number, the one that is counted under first, or a person's id. */
  readonly whose: readonly string[];
  readonly about: Parameters<typeof raiseAlarm>[1]['about'];
}

async function count(cloud: Cloud, { act, whose, about }: Counted): Promise<void> {
  const day = chinaDay(cloud.now());
  const { perDay, alarmAt } = dailyLimits[act];
  const [own = '', ...older] = whose.map((one) => `${act}-${day}-${one}`);
  const initial = { _id: own, count: 0, expiresAt: endOfChinaDay(day) };
  const counted = (await countUp(cloud.db, 'counters', initial)) + (await countedBefore(cloud, older));
  if (counted <= perDay) return;
  // Not who: what stands in a log can't be erased. The counter and `lookup-log` know.
  cloud.log('limit-reached', { act, count: counted });
  // Nobody else gets the same count.
  if (counted === alarmAt) await raiseAlarm(cloud, { act, about });
  requireWithin(act);
}

/** While keys are rotated, part of a day is counted under the other one. No round trip where there is none. */
async function countedBefore(cloud: Cloud, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const found = await cloud.db.find('counters', { filter: { _id: { in: ids } }, limit: ids.length });
  return found.reduce((sum, { count: some }) => sum + some, 0);
}

/** Throws for what is beyond its limit, unless that only raises an alarm. */
function requireWithin(act: LimitedAct): void {
  const { words, perDay } = dailyLimits[act];
  if (words !== null) throw refuse('TOO_MANY_LOOKUPS', words, { details: { perDay } });
}
