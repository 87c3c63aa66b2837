import { dayMs } from '../../contract/calendar-day';
import {
  type DocumentNumber,
  newest,
  numbersOf,
  personKeyId,
  pseudonym,
  pseudonyms,
  tiedWeChat,
} from '../identity';
import type { Cloud, Documents } from '../platform';
import type { FormerNear, Person } from '../schema';

/** How long who left an officer's circle still counts: longer than anything waits that he could decide. */
const formerMs = 90 * dayMs;

/** More than ever left one. */
const most = 1000;

const purpose = 'former-circle';

/** Everything by which a subject may stand among those who were near: his id, and its stand-ins under each key. */
export function tokensOf({ settings }: Cloud, subject: string): readonly string[] {
  return [subject, ...pseudonyms(settings, purpose, subject)];
}

/**
 * By what a document may stand among those who were near: whoever was erased when an officer took him off his list has another
 * id when a file brings him in again.
 */
export function documentTokens({ settings }: Cloud, { kind, number }: DocumentNumber): readonly string[] {
  return settings.lookupKeys.flatMap((key) => pseudonyms(settings, purpose, personKeyId(key, kind, number)));
}

/** The stand-ins of a person's documents, to be remembered. */
function numberStandIns(cloud: Cloud, person: Person): readonly string[] {
  const { settings } = cloud;
  const key = newest(settings.lookupKeys);
  return numbersOf(cloud, person).map(({ kind, number }) =>
    pseudonym(settings, purpose, personKeyId(key, kind, number)),
  );
}

/** Who was near an officer until lately. One round trip. */
export async function formerCircle(cloud: Cloud, officerId: string): Promise<readonly FormerNear[]> {
  const left = await cloud.db.find('former-circle', { filter: { officerId }, limit: most });
  return left.filter(({ expiresAt }) => expiresAt > cloud.now());
}

type Near = Pick<FormerNear, 'near' | 'wasHimself'>;

function remembered(cloud: Cloud, officerId: string, { near, ...how }: Near): FormerNear {
  const expiresAt = cloud.now() + formerMs;
  return { _id: `${officerId}-${near}`, officerId, near, ...how, expiresAt };
}

/**
 * What is to be remembered where a payer takes a person off his list, for the step that does it: of each of the two who is an officer.
 * Nothing of anybody else's family. Four round trips.
 */
export async function leavingCircle(
  cloud: Cloud,
  { openId, personId }: { readonly openId: string; readonly personId: string },
): Promise<readonly FormerNear[]> {
  const [person, payer] = await Promise.all([
    cloud.db.get('people', personId),
    cloud.db.get('payers', openId),
  ]);
  const tied = person === null ? null : await tiedWeChat(cloud, person);
  const ids = [openId, ...(tied === null || tied === openId ? [] : [tied])];
  const officers = await cloud.db.find('officers', { filter: { _id: { in: ids } }, limit: ids.length });
  return officers.flatMap(({ _id }) => {
    if (_id === openId) {
      const standIns = person === null ? [] : numberStandIns(cloud, person);
      return [personId, ...standIns].map((near) => remembered(cloud, _id, { near }));
    }
    const near = [pseudonym(cloud.settings, purpose, openId), ...(payer?.self ? [payer.self.personId] : [])];
    return near.map((one) => remembered(cloud, _id, { near: one }));
  });
}

/** The same where an officer ends that he proved to be a person. One round trip. */
export async function leavingHimself(
  cloud: Cloud,
  { openId, personId }: { readonly openId: string; readonly personId: string },
): Promise<readonly FormerNear[]> {
  const officer = await cloud.db.get('officers', openId);
  return officer === null ? [] : [remembered(cloud, openId, { near: personId, wasHimself: true })];
}

export async function rememberNear(tx: Documents, left: readonly FormerNear[]): Promise<void> {
  for (const one of left) await tx.put('former-circle', one);
}
