import type { MeActions, SeerView } from '../../contract/me';
import { type KnownAs, knownAs } from './known-as';
import { boundRelatives, getPayer } from './payers';
import { type Cloud, refuse } from '../platform';
import { maskedPerson, noRelative, payerOf, personEvent } from '../identity';
import type { Payer, Person, Relative } from '../schema';

/** A person has few families; more than these are cut off rather than not shown at all. */
const mostSeers = 100;

/** The person whom the caller proved to be. Throws `CONFIRM_SELF_FIRST`. */
export async function requireSelf(cloud: Cloud, openId: string): Promise<Person> {
  const person = await selfOf(cloud, await getPayer(cloud, openId));
  if (person !== null) return person;
  throw confirmSelfFirst();
}

/** A WeChat user as the person whom he proved to be. */
export interface Tie {
  readonly openId: string;
  readonly personId: string;
  /** When he proved it, ms. */
  readonly tiedAt: number;
}

/** Null where the caller proved to be nobody. One round trip. */
export async function tieOf(cloud: Cloud, openId: string): Promise<Tie | null> {
  const { self } = await getPayer(cloud, openId);
  return self === null ? null : { openId, personId: self.personId, tiedAt: self.at };
}

/** The same; throws `CONFIRM_SELF_FIRST`. */
export async function requireTie(cloud: Cloud, openId: string): Promise<Tie> {
  const tie = await tieOf(cloud, openId);
  if (tie !== null) return tie;
  throw confirmSelfFirst();
}

function confirmSelfFirst(): Error {
  return refuse('CONFIRM_SELF_FIRST', '请先用窗口给的一次性码确认是您本人，再来查看。');
}

function selfOf(cloud: Cloud, { self }: Payer): Promise<Person | null> {
  return self === null ? Promise.resolve(null) : cloud.db.get('people', self.personId);
}

type Me = Omit<MeActions['me.get']['data'], 'refundQuestions'>;

/** Who the caller is here, who has him on a list, and what else he should know of his own tie. */
export async function viewMe(cloud: Cloud, openId: string): Promise<Me> {
  const payer = await getPayer(cloud, openId);
  const person = await selfOf(cloud, payer);
  const { selfEndedAt } = payer;
  const ended = selfEndedAt === undefined ? {} : { tieEndedAt: selfEndedAt };
  if (person === null) return { person: null, ...ended, seenBy: [] };
  return {
    person: maskedPerson(cloud, person),
    ...ended,
    seenBy: await seersOf(cloud, openId, person),
  };
}

interface Seer {
  readonly payer: Payer;
  readonly relative: Relative;
}

/** Who else has the person on a list, and what stands there. Two round trips. */
export async function listedBy(cloud: Cloud, openId: string, person: Person): Promise<readonly Seer[]> {
  const others = person.heldBy.flatMap(payerOf).filter((one) => one !== openId);
  const ids = others.slice(0, mostSeers);
  if (ids.length === 0) return [];
  const payers = await cloud.db.find('payers', { filter: { _id: { in: ids } }, limit: ids.length });
  return payers.flatMap((payer) => {
    const relative = payer.relatives.find(({ personId }) => personId === person._id);
    return relative === undefined ? [] : [{ payer, relative }];
  });
}

/** Everybody else who has the person on his list, the latest first. */
async function seersOf(cloud: Cloud, openId: string, person: Person): Promise<readonly SeerView[]> {
  const seers = await listedBy(cloud, openId, person);
  const names = await knownAs(
    cloud,
    seers.map(({ payer }) => payer),
  );
  const views: SeerView[] = [];
  for (const seer of seers) {
    const bound = (await boundRelatives(cloud, seer.payer)).includes(person._id);
    views.push(seerView(seer, names.get(seer.payer._id), bound));
  }
  return views.sort((one, other) => other.since - one.since);
}

function seerView({ relative }: Seer, known: KnownAs | undefined, bound: boolean): SeerView {
  const { relativeId, relation, addedAt, consent, confirmedAt } = relative;
  const byConsent = confirmedAt === null ? 'amount' : 'all-by-consent';
  return {
    seerId: relativeId,
    name: known?.name ?? '',
    nameProven: known?.proven ?? false,
    relation,
    since: addedAt,
    consentBy: consent.by,
    sees: bound ? 'all-by-binding' : byConsent,
    ...(confirmedAt === null ? {} : { agreedAt: confirmedAt }),
  };
}

/** The person takes back that one payer sees all of him. What the bureau's binding shows, only the bureau can end. */
export async function revoke(cloud: Cloud, openId: string, seerId: string): Promise<readonly SeerView[]> {
  const person = await requireSelf(cloud, openId);
  const seer = (await listedBy(cloud, openId, person)).find(({ relative }) => relative.relativeId === seerId);
  if (seer === undefined) throw noRelative();
  const event = personEvent(cloud, person._id, 'revoked');
  await cloud.db.transaction(async (tx) => {
    const payer = await tx.get('payers', seer.payer._id);
    const relative = payer?.relatives.find((one) => one.relativeId === seerId);
    if (payer === null || relative === undefined || relative.confirmedAt === null) return;
    const relatives = payer.relatives.map((one) => (one === relative ? { ...one, confirmedAt: null } : one));
    await tx.put('payers', { ...payer, relatives, revision: payer.revision + 1 });
    await tx.insert('person-events', event);
  });
  return seersOf(cloud, openId, person);
}
