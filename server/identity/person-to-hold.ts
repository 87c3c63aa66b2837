import type { CheckedPerson } from '../../contract/person-check';
import { PersonGoneError, hold } from './holders';
import { type NamedBy, insertPerson, newPerson, reconcilePerson } from './people';
import { type Cloud, type Documents, DuplicateKeyError } from '../platform';
import type { Person } from '../schema';

/** Somebody whom a transaction is to hold: stored already, or created by the very step that needs him. */
export interface PersonToHold {
  readonly _id: string;
  readonly isNew: boolean;
  /** Throws `PersonGoneError` where he was erased, or created by another, since he was looked for. */
  readonly hold: (tx: Documents, holder: string) => Promise<Person>;
}

/**
 * The person of a document whom `findPerson` found, corrected as `findOrCreatePerson` does; where it found nobody, a new one
 * of whom nothing is stored until he is held.
 */
export async function personToHold(
  cloud: Cloud,
  known: Person | null,
  checked: CheckedPerson,
  namedBy: NamedBy,
): Promise<PersonToHold> {
  if (known !== null) {
    const { _id } = await reconcilePerson(cloud, known, checked, namedBy);
    return { _id, isNew: false, hold: (tx, holder) => hold(tx, _id, holder) };
  }
  const person = newPerson(cloud, checked, namedBy);
  return {
    _id: person._id,
    isNew: true,
    hold: async (tx, holder) => {
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
