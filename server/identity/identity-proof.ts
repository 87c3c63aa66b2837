import type * as v from 'valibot';
import type { CallerAct } from './daily-limits';
import type { Cloud, Documents } from '../platform';
import type { Person } from '../schema';

/** Who says that he is whom. */
export interface IdentityClaim {
  readonly openId: string;
  /** Null where name and number fit nobody: the way then takes as many round trips, and holds for nobody. */
  readonly person: Person | null;
  /** What he gave beside name and number: the way's own {@link IdentityProof.fields}, read by its schema. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Takes the proof up in the transaction that ties the two: what counts once is used up there, or not at all. Answers
 * whether it holds.
 */
export type TakeUp = (tx: Documents) => Promise<boolean>;

/**
 * A way to show that a WeChat user is a person: the office's one-time code, or WeChat's face check. Who asks for a proof
 * knows none of them by name.
 */
export interface IdentityProof {
  /** Its name in logs. */
  readonly way: string;
  /** Fields of the request by which it is known from the other ways; no other way has any of them. */
  readonly fields: v.ObjectEntries;
  /** Under which daily limit a try counts. */
  readonly limit: CallerAct;
  /** Asks whoever must be asked, outside the transaction. Throws refusals of its own. */
  check(cloud: Cloud, claim: IdentityClaim): Promise<TakeUp>;
  /** What the person is told where it doesn't hold: the same whatever was wrong, name and number included. */
  refused(): Error;
}
