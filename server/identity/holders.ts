import type { Documents } from '../platform';
import type { Person } from '../schema';

export function payerHolder(openId: string): string {
  return `payer:${openId}`;
}
/** The open id in a holder that is a payer; empty for another. */
export function payerOf(holder: string): readonly string[] {
  return holder.startsWith('payer:') ? [holder.slice('payer:'.length)] : [];
}
export const rosterHolder = 'roster';

/** A person was removed between being found and being held; the caller finds or makes him anew. */
export class PersonGoneError extends Error {
  constructor(readonly personId: string) {
    super('the person was removed meanwhile');
    this.name = 'PersonGoneError';
  }
}

const mostAttempts = 5;

/**
 * Does `work`, which finds or makes someone and holds him, once more where he was removed in between. Throws the last
 * {@link PersonGoneError} after five times.
 */
export async function heldAnew<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PersonGoneError) || attempt === mostAttempts) throw error;
    }
  }
}

/**
 * Notes, in the caller's transaction, that `holder` needs the person. Because it writes the person's document, it
 * meets a removal of the same person as a conflict and never slips past it.
 */
export async function hold(tx: Documents, personId: string, holder: string): Promise<Person> {
  const person = await tx.get('people', personId);
  if (person === null) throw new PersonGoneError(personId);
  if (person.heldBy.includes(holder)) return person;
  const held = { ...person, heldBy: [...person.heldBy, holder], unheldSince: null };
  await tx.put('people', held);
  return held;
}

/** The reverse; `now`: ms. */
export async function letGo(tx: Documents, personId: string, holder: string, now: number): Promise<void> {
  const person = await tx.get('people', personId);
  if (person === null) return;
  const heldBy = person.heldBy.filter((one) => one !== holder);
  await tx.put('people', { ...person, heldBy, unheldSince: heldBy.length === 0 ? now : null });
}
