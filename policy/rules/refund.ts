import * as v from 'valibot';
import { parseDay } from '../calendar';
import type { RuleDocument } from '../notice/document';
import { day, ruleEntries, text } from './fields';
import type { RuleKind } from './rule-kind';
import { type Fen, fen, noFen } from '../money';

interface RefundRule extends RuleDocument {
  readonly kind: 'refund';
  /** Who was recognised by this day gets back what he paid beyond his share. */
  readonly recognisedBy: string;
  /** What is said to whoever was recognised later. */
  readonly otherwise: string;
  /** What is said where, besides, the cover hasn't begun: the reading that was taken. */
  readonly beforeCover?: string;
}

/** What a payment exceeds that the aid would have left to pay, in fen. */
function overpaid(work: { premiumFen: Fen; careFen: Fen; aid: { amountFen: Fen } | null; payFen: Fen }): Fen {
  return work.aid === null
    ? noFen
    : fen(Math.max(0, work.payFen - (work.premiumFen + work.careFen - work.aid.amountFen)));
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
  }) as unknown as v.GenericSchema<unknown, RefundRule>,
  stage: 'refund',
  compile: (rule, scope) => {
    const lastRecognition = parseDay(rule.recognisedBy);
    const cite = scope.cite(rule.clause);
    const tooLate = scope.note('not-entitled', rule.otherwise);
    const waiting = rule.beforeCover === undefined ? tooLate : scope.note('interpretation', rule.beforeCover);
    return (person, work) => {
      if (!work.insured || !work.aidByIdentity) return;
      const back = overpaid(work);
      if (back === 0) return;
      work.cites.add(cite);
      if (work.aidSince > lastRecognition) {
        work.notes.add(work.insuredFrom > person.payOn ? waiting : tooLate);
        return;
      }
      work.refundFen = back;
      if (work.aid !== null) work.cites.addAll(work.aid.cites);
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
  compile: (rule, scope) => {
    const note = scope.note('interpretation', rule.reading);
    return (_person, work) => {
      if (work.insured && overpaid(work) > 0) work.notes.add(note);
    };
  },
};
