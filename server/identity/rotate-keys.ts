import { nameOf, numbersOf, sealName, sealNumber } from './people';
import { newest, personKeyId } from './seal';
import { type Cloud, allEnded } from '../platform';
import type { OtherName, Person, PersonKey } from '../schema';

export interface Rotation {
  readonly done: boolean;
  readonly rewritten: number;
  /** People and keys that a further call will rewrite. */
  readonly remaining: number;
}

/** How many are rewritten at once: a transaction is mostly waiting. */
const atOnce = 20;

/**
 * What was written under older keys, by an index: versions only grow, and an instance that doesn't know the newest one yet
 * takes nothing back.
 */
function filtersOf({ settings }: Cloud) {
  return {
    oldSeals: { sealVersion: { lt: newest(settings.encryptionKeys).version } },
    oldKeys: { keyVersion: { lt: newest(settings.lookupKeys).version } },
    stale: { version: { lt: newest(settings.lookupKeys).version } },
  };
}

/** Whether a rotation is under way: otherwise nothing is under older keys, and nobody need ask. */
export function isRotating({ settings }: Cloud): boolean {
  return settings.encryptionKeys.length > 1 || settings.lookupKeys.length > 1;
}

/** People written under older keys, at most `limit`. Two round trips at once. */
export async function peopleUnderOldKeys(cloud: Cloud, limit: number): Promise<readonly Person[]> {
  const { oldSeals, oldKeys } = filtersOf(cloud);
  const [sealed, keyed] = await Promise.all([
    cloud.db.find('people', { filter: oldSeals, limit }),
    cloud.db.find('people', { filter: oldKeys, limit }),
  ]);
  const once = new Map([...sealed, ...keyed].map((person) => [person._id, person]));
  return [...once.values()].slice(0, limit);
}

/** Older lookup keys that may go: none until everyone is found under the newest one. */
export async function keysOutOfUse(cloud: Cloud, limit: number): Promise<readonly PersonKey[]> {
  const { oldKeys, stale } = filtersOf(cloud);
  if ((await cloud.db.find('people', { filter: oldKeys, limit: 1 })).length > 0) return [];
  return cloud.db.find('person-keys', { filter: stale, limit });
}

/**
 * Rewrites up to `batch` people under the newest keys, then removes older lookup keys. Stopping anywhere loses nothing:
 * what is rewritten says so itself, so the next call, or the timer, goes on from there.
 */
export async function rotateKeys(cloud: Cloud, batch = 200): Promise<Rotation> {
  const people = await peopleUnderOldKeys(cloud, batch);
  await inLanes(people, (person) => rewriteUnderNewestKeys(cloud, person._id));
  const keys = await keysOutOfUse(cloud, batch);
  await inLanes(keys, (key) => cloud.db.remove('person-keys', key._id));
  const { oldSeals, oldKeys, stale } = filtersOf(cloud);
  const remaining =
    (await cloud.db.count('people', oldSeals)) +
    (await cloud.db.count('people', oldKeys)) +
    (await cloud.db.count('person-keys', stale));
  const rewritten = people.length + keys.length;
  const versions = {
    sealVersion: newest(cloud.settings.encryptionKeys).version,
    lookupVersion: newest(cloud.settings.lookupKeys).version,
  };
  cloud.log('keys-rotated', { rewritten, remaining, ...versions });
  return { done: remaining === 0, rewritten, remaining };
}

async function inLanes<One>(all: readonly One[], step: (one: One) => Promise<unknown>): Promise<void> {
  const waiting = all.values();
  const lane = async () => {
    for (const one of waiting) await step(one);
  };
  await allEnded(Array.from({ length: atOnce }, lane));
}

/** Five round trips. */
export function rewriteUnderNewestKeys(cloud: Cloud, personId: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const person = await tx.get('people', personId);
    if (person === null) return;
    const key = newest(cloud.settings.lookupKeys);
    for (const { kind, number } of numbersOf(cloud, person)) {
      await tx.put('person-keys', { _id: personKeyId(key, kind, number), personId, version: key.version });
    }
    await tx.put('people', reseal(cloud, person));
  });
}

function resealName(cloud: Cloud, person: Person) {
  return (other: OtherName): OtherName => {
    const name = nameOf(cloud, { ...person, sealedName: other.sealedName });
    return { ...other, sealedName: sealName(cloud, person._id, name) };
  };
}

function reseal(cloud: Cloud, person: Person): Person {
  return {
    ...person,
    documents: numbersOf(cloud, person).map(({ kind, number }) => ({
      kind,
      sealedNumber: sealNumber(cloud, person._id, number),
    })),
    sealedName: sealName(cloud, person._id, nameOf(cloud, person)),
    ...(person.otherNames === undefined
      ? {}
      : { otherNames: person.otherNames.map(resealName(cloud, person)) }),
    sealVersion: newest(cloud.settings.encryptionKeys).version,
    keyVersion: newest(cloud.settings.lookupKeys).version,
  };
}
