import { nameOf, numbersOf, sealName, sealNumber } from './people';
import { newest, personKeyId } from './seal';
import type { Cloud } from '../platform';
import type { OtherName, Person } from '../schema';

export interface Rotation {
  readonly done: boolean;
  readonly rewritten: number;
  /** People and keys that a further call will rewrite. */
  readonly remaining: number;
}

/**
 * Rewrites up to `batch` people under the newest keys, then removes lookup keys of other versions. Stopping anywhere
 * loses nothing: what is rewritten says so itself, so the next call goes on from there.
 */
export async function rotateKeys(cloud: Cloud, batch = 50): Promise<Rotation> {
  const sealVersion = newest(cloud.settings.encryptionKeys).version;
  const lookupVersion = newest(cloud.settings.lookupKeys).version;
  const oldSeals = { sealVersion: { ne: sealVersion } };
  const oldKeys = { keyVersion: { ne: lookupVersion } };
  const stale = { version: { ne: lookupVersion } };
  let rewritten = 0;
  for (const filter of [oldSeals, oldKeys]) {
    const people = await cloud.db.find('people', { filter, limit: batch });
    for (const person of people) await rewrite(cloud, person._id);
    rewritten += people.length;
  }
  // Only when everyone is found under the newest key may the old ones go.
  if ((await cloud.db.count('people', oldKeys)) === 0) {
    const keys = await cloud.db.find('person-keys', { filter: stale, limit: batch });
    for (const key of keys) await cloud.db.remove('person-keys', key._id);
    rewritten += keys.length;
  }
  const remaining =
    (await cloud.db.count('people', oldSeals)) +
    (await cloud.db.count('people', oldKeys)) +
    (await cloud.db.count('person-keys', stale));
  cloud.log('keys-rotated', { rewritten, remaining, sealVersion, lookupVersion });
  return { done: remaining === 0, rewritten, remaining };
}

function rewrite(cloud: Cloud, personId: string): Promise<void> {
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
  return ({ by, sealedName }: OtherName): OtherName => {
    const name = nameOf(cloud, { ...person, sealedName });
    return { by, sealedName: sealName(cloud, person._id, name) };
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
