import type { Subsidy } from '../determination';
import { type Fen, lesserFen, minusFen, noFen, plusFen } from '../money';
import { isBetterClaim } from './best';
import type { Claim } from './claim';

/** Puts a claim to aid that comes on top among those of other rules: a rule gives it once, by the best claim. */
export function putAdded(claim: Claim, added: Claim[]): void {
  const at = added.findIndex(({ aid }) => aid.rule === claim.aid.rule);
  if (at < 0) added.push(claim);
  else if (isBetterClaim(claim, added[at] ?? null)) added[at] = claim;
}

/** What such aids come to, whatever the premium is, in fen. */
export function addedFen(added: readonly Claim[]): Fen {
  let sum = noFen;
  for (const { aid } of added) sum = plusFen(sum, aid.amountFen);
  return sum;
}

/** What is deducted from a premium: by the best of the aids that compete, and by those on top of it. */
export interface Deducted {
  readonly claim: Claim | null;
  readonly added: readonly Claim[];
  readonly premiumFen: Fen;
}

/** Each aid that comes on top of the best one and still finds something to give, with what it gives. */
export function eachAdded(
  { claim, added, premiumFen }: Deducted,
  take: (claim: Claim, amountFen: Fen) => void,
): void {
  let leftFen = claim === null ? premiumFen : minusFen(premiumFen, claim.aid.amountFen);
  for (const one of added) {
    const amountFen = lesserFen(one.aid.amountFen, leftFen);
    if (amountFen > 0) take(one, amountFen);
    leftFen = minusFen(leftFen, amountFen);
  }
}

/** They as an answer lists them: the last one cut where all of them exceed the premium. */
export function addedSubsidies(deducted: Deducted): readonly Subsidy[] {
  const subsidies: Subsidy[] = [];
  eachAdded(deducted, ({ aid: { subsidy } }, amountFen) => {
    subsidies.push(amountFen === subsidy.amountFen ? subsidy : { ...subsidy, amountFen });
  });
  return subsidies;
}
