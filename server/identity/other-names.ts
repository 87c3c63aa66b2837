import { hold, payerHolder } from './holders';
import { listedOnceMore } from './count-attempt';
import { maskedPerson, mayCorrect, nameFits, nameOf, personMismatch, sealName } from './people';
import type { CheckedPerson } from '../../contract/person-check';
import type { KnownPerson } from '../../contract/record-view';
import type { IsoDay } from '../../policy/calendar';
import type { Cloud, Documents } from '../platform';
import type { OtherName, Payer, Person } from '../schema';

/**
 * The person as a payer typed him, where that is another name or birth date: nobody reads anybody else's by his number, and
 * what he applies for goes by his own. A birth date that an office gave is everybody's.
 */
export function asTypedBy(person: Person, openId: string): Person {
  const other = person.otherNames?.find(({ by }) => by === openId);
  if (other === undefined) return person;
  const birthDate = person.namedBy === 'office' ? person.birthDate : birthDateIn(other, person);
  return { ...person, sealedName: other.sealedName, birthDate };
}

function birthDateIn({ birthDate }: OtherName, person: Person): IsoDay | null {
  return birthDate === undefined ? person.birthDate : birthDate;
}

/** The first release that notes since when an office's word is a name: of one from before it is taken to be later. */
const notedFrom = Date.parse('2026-12-01T00:00:00+08:00');

/** Whether the name that a payer's pages show is what he typed himself. An office's other name is not told whoever guessed a number. */
function hasTyped(person: Person, { _id, relatives }: Payer): boolean {
  if (person.otherNames?.some(({ by }) => by === _id)) return true;
  const listed = relatives.find(({ personId }) => personId === person._id);
  if (listed === undefined) return false;
  return person.namedBy !== 'office' || listed.consent.at >= (person.officeNamedAt ?? notedFrom);
}

/**
 * As the payer's own pages show him: the name in full where he typed it, the number masked. Who typed none, but was asked to pay,
 * reads what the asker (`typist`, an openId) typed, and no other payer's name.
 */
export function personAsTyped(
  cloud: Cloud,
  person: Person,
  payer: Payer,
  typist: string = payer._id,
): KnownPerson {
  const own = asTypedBy(person, typist);
  const masked = maskedPerson(cloud, own);
  return hasTyped(person, payer) ? { ...masked, name: nameOf(cloud, own) } : masked;
}

/** The name in full for a payer's receipts: his own, or one that he typed and that stands. Null where he typed none. */
export function typedName(cloud: Cloud, payer: Payer, person: Person): string | null {
  if (payer.self?.personId === person._id) return nameOf(cloud, person);
  return hasTyped(person, payer) ? nameOf(cloud, asTypedBy(person, payer._id)) : null;
}

/** Every birth date that may be his: an office's alone, or each that a payer typed. */
export function possibleBirthDates(person: Person): readonly (IsoDay | null)[] {
  if (person.namedBy === 'office') return [person.birthDate];
  const others = (person.otherNames ?? []).map((other) => birthDateIn(other, person));
  return [...new Set([person.birthDate, ...others])];
}

/** Whether an office has given the name, and the payer typed another: he means somebody else. */
export function isNamedOtherwise(cloud: Cloud, person: Person, openId: string): boolean {
  const own = asTypedBy(person, openId);
  if (own === person || person.namedBy !== 'office') return false;
  return !nameFits(cloud, person, nameOf(cloud, own));
}

/** Throws `PERSON_MISMATCH` for a payer who means somebody else ({@link isNamedOtherwise}). */
export function requireSameName(cloud: Cloud, person: Person, openId: string): void {
  if (isNamedOtherwise(cloud, person, openId)) throw personMismatch();
}

/** Whether name or birth date are others than those that stand. */
function differs(cloud: Cloud, person: Person, { name, birthDate }: Typed): boolean {
  return birthDate !== person.birthDate || !nameFits(cloud, person, name);
}
type Typed = Pick<CheckedPerson, 'name' | 'birthDate'>;

/** Whether a payer's word for the number stands beside another payer's: nobody's word decides between the two. */
export async function standsBeside(
  cloud: Cloud,
  person: Person,
  typed: Typed,
  openId: string,
): Promise<boolean> {
  if (person.namedBy === 'office' || !differs(cloud, person, typed)) return false;
  return !(await mayCorrect(cloud, person, openId));
}

/**
 * Holds, for a payer, a person of whom another payer typed another name or birth date. A stranger's typing error or malice
 * locks no family out: the two stand beside each other. Throws `PERSON_MISMATCH` where an office has decided otherwise meanwhile.
 */
export async function holdAsTyped(
  cloud: Cloud,
  tx: Documents,
  personId: string,
  { openId, ...typed }: Typed & { readonly openId: string },
): Promise<Person> {
  const held = await hold(tx, personId, payerHolder(openId), (person) =>
    listedOnceMore(cloud, person, openId),
  );
  const others = (held.otherNames ?? []).filter(({ by }) => by !== openId);
  if (differs(cloud, held, typed)) {
    if (held.namedBy === 'office') throw personMismatch();
    const { name, birthDate } = typed;
    others.push({ by: openId, sealedName: sealName(cloud, personId, name), birthDate });
  } else if (others.length === (held.otherNames ?? []).length) {
    return held;
  }
  const named = { ...held, otherNames: others };
  await tx.put('people', named);
  return named;
}
