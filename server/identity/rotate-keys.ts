import { nameOf, numbersOf, sealName, sealNumber } from './people';
import { newest, personKeyId } from './seal';
import type { Cloud } from '../platform';
import type { OtherName, Person } from '../schema';

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

/** Which of those under older keys: what stands in front and can't be rewritten is skipped. */
export interface PageOfOldKeys {
  readonly limit: number;
  readonly skip: number;
}

export interface OldKeysPage {
  /** Of the page, what has to be written anew. */
  readonly due: readonly { readonly _id: string }[];
  /** Nothing is behind it. */
  readonly isLast: boolean;
}

/** People written under older keys, at most `limit` by either key. Two round trips at once. */
export async function peopleUnderOldKeys(cloud: Cloud, page: PageOfOldKeys): Promise<readonly Person[]> {
  const { oldSeals, oldKeys } = filtersOf(cloud);
  const [sealed, keyed] = await Promise.all([
    cloud.db.find('people', { filter: oldSeals, ...page }),
    cloud.db.find('people', { filter: oldKeys, ...page }),
  ]);
  return [...new Map([...sealed, ...keyed].map((person) => [person._id, person])).values()];
}

/** Older lookup keys that may go: not those of who isn't found under the newest one yet. Two round trips. */
export async function keysOutOfUse(cloud: Cloud, page: PageOfOldKeys): Promise<OldKeysPage> {
  const { oldKeys, stale } = filtersOf(cloud);
  const found = await cloud.db.find('person-keys', { filter: stale, ...page });
  const ids = [...new Set(found.map(({ personId }) => personId))];
  const needing =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids }, ...oldKeys }, limit: ids.length });
  const due = found.filter(({ personId }) => needing.every(({ _id }) => _id !== personId));
  return { due, isLast: found.length < page.limit };
}

/** How many people are written under older keys; whose seal and hash are both old counts twice. */
export async function countPeopleUnderOldKeys(cloud: Cloud): Promise<number> {
  const { oldSeals, oldKeys } = filtersOf(cloud);
  const counts = await Promise.all([cloud.db.count('people', oldSeals), cloud.db.count('people', oldKeys)]);
  return counts[0] + counts[1];
}

/** Older lookup keys that are still there. */
export function countOldKeys(cloud: Cloud): Promise<number> {
  return cloud.db.count('person-keys', filtersOf(cloud).stale);
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
