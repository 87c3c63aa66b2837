import type { CheckedPerson } from '../../contract/person-check';
import { PersonGoneError, payerHolder } from './holders';
import { holdUnderName, standsBeside } from './other-names';
import { insertPerson, newPerson, reconcilePerson } from './people';
import { type Cloud, type Documents, DuplicateKeyError } from '../platform';
import type { Person } from '../schema';

/** Somebody whom a transaction is to hold: stored already, or created by the very step that needs him. */
export interface PersonToHold {
  readonly _id: string;
  readonly isNew: boolean;
  /** Throws `PersonGoneError` where he was erased, or created by another, since he was looked for. */
  readonly hold: (tx: Documents) => Promise<Person>;
}

/**
 * The person of a document whom `findPerson` found, corrected as `findOrCreatePerson` does, or under a name of the payer's own
 * beside another payer's ({@link holdUnderName}); where it found nobody, a new one
 * of whom nothing is stored until he is held.
 */
export async function personToHold(
  cloud: Cloud,
  known: Person | null,
  checked: CheckedPerson,
  openId: string,
): Promise<PersonToHold> {
  if (known !== null) {
    const { _id } = known;
    if (!(await standsBeside(cloud, known, checked, openId)))
      await reconcilePerson(cloud, known, checked, openId);
    const named = { openId, name: checked.name };
    return { _id, isNew: false, hold: (tx) => holdUnderName(cloud, tx, _id, named) };
  }
  const person = newPerson(cloud, checked, openId);
  return {
    _id: person._id,
    isNew: true,
    hold: async (tx) => {
      const held = { ...person, heldBy: [payerHolder(openId)], unheldSince: null };
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
