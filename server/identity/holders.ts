import type { Cloud, Documents } from '../platform';
import type { Person } from '../schema';

export function payerHolder(openId: string): string {
  return `payer:${openId}`;
}
/** The openId of a holder that is a payer; empty for any other holder. */
export function payerOf(holder: string): readonly string[] {
  return holder.startsWith('payer:') ? [holder.slice('payer:'.length)] : [];
}
export const rosterHolder = 'roster';

/** The openId of the WeChat that is tied to the person; null where none is. One round trip. */
export async function tiedWeChat(cloud: Cloud, { _id, heldBy }: Person): Promise<string | null> {
  const ids = heldBy.flatMap(payerOf);
  if (ids.length === 0) return null;
  const payers = await cloud.db.find('payers', { filter: { _id: { in: ids } }, limit: ids.length });
  return payers.find(({ self }) => self?.personId === _id)?._id ?? null;
}

/** A person was erased, or created by another, between being looked for and being held; the caller looks for him again. */
export class PersonGoneError extends Error {
  constructor(readonly personId: string) {
    super('the person is not as he was found any more');
    this.name = 'PersonGoneError';
  }
}

const mostAttempts = 5;

/**
 * Repeats `work`, which finds or creates a person and holds him, where the person was erased, or created by another, between
 * the two; `attempt` counts from 1. Throws the last {@link PersonGoneError} after five attempts.
 */
export async function retryIfPersonGone<Result>(work: (attempt: number) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof PersonGoneError) || attempt === mostAttempts) throw error;
    }
  }
}

/**
 * Notes, in the caller's transaction, that `holder` needs the person. It writes the person's document, so a concurrent
 * erasure of the same person conflicts with it and one of the two is repeated. Throws {@link PersonGoneError}, and whatever
 * `admit` throws, which answers what a new holder changes of the person beside.
 */
export async function hold(
  tx: Documents,
  personId: string,
  holder: string,
  admit: (person: Person) => Promise<Person> = (person) => Promise.resolve(person),
): Promise<Person> {
  const person = await tx.get('people', personId);
  if (person === null) throw new PersonGoneError(personId);
  if (person.heldBy.includes(holder)) return person;
  const held = { ...(await admit(person)), heldBy: [...person.heldBy, holder], unheldSince: null };
  await tx.put('people', held);
  return held;
}

/** Notes that `holder` no longer needs the person; `now`: ms. */
export async function releaseHold(
  tx: Documents,
  personId: string,
  holder: string,
  now: number,
): Promise<void> {
  const person = await tx.get('people', personId);
  if (person === null) return;
  const heldBy = person.heldBy.filter((one) => one !== holder);
  const left = withoutWordOf(person, payerOf(holder)[0]);
  await tx.put('people', { ...left, heldBy, unheldSince: heldBy.length === 0 ? now : null });
}

/**
 * Where he goes by whose word the person went, another payer who typed the same takes his place, else the next payer's word: what
 * the others typed stays each one's own.
 */
function withoutWordOf(person: Person, openId: string | undefined): Person {
  if (openId === undefined) return person;
  const held = person.otherNames ?? [];
  const others = held.filter(({ by }) => by !== openId);
  const left = others.length === held.length ? person : { ...person, otherNames: others };
  if (person.namedBy !== openId) return left;
  const typedTheSame = person.heldBy
    .flatMap(payerOf)
    .find((one) => one !== openId && !others.some(({ by }) => by === one));
  if (typedTheSame !== undefined) return { ...left, namedBy: typedTheSame };
  const [next, ...rest] = others.map((other) => ({ birthDate: person.birthDate, ...other }));
  if (next === undefined) return left;
  const { by, sealedName, birthDate } = next;
  return { ...person, sealedName, birthDate, namedBy: by, otherNames: rest };
}
