import { hold, payerHolder } from './holders';
import { mayCorrect, nameFits, nameOf, personMismatch, sealName } from './people';
import type { CheckedPerson } from '../../contract/person-check';
import type { Cloud, Documents } from '../platform';
import type { Person } from '../schema';

/** The person under the name that a payer typed himself, where that is another: nobody reads anybody else's by his number. */
export function asNamedBy(person: Person, openId: string): Person {
  const other = person.otherNames?.find(({ by }) => by === openId);
  return other === undefined ? person : { ...person, sealedName: other.sealedName };
}

/** Whether an office has given the name, and the payer typed another: he means somebody else. */
export function isNamedOtherwise(cloud: Cloud, person: Person, openId: string): boolean {
  const own = asNamedBy(person, openId);
  if (own === person || person.namedBy !== 'office') return false;
  return !nameFits(cloud, person, nameOf(cloud, own));
}

/** Throws `PERSON_MISMATCH` for a payer who means somebody else ({@link isNamedOtherwise}). */
export function requireSameName(cloud: Cloud, person: Person, openId: string): void {
  if (isNamedOtherwise(cloud, person, openId)) throw personMismatch();
}

/** Whether a payer's name for the number stands beside another payer's: nobody's word decides between the two. */
export async function standsBeside(
  cloud: Cloud,
  person: Person,
  { name, birthDate }: CheckedPerson,
  openId: string,
): Promise<boolean> {
  if (person.namedBy === 'office' || nameFits(cloud, person, name)) return false;
  if (birthDate !== person.birthDate) return false;
  return !(await mayCorrect(cloud, person, openId));
}

/**
 * Holds, for a payer, a person whom another payer named otherwise. A stranger's typing error or malice locks no family out: the
 * two names stand beside each other. Throws `PERSON_MISMATCH` where an office has given another name meanwhile.
 */
export async function holdUnderName(
  cloud: Cloud,
  tx: Documents,
  personId: string,
  { openId, name }: { readonly openId: string; readonly name: string },
): Promise<Person> {
  const held = await hold(tx, personId, payerHolder(openId));
  const others = (held.otherNames ?? []).filter(({ by }) => by !== openId);
  if (!nameFits(cloud, held, name)) {
    if (held.namedBy === 'office') throw personMismatch();
    others.push({ by: openId, sealedName: sealName(cloud, personId, name) });
  } else if (others.length === (held.otherNames ?? []).length) {
    return held;
  }
  const named = { ...held, otherNames: others };
  await tx.put('people', named);
  return named;
}
