import type { CheckedPerson } from '../../contract/person-check';
import { PersonGoneError, hold } from './holders';
import { insertPerson, nameFits, newPerson, personMismatch } from './people';
import type { PersonToHold } from './person-to-hold';
import { type Cloud, DuplicateKeyError } from '../platform';
import type { Person } from '../schema';

/**
 * By whose word somebody is named whom nobody knew before a list of residents. One officer hands it in, so it weighs no more than a
 * payer's: another name stands beside it, and what two officers hand in takes its place.
 */
const listWord = 'residents';

/**
 * Somebody on a list of residents, held by `holder`; new where nobody has the document. Throws `PERSON_MISMATCH` where he goes by another
 * name or birth date, in the same words whoever he is: a list puts nothing right.
 */
export function personOnList(
  cloud: Cloud,
  known: Person | null,
  checked: CheckedPerson,
  holder: string,
): PersonToHold {
  if (known !== null) {
    const { birthDate } = checked;
    const bornThen = birthDate === null || known.birthDate === null || birthDate === known.birthDate;
    if (!bornThen || !goesBy(cloud, known, checked.name)) throw personMismatch();
    return { _id: known._id, isNew: false, hold: (tx) => hold(tx, known._id, holder) };
  }
  const person = newPerson(cloud, checked, listWord);
  return {
    _id: person._id,
    isNew: true,
    hold: async (tx) => {
      const held = { ...person, heldBy: [holder], unheldSince: null };
      try {
        await insertPerson(cloud, tx, checked, held);
      } catch (error) {
        if (error instanceof DuplicateKeyError) throw new PersonGoneError(person._id);
        throw error;
      }
      return held;
    },
  };
}

/** Whether it is his name, or what a payer typed while no office has decided. */
function goesBy(cloud: Cloud, person: Person, name: string): boolean {
  if (nameFits(cloud, person, name)) return true;
  if (person.namedBy === 'office') return false;
  return (person.otherNames ?? []).some(({ sealedName }) => nameFits(cloud, { ...person, sealedName }, name));
}
