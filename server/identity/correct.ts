import type { CheckedPerson } from '../../contract/person-check';
import {
  carriesBirthDate,
  nameFits,
  numbersOf,
  officeNames,
  sealName,
  sealNumber,
  type DocumentNumber,
} from './people';
import { personKeyId } from './seal';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Person } from '../schema';

/** Another name; it and the birth date are an office's word from now on. The caller stores the person. */
export function withName(cloud: Cloud, person: Person, name: string): Person {
  const since = officeNames(cloud, person, nameFits(cloud, person, name));
  return { ...person, sealedName: sealName(cloud, person._id, name), namedBy: 'office', ...since };
}

/** Another birth date; it and the name are an office's word from now on. Throws `NOT_SO` where a number of his carries one. */
export function withBirthDate(cloud: Cloud, person: Person, birthDate: Person['birthDate']): Person {
  if (carriesBirthDate(cloud, person))
    throw notSo('他的证件号码里有出生日期。出生日期错了就是号码错了，请更正证件号码。');
  return { ...person, birthDate, namedBy: 'office', ...officeNames(cloud, person, true) };
}

/**
 * Another newest document: from now on he is found by that, and by the wrong one no more. Writes his keys in the caller's
 * transaction; the caller stores the person. Throws `NUMBER_TAKEN`.
 */
export async function withDocument(
  cloud: Cloud,
  tx: Documents,
  person: Person,
  { kind, number, birthDate }: CheckedPerson,
): Promise<Person> {
  const [wrong, ...others] = numbersOf(cloud, person);
  if ([wrong, ...others].some((one) => one?.kind === kind && one.number === number)) {
    throw notSo('登记的就是这个证件和号码，不需要更正。');
  }
  await requireFree(cloud, tx, { kind, number });
  if (wrong !== undefined) await removeKeys(cloud, tx, wrong);
  for (const key of cloud.settings.lookupKeys) {
    const _id = personKeyId(key, kind, number);
    await tx.put('person-keys', { _id, personId: person._id, version: key.version });
  }
  const right = { kind, sealedNumber: sealNumber(cloud, person._id, number) };
  return { ...person, documents: [right, ...person.documents.slice(1)], birthDate };
}

/** Without the number that was joined to a birth certificate. Throws `NOT_SO` where none was. */
export async function withoutJoinedNumber(cloud: Cloud, tx: Documents, person: Person): Promise<Person> {
  const [joined, ...others] = numbersOf(cloud, person);
  if (joined === undefined || !others.some(({ kind }) => kind === 'birth-certificate')) {
    throw notSo('他的出生医学证明没有接过号码，或者还没有换成号码，不需要拆开。');
  }
  await removeKeys(cloud, tx, joined);
  return { ...person, documents: person.documents.slice(1) };
}

async function removeKeys(cloud: Cloud, tx: Documents, { kind, number }: DocumentNumber): Promise<void> {
  for (const key of cloud.settings.lookupKeys) {
    await tx.remove('person-keys', personKeyId(key, kind, number));
  }
}

/** Two people can't be made one here: each may have records, money and families of his own. */
async function requireFree(cloud: Cloud, tx: Documents, { kind, number }: DocumentNumber): Promise<void> {
  for (const key of cloud.settings.lookupKeys) {
    if ((await tx.get('person-keys', personKeyId(key, kind, number))) === null) continue;
    throw refuse(
      'NUMBER_TAKEN',
      '这个号码已经登记在另一份资料上，两份不能合成一份。请先查那一份：号码登错了的，先更正那一份；' +
        '两份是同一个人的，请家人改用号码正确的那一份，这一份的参保和缴费另行更正。',
      { field: 'correction.document.number' },
    );
  }
}

/** What should be put right is not as it was thought to be. */
export function notSo(message: string): Error {
  return refuse('NOT_SO', message, { field: 'correction' });
}
