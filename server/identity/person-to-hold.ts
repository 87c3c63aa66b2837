import type { CheckedPerson } from '../../contract/person-check';
import { PersonGoneError, hold, payerHolder, rosterHolder } from './holders';
import { holdAsTyped, standsBeside } from './other-names';
import { type NamedBy, insertPerson, newPerson, reconcilePerson } from './people';
import { type Cloud, type Documents, DuplicateKeyError } from '../platform';
import type { Person } from '../schema';

/** Somebody whom a transaction is to hold: stored already, or created by the very step that needs him. */
export interface PersonToHold {
  readonly _id: string;
  readonly isNew: boolean;
  /** Throws `PersonGoneError` where he was erased, or created by another, since he was looked for. */
  readonly hold: (tx: Documents) => Promise<Person>;
}

/** An office that needs somebody for something else than a roster. */
export interface OfficeHold {
  readonly officeHolder: string;
}

/**
 * The person of a document whom `findPerson` found, corrected as `findOrCreatePerson` does, or as the payer typed
 * him, beside another payer's word ({@link holdAsTyped}); where it found nobody, a new one of whom nothing is stored until he is
 * held. An office holds him for its roster where it names nothing else, a payer for his family list.
 */
export async function personToHold(
  cloud: Cloud,
  known: Person | null,
  checked: CheckedPerson,
  by: NamedBy | OfficeHold,
): Promise<PersonToHold> {
  const namedBy = typeof by === 'string' ? by : 'office';
  const officeHolder = typeof by === 'string' ? rosterHolder : by.officeHolder;
  if (known !== null)
    return namedBy === 'office'
      ? ofOffice(cloud, known, checked, officeHolder)
      : ofPayer(cloud, known, checked, namedBy);
  const person = newPerson(cloud, checked, namedBy);
  const holder = namedBy === 'office' ? officeHolder : payerHolder(namedBy);
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

async function ofOffice(
  cloud: Cloud,
  known: Person,
  checked: CheckedPerson,
  holder: string,
): Promise<PersonToHold> {
  const { _id } = await reconcilePerson(cloud, known, checked, 'office');
  return { _id, isNew: false, hold: (tx) => hold(tx, _id, holder) };
}

async function ofPayer(
  cloud: Cloud,
  known: Person,
  checked: CheckedPerson,
  openId: string,
): Promise<PersonToHold> {
  const { _id } = known;
  if (!(await standsBeside(cloud, known, checked, openId))) {
    await reconcilePerson(cloud, known, checked, openId);
  }
  const { name, birthDate } = checked;
  return { _id, isNew: false, hold: (tx) => holdAsTyped(cloud, tx, _id, { openId, name, birthDate }) };
}
