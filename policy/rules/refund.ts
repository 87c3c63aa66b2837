import * as v from 'valibot';
import { type Day, type IsoDay, parseDay } from '../calendar';
import { addedFen, putAdded } from '../engine/added';
import { isBetterClaim } from '../engine/best';
import type { Claim } from '../engine/claim';
import type { Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import { day, ruleEntries, text } from './fields';
import type { RuleKind } from './rule-kind';
import { type Fen, fen, lesserFen, minusFen, noFen, plusFen } from '../money';

interface RefundRule extends RuleDocument {
  readonly kind: 'refund';
  /** Who was recognised by this day gets back what he paid beyond his share. */
  readonly recognisedBy: IsoDay;
  /** What is said to whoever was recognised later. */
  readonly otherwise: string;
  /** What is said where, besides, the cover hasn't begun: the reading that was taken. */
  readonly beforeCover?: string;
}

/** Aid that a person should have had deducted: on the premium, on top of that, on the care premium. */
interface Owed {
  readonly claim: Claim | null;
  readonly added: readonly Claim[];
  readonly careClaim: Claim | null;
}

function amountOf(claim: Claim | null): Fen {
  return claim === null ? noFen : claim.aid.amountFen;
}

/** Those by which somebody was recognised; the others are of what he is, and nothing of them comes back. */
function ofRecognition({ claim, added, careClaim }: Owed): Owed {
  return {
    claim: claim?.held ? claim : null,
    added: added.filter(({ held }) => held !== null),
    careClaim: careClaim?.held ? careClaim : null,
  };
}

function sumOf({ claim, added, careClaim }: Owed, { premiumFen }: Work): Fen {
  const ofPremium = lesserFen(plusFen(amountOf(claim), addedFen(added)), premiumFen);
  return plusFen(ofPremium, amountOf(careClaim));
}

/**
 * What a payment exceeds that the aids would have left to pay, in fen, and never more than they come to. Nothing comes back
 * of what a student has from the treasury: nobody recognised him.
 */
function overpaid(work: Work, owed: Owed): Fen {
  const dueFen = work.premiumFen + work.careFen - sumOf(owed, work);
  return lesserFen(sumOf(ofRecognition(owed), work), fen(Math.max(0, work.payFen - dueFen)));
}

type IsDue = (recognised: Day) => boolean;

function isDueBy({ held }: Claim, isDue: IsDue): boolean {
  return held === null || isDue(held.since);
}

/** What is owed besides one of the aids that compete. */
function besides({ addedClaims, careClaims }: Work, isDue: IsDue): Omit<Owed, 'claim'> {
  const added: Claim[] = [];
  for (const claim of addedClaims) if (isDueBy(claim, isDue)) putAdded(claim, added);
  let careClaim: Claim | null = null;
  for (const claim of careClaims) {
    if (isDueBy(claim, isDue) && isBetterClaim(claim, careClaim)) careClaim = claim;
  }
  return { added, careClaim };
}

/** The aids by which most would come back, of identities recognised on the days that `isDue` lets pass, or null. */
function mostOverpaid(work: Work, isDue: IsDue): Owed | null {
  const others = besides(work, isDue);
  const alone = { claim: null, ...others };
  let best: Owed | null = overpaid(work, alone) === 0 ? null : alone;
  for (const claim of work.claims) {
    const owed = { claim, ...others };
    if (!isDueBy(claim, isDue) || overpaid(work, owed) === 0) continue;
    if (best === null || isBetterRefund(work, owed, best)) best = owed;
  }
  return best;
}

function isBetterRefund(work: Work, one: Owed, other: Owed): boolean {
  const [oneFen, otherFen] = [overpaid(work, one), overpaid(work, other)];
  return oneFen === otherFen
    ? one.claim !== null && isBetterClaim(one.claim, other.claim)
    : oneFen > otherFen;
}

/** No more comes back of a payment than was paid: what is given back later is part of it. */
function leftOfPayment({ payFen, back }: Work): Fen {
  return back === null ? payFen : minusFen(payFen, back.amountFen);
}

function hasClaims({ claims, addedClaims, careClaims }: Work): boolean {
  return claims.length + addedClaims.length + careClaims.length > 0;
}

function citeAids({ claim, added, careClaim }: Owed, { cites }: Work): void {
  if (claim !== null) cites.addAll(claim.aid.cites);
  for (const { aid } of added) cites.addAll(aid.cites);
  if (careClaim !== null) cites.addAll(careClaim.aid.cites);
}

/** Recognised after having paid: the part that the aid would have carried comes back. */
export const refund: RuleKind<RefundRule> = {
  kind: 'refund',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('refund'),
    recognisedBy: day,
    otherwise: text,
    beforeCover: v.optional(text),
  }),
  stage: 'refund',
  sparesMost: () => true,
  compile: (rule, scope) => {
    const lastRecognition = parseDay(rule.recognisedBy);
    const cite = scope.cite(rule.clause);
    const tooLate = scope.note('not-entitled', rule.otherwise);
    const waiting = rule.beforeCover === undefined ? tooLate : scope.note('interpretation', rule.beforeCover);
    return (person, work) => {
      if (!work.insured || !hasClaims(work)) return;
      const owed = mostOverpaid(work, (recognised) => recognised <= lastRecognition);
      const owedFen = owed === null ? noFen : overpaid(work, owed);
      if (owed !== null) {
        work.refundFen = lesserFen(owedFen, leftOfPayment(work));
        work.cites.add(cite);
        citeAids(owed, work);
      }
      const ever = mostOverpaid(work, () => true);
      if (ever === null || overpaid(work, ever) <= owedFen) return;
      work.cites.add(cite);
      work.notes.add(work.insuredFrom > person.payOn ? waiting : tooLate);
    };
  },
};

interface NoRefundRule extends RuleDocument {
  readonly kind: 'no-refund-rule';
  readonly reading: string;
}

/** The notice says nothing of giving back; nothing is promised, and that is said. */
export const noRefundRule: RuleKind<NoRefundRule> = {
  kind: 'no-refund-rule',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('no-refund-rule'), reading: text }),
  stage: 'refund',
  sparesMost: () => true,
  compile: (rule, scope) => {
    const note = scope.note('interpretation', rule.reading);
    return (_person, work) => {
      if (work.insured && mostOverpaid(work, () => true) !== null) work.notes.add(note);
    };
  },
};

/** Why a payer may ask for all of his money back, other than that he was recognised. */
const fullRefundReasons = ['paid-twice', 'died', 'insured-elsewhere', 'wrong-place'] as const;

export interface RefundReasonRule extends RuleDocument {
  readonly kind: 'refund-reason';
  readonly reason: (typeof fullRefundReasons)[number];
  /** Only before cover begins. */
  readonly beforeCover: boolean;
  /** The last day to ask; without it there is none. */
  readonly until?: IsoDay;
}

/** The notice gives money back for this reason, until when. It changes no answer: the server asks for it when a payer does. */
export const refundReason: RuleKind<RefundReasonRule> = {
  kind: 'refund-reason',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('refund-reason'),
    reason: v.picklist(fullRefundReasons, `退费的理由是 ${fullRefundReasons.join('、')} 之一`),
    beforeCover: v.boolean(),
    until: v.optional(day),
  }),
  check: (rule, { rules }) => {
    const same = (rules as readonly (RuleDocument & Partial<Pick<RefundReasonRule, 'reason'>>)[]).filter(
      ({ kind, reason }) => kind === rule.kind && reason === rule.reason,
    );
    return same.length > 1 ? { field: 'reason', reason: '同一个退费理由只能写一条规则，请合并' } : null;
  },
};
