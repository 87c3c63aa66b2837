import { type CheckedPerson, checkPerson } from '../../contract/person-check';
import type { DocumentEntry, PersonEntry } from '../../contract/claims';
import { checkDocument, type DocumentKind, maskNumber } from '../../contract/identity-document';
import { maskName, tidyName } from '../../contract/person-name';
import { sexOfNumber } from '../../contract/sex-of-number';
import type { Sex } from '../../policy/fact-sheet';
import type { MaskedPerson, NamedPerson } from '../../contract/record-view';
import type { IsoDay } from '../../policy/calendar';
import { payerHolder } from './holders';
import { newest, open, personKeyId, seal } from './seal';
import { type Cloud, type Documents, chinaDay, refuse } from '../platform';
import type { Person } from '../schema';

export interface DocumentNumber {
  readonly kind: DocumentKind;
  readonly number: string;
}

/** Throws a refusal that names the field and the part that is wrong. */
export function requirePerson(cloud: Cloud, entry: PersonEntry): CheckedPerson {
  const check = checkPerson(entry, chinaDay(cloud.now()));
  if (check.ok) return check.person;
  throw refuse('DOCUMENT_WRONG', check.message, {
    field: check.field,
    ...(check.part === undefined ? {} : { details: { part: check.part } }),
  });
}

/** A document as typed, checked and tidied. Throws `DOCUMENT_WRONG` with the part that is wrong. */
export function requireDocument(
  cloud: Cloud,
  entry: DocumentEntry,
): DocumentNumber & { readonly birthDate: IsoDay | null } {
  const check = checkDocument(entry.kind, entry.number, chinaDay(cloud.now()));
  if (check.ok) return { kind: entry.kind, number: check.number, birthDate: check.birthDate };
  const { message, part } = check.problem;
  throw refuse('DOCUMENT_WRONG', message, { field: 'document.number', details: { part } });
}

/** Two round trips where the person is known, one for each lookup key where he isn't. */
export async function findPerson(
  cloud: Cloud,
  document: DocumentNumber,
  documents: Documents = cloud.db,
): Promise<Person | null> {
  for (const key of cloud.settings.lookupKeys) {
    const held = await documents.get('person-keys', personKeyId(key, document.kind, document.number));
    if (held === null) continue;
    cloud.notes.about('person', held.personId);
    return documents.get('people', held.personId);
  }
  return null;
}

/** As {@link findPerson}, but with as many round trips for nobody as for somebody: one for each lookup key, and one. */
export async function findEvenly(cloud: Cloud, { kind, number }: DocumentNumber): Promise<Person | null> {
  let personId: string | null = null;
  for (const key of cloud.settings.lookupKeys) {
    const held = await cloud.db.get('person-keys', personKeyId(key, kind, number));
    personId ??= held?.personId ?? null;
  }
  return cloud.db.get('people', personId ?? 'nobody');
}

/** Ids of the people whom anybody has named with one of these documents. One round trip. */
export async function knownPeople(
  cloud: Cloud,
  documents: readonly DocumentNumber[],
): Promise<readonly string[]> {
  const hashes = documents.flatMap(({ kind, number }) =>
    cloud.settings.lookupKeys.map((key) => personKeyId(key, kind, number)),
  );
  if (hashes.length === 0) return [];
  const filter = { _id: { in: hashes } };
  const keys = await cloud.db.find('person-keys', { filter, limit: hashes.length });
  const ids = [...new Set(keys.map(({ personId }) => personId))];
  cloud.notes.about('person', ...ids);
  return ids;
}

/** `office`, or a payer's openId. */
export type NamedBy = string;

/**
 * The person of a document; created where nobody has that document. Where the stored name or birth date differs from the
 * one given, an office's replaces a payer's, never another office's; a payer may correct what he typed himself, until someone
 * else relies on it;
 * anything else is refused with {@link personMismatch}, in the same words whoever is stored.
 */
export async function findOrCreatePerson(
  cloud: Cloud,
  checked: CheckedPerson,
  namedBy: NamedBy,
): Promise<Person> {
  const known = await findPerson(cloud, checked);
  if (known !== null) return reconcilePerson(cloud, known, checked, namedBy);
  const created = await cloud.db.transaction(async (tx) => {
    const meanwhile = await findPerson(cloud, checked, tx);
    if (meanwhile !== null) return meanwhile;
    const person = newPerson(cloud, checked, namedBy);
    await insertPerson(cloud, tx, checked, person);
    return person;
  });
  return reconcilePerson(cloud, created, checked, namedBy);
}

/** Throws a `DuplicateKeyError` where somebody has the document already. */
export async function insertPerson(
  cloud: Cloud,
  tx: Documents,
  { kind, number }: DocumentNumber,
  person: Person,
): Promise<void> {
  // Under every configured key: instances that are being replaced meet the new ones on at least one.
  for (const key of cloud.settings.lookupKeys) {
    const _id = personKeyId(key, kind, number);
    await tx.insert('person-keys', { _id, personId: person._id, version: key.version });
  }
  await tx.insert('people', person);
}

export function newPerson(cloud: Cloud, checked: CheckedPerson, namedBy: NamedBy): Person {
  const _id = cloud.randomHex(12);
  cloud.notes.about('person', _id);
  return {
    _id,
    documents: [{ kind: checked.kind, sealedNumber: sealNumber(cloud, _id, checked.number) }],
    sealedName: sealName(cloud, _id, checked.name),
    namedBy,
    ...(namedBy === 'office' ? { officeNamedAt: cloud.now() } : {}),
    birthDate: checked.birthDate,
    heldBy: [],
    unheldSince: cloud.now(),
    sealVersion: newest(cloud.settings.encryptionKeys).version,
    keyVersion: newest(cloud.settings.lookupKeys).version,
    createdAt: cloud.now(),
  };
}

