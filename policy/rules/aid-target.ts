import { putAdded } from '../engine/added';
import { isBetterClaim } from '../engine/best';
import type { Claim, Missed } from '../engine/claim';
import type { Work } from '../engine/work';
import type { Fen } from '../money';
import type { SubsidyRule } from './ready-aid';

/** From which price an aid is taken, and with which others it competes: of those only the best counts. */
export interface AidTarget {
  priceOf(work: Work): Fen;
  take(claim: Claim, work: Work): void;
  /** The aid would be due, but for a clause. */
  miss(missed: Missed, work: Work): void;
}

const ofPremium: AidTarget = {
  priceOf: (work) => work.premiumFen,
  take: (claim, work) => {
    work.claims.push(claim);
    work.claimants.add(claim.held);
    if (isBetterClaim(claim, work.claim)) work.claim = claim;
  },
  miss: (missed, work) => {
    work.missedAids.push(missed);
  },
};

const onTop: AidTarget = {
  priceOf: (work) => work.premiumFen,
  take: (claim, work) => {
    work.addedClaims.push(claim);
    putAdded(claim, work.added);
  },
  miss: (missed, work) => {
    work.missedAdded.push(missed);
  },
};

/** Where no care premium is due there is nothing to take anything from. */
const ofCarePremium: AidTarget = {
  priceOf: (work) => work.careFen,
  take: (claim, work) => {
    if (work.careFen === 0) return;
    work.careClaims.push(claim);
    work.careClaimants.add(claim.held);
    if (isBetterClaim(claim, work.careClaim)) work.careClaim = claim;
  },
  miss: (missed, work) => {
    work.missedCareAids.push(missed);
  },
};

export function targetOf({ of, adds }: SubsidyRule): AidTarget {
  if (of === 'care-premium') return ofCarePremium;
  return adds === true ? onTop : ofPremium;
}
