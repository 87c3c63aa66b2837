import type { Day } from '../calendar';
import type { Fen } from '../money';
import type { Back, Claim } from './claim';

/**
 * What is best for a person, said once for all rules. Every identity and every event is judged by itself; of what they
 * bring the best counts:
 *
 * 1. a payment that still buys a day of cover,
 * 2. the least that the person bears in the end,
 * 3. the earlier cover,
 * 4. what takes the person least: aid that needs no reading of the notice, money that comes by itself, and by a fixed day,
 * 5. what stands first in the notice.
 *
 * Nothing of this asks in which order a fact sheet lists things, so that order never changes an answer. The price of a way
 * in, the aid deducted and the money given back are weighed one after another and not in all combinations: no way in
 * changes the aid or what comes back, and what comes back with several identities is bounded by the best single road.
 */

/** Whether one aid that a person has a claim to is better than another. */
export function isBetterClaim(one: Claim, other: Claim | null): boolean {
  if (other === null) return true;
  if (one.aid.amountFen !== other.aid.amountFen) return one.aid.amountFen > other.aid.amountFen;
  if (one.certifiedHere !== other.certifiedHere) return one.certifiedHere;
  return one.aid.place < other.aid.place;
}

/** What a way in comes to: the price, and from when to when one is covered. */
export interface Terms {
  readonly payFen: Fen;
  readonly from: Day;
  readonly to: Day;
}

/** Whether one way in is better than another. Equal ones are tried in the notice's order, so the first one stays. */
export function isBetterWay(one: Terms, other: Terms | null): boolean {
  if (other === null) return true;
  const buys = one.from <= one.to;
  if (buys !== other.from <= other.to) return buys;
  return one.payFen === other.payFen ? one.from < other.from : one.payFen < other.payFen;
}

function isWhole({ amountFen, subsidy }: Back): boolean {
  return amountFen === subsidy.amountFen;
}

/** Whether one sum that comes back is better than another. */
export function isBetterBack(one: Back, other: Back | null): boolean {
  if (other === null) return true;
  if (one.amountFen !== other.amountFen) return one.amountFen > other.amountFen;
  if (isWhole(one) !== isWhole(other)) return isWhole(one);
  if (one.subsidy.claim !== other.subsidy.claim) return one.subsidy.claim === 'automatic';
  if (one.subsidy.paidBy !== other.subsidy.paidBy) return one.subsidy.paidBy !== undefined;
  return one.place < other.place;
}
