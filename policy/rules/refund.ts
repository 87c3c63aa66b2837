import * as v from 'valibot';
import { type Day, type IsoDay, parseDay } from '../calendar';
import { isBetterClaim } from '../engine/best';
import type { Claim, Work } from '../engine/work';
import type { RuleDocument } from '../notice/document';
import { day, ruleEntries, text } from './fields';
import type { RuleKind } from './rule-kind';
import { type Fen, fen, lesserFen, noFen, plusFen } from '../money';

interface RefundRule extends RuleDocument {
  readonly kind: 'refund';
  /** Who was recognised by this day gets back what he paid beyond his share. */
  readonly recognisedBy: IsoDay;
  /** What is said to whoever was recognised later. */
  readonly otherwise: string;
  /** What is said where, besides, the cover hasn't begun: the reading that was taken. */
  readonly beforeCover?: string;
}

/** Aid that a person should have had deducted: on the premium, on the care premium, or on both. */
interface Owed {
  readonly claim: Claim | null;
  readonly careClaim: Claim | null;
}

function amountOf(claim: Claim | null): Fen {
  return claim === null ? noFen : claim.aid.amountFen;
}

/** Of an aid only what somebody was recognised for. */
function recognisedFor(claim: Claim | null): Fen {
  return claim === null || claim.held === null ? noFen : claim.aid.amountFen;
}

/**
 * What a payment exceeds that the aids would have left to pay, in fen, and never more than they come to. Nothing comes back
 * of what a student has from the treasury: nobody recognised him.
 */
function overpaid(work: Work, { claim, careClaim }: Owed): Fen {
  const dueFen = work.premiumFen + work.careFen - amountOf(claim) - amountOf(careClaim);
  const aidFen = plusFen(recognisedFor(claim), recognisedFor(careClaim));
  return lesserFen(aidFen, fen(Math.max(0, work.payFen - dueFen)));
}

function isDueBy({ held }: Claim, isDue: (recognised: Day) => boolean): boolean {
  return held === null || isDue(held.since);
}

function bestCareClaim(work: Work, isDue: (recognised: Day) => boolean): Claim | null {
  let best: Claim | null = null;
  for (const claim of work.careClaims) if (isDueBy(claim, isDue) && isBetterClaim(claim, best)) best = claim;
  return best;
}

/** The aids by which most would come back, of identities recognised on the days that `isDue` lets pass, or null. */
function mostOverpaid(work: Work, isDue: (recognised: Day) => boolean): Owed | null {
  const careClaim = bestCareClaim(work, isDue);
  const alone = { claim: null, careClaim };
  let best: Owed | null = overpaid(work, alone) === 0 ? null : alone;
  for (const claim of work.claims) {
    const owed = { claim, careClaim };
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

function citeAids({ claim, careClaim }: Owed, work: Work): void {
  if (claim !== null) work.cites.addAll(claim.aid.cites);
  if (careClaim !== null) work.cites.addAll(careClaim.aid.cites);
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
      if (!work.insured || work.claims.length + work.careClaims.length === 0) return;
      const owed = mostOverpaid(work, (recognised) => recognised <= lastRecognition);
      if (owed !== null) {
        work.refundFen = overpaid(work, owed);
        work.cites.add(cite);
        citeAids(owed, work);
      }
      const late = mostOverpaid(work, (recognised) => recognised > lastRecognition);
      if (late === null || overpaid(work, late) <= work.refundFen) return;
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
export const fullRefundReasons = ['paid-twice', 'died', 'insured-elsewhere', 'wrong-place'] as const;

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