/** Since when an office's word is the name, once it is: another name as of now, the one a payer typed as it was. */
export function officeNames(
  cloud: Cloud,
  { namedBy, officeNamedAt }: Person,
  sameName: boolean,
): Pick<Person, 'officeNamedAt'> {
  if (!sameName) return { officeNamedAt: cloud.now() };
  if (namedBy !== 'office') return { officeNamedAt: 0 };
  return officeNamedAt === undefined ? {} : { officeNamedAt };
}

/** The stored person, corrected where `namedBy` may correct him. Throws {@link personMismatch} where he may not. */
export async function reconcilePerson(
  cloud: Cloud,
  person: Person,
  { name, birthDate }: CheckedPerson,
  namedBy: NamedBy,
): Promise<Person> {
  const sameName = nameFits(cloud, person, name);
  const sameBirth = birthDate === person.birthDate;
  const sameWord = namedBy !== 'office' || person.namedBy === 'office';
  if (sameName && sameBirth && sameWord) return person;
  if (sameName && person.birthDate === null && namedBy !== 'office') return person;
  if (!sameName && person.namedBy === 'office') throw personMismatch();
  const anotherOffice = namedBy === 'office' && person.namedBy === 'office';
  if (anotherOffice && !sameBirth && person.birthDate !== null) throw birthDateDiffers();
  if (!(await mayCorrect(cloud, person, namedBy))) throw personMismatch();
  const changes = {
    ...(sameName ? {} : { sealedName: sealName(cloud, person._id, name) }),
    ...(sameBirth ? {} : { birthDate }),
    namedBy,
    ...(namedBy === 'office' ? officeNames(cloud, person, sameName) : {}),
  };
  if (sameName && sameBirth) {
    // Where he was erased meanwhile, `hold` notices.
    await cloud.db.updateIf('people', person._id, {}, changes);
  } else if (!(await cloud.db.updateIf('people', person._id, { namedBy: person.namedBy }, changes))) {
    throw personMismatch();
  }
  return { ...person, ...changes };
}

/**
 * An office always may (a name that an office gave was ruled out before). A payer may only correct what he typed himself,
 * while nobody else holds the person and no record of his is reserved or insured.
 */
export async function mayCorrect(cloud: Cloud, person: Person, namedBy: NamedBy): Promise<boolean> {
  if (namedBy === 'office') return true;
  if (person.namedBy !== namedBy) return false;
  if (person.heldBy.some((holder) => holder !== payerHolder(namedBy))) return false;
  const filter = { personId: person._id, state: { in: ['reserved', 'insured'] as const } };
  return (await cloud.db.find('records', { filter, limit: 1 })).length === 0;
}

/** The same words whether the number is unknown, known under another name, or not open to the caller. */
export function personMismatch(): Error {
  return refuse(
    'PERSON_MISMATCH',
    '姓名与证件号码没有核对上。请对照证件检查姓名和号码；确认无误仍不行的，请带证件到参保地医保经办窗口核对。',
    { field: 'name' },
  );
}

/** What one office says another doesn't overwrite: the office of his place puts it right, with a second officer. */
function birthDateDiffers(): Error {
  return refuse(
    'BIRTH_DATE_DIFFERS',
    '出生日期与经办机构登记的不一致。请对照证件检查；确认登记的错了，请由参保地经办机构更正。',
    { field: 'birthDate' },
  );
}

export function nameFits(cloud: Cloud, person: Person, name: string): boolean {
  return nameOf(cloud, person) === tidyName(name);
}

export function sealNumber(cloud: Cloud, personId: string, number: string): string {
  return seal(cloud.settings, (bytes) => cloud.randomHex(bytes), `${personId}/number`, number);
}

export function sealName(cloud: Cloud, personId: string, name: string): string {
  return seal(cloud.settings, (bytes) => cloud.randomHex(bytes), `${personId}/name`, tidyName(name));
}

/** Opened, and noted for the audit log. */
export function nameOf(cloud: Cloud, person: Person): string {
  cloud.notes.about('person', person._id);
  return open(cloud.settings, `${person._id}/name`, person.sealedName);
}

/** Opened, and noted for the audit log. */
export function numbersOf(cloud: Cloud, person: Person): readonly DocumentNumber[] {
  cloud.notes.about('person', person._id);
  return person.documents.map(({ kind, sealedNumber }) => ({
    kind,
    number: open(cloud.settings, `${person._id}/number`, sealedNumber),
  }));
}

/** As one of his numbers carries it, else null. */
export function sexOf(cloud: Cloud, person: Person): Sex | null {
  for (const { kind, number } of numbersOf(cloud, person)) {
    const sex = sexOfNumber(kind, number);
    if (sex !== null) return sex;
  }
  return null;
}

/** Whether one of his numbers says when he was born: then nobody can type another day. */
export function carriesBirthDate(cloud: Cloud, person: Person): boolean {
  const today = chinaDay(cloud.now());
  return numbersOf(cloud, person).some(({ kind, number }) => {
    const check = checkDocument(kind, number, today);
    return check.ok && check.birthDate !== null;
  });
}

/** For officers of his place alone. */
export function namedPerson(cloud: Cloud, person: Person): NamedPerson {
  return {
    name: nameOf(cloud, person),
    document: maskedPerson(cloud, person).document,
  };
}

/** As whoever didn't type him may see him. */
export function maskedPerson(cloud: Cloud, person: Person): MaskedPerson {
  const [document] = numbersOf(cloud, person);
  return { name: maskName(nameOf(cloud, person)), document: maskNumber(document?.number ?? '') };
}
