import { noRelative } from './payer';
import type { DocumentEntry } from '../../contract/claims';
import { countAttempt } from './count-attempt';
import { logLookUp } from './look-up-log';
import { findPerson, numbersOf, requireDocument, sealNumber } from './people';
import { possibleBirthDates } from './other-names';
import { personKeyId } from './seal';
import { type Cloud, DuplicateKeyError, refuse } from '../platform';
import type { Person } from '../schema';

/**
 * A newborn's number has come: from now on it finds the same person as his birth certificate, with all his records.
 * The same number again is answered like the first time. Refuses where the birth dates differ, also among payers (an office
 * decides between them first: the number would decide for all), where he has a number
 * already, or where the number is someone else's here (two records that an office must look at).
 */
export async function joinNumber(cloud: Cloud, person: Person, entry: DocumentEntry): Promise<Person> {
  const { number } = requireNumber(cloud, person, entry);
  // Before anything is looked up: only who has no number may learn that one is taken.
  if (person.documents[0]?.kind !== 'birth-certificate') {
    if (numbersOf(cloud, person).some((one) => one.kind === entry.kind && one.number === number))
      return person;
    throw refuse(
      'HAS_NUMBER',
      '这位家人已经登记了证件号码，不需要再补。如号码有误，请到参保地医保经办窗口更正。',
    );
  }
  await countAttempt(cloud, 'name-and-number');
  const other = await findPerson(cloud, { kind: entry.kind, number });
  await logLookUp(cloud, number, other !== null);
  // Joined meanwhile, by another of the family's phones.
  if (other?._id === person._id) return other;
  try {
    return await cloud.db.transaction(async (tx) => {
      const current = await tx.get('people', person._id);
      // His consent was withdrawn meanwhile: what went with it must not come back.
      if (current === null) throw noRelative();
      const sealed = { kind: entry.kind, sealedNumber: sealNumber(cloud, person._id, number) };
      const joined = { ...current, documents: [sealed, ...current.documents] };
      for (const key of cloud.settings.lookupKeys) {
        const _id = personKeyId(key, entry.kind, number);
        await tx.insert('person-keys', { _id, personId: person._id, version: key.version });
      }
      await tx.put('people', joined);
      return joined;
    });
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw numberTaken();
    throw error;
  }
}

function requireNumber(cloud: Cloud, person: Person, entry: DocumentEntry): { readonly number: string } {
  if (entry.kind === 'birth-certificate' || entry.kind === 'passport') {
    throw refuse('DOCUMENT_WRONG', '请填写身份证、居住证或永久居留身份证号码。', { field: 'document.kind' });
  }
  const document = requireDocument(cloud, entry);
  const possible = possibleBirthDates(person);
  if (document.birthDate === null || possible.every((one) => one === document.birthDate)) return document;
  throw refuse(
    'BIRTH_DATE_DIFFERS',
    possible.includes(document.birthDate)
      ? '这份出生医学证明登记过不同的出生日期，要先由经办机构核对。请带出生医学证明和户口簿到参保地医保经办窗口，缴费不受影响。'
      : '号码里的出生日期与出生医学证明登记的不一致，请对照证件检查。',
    { field: 'document.number' },
  );
}

function numberTaken(): Error {
  return refuse(
    'NUMBER_TAKEN',
    '这个号码没有办法接到这份出生医学证明上。请带出生医学证明和户口簿到参保地医保经办窗口合并，原有缴费不受影响。',
    { field: 'document.number' },
  );
}
