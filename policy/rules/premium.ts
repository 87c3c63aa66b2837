import * as v from 'valibot';
import type { RuleDocument } from '../notice/document';
import { clause, fen, ruleEntries } from './fields';
import { whoSchema } from './group';
import { checkPrices, compilePrices, pricesAsk } from './prices';
import type { PriceRule } from './prices';
import type { RuleKind } from './rule-kind';
import { tierSchema } from './tier-code';
import { yuan } from '../money';

export interface PremiumRule extends PriceRule {
  readonly kind: 'premium';
}

/** What a person pays for the year, in fen: one price for everybody, and others for some people. */
export const premium: RuleKind<PremiumRule> = {
  kind: 'premium',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('premium'),
    amountFen: fen,
    tier: v.optional(tierSchema),
    who: v.optional(whoSchema),
  }),
  stage: 'price',
  check: checkPrices,
  compile: (first, scope) =>
    compilePrices(first, scope, (rule) => {
      const cite = scope.cite(rule.clause);
      return (_person, work) => {
        work.premiumFen = rule.amountFen;
        work.cites.add(cite);
      };
    }),
  asks: pricesAsk,
};

interface FiscalShareRule extends PriceRule {
  readonly kind: 'fiscal-share';
  readonly fixed: boolean;
}

/** The share of public finance, in fen: due from a person only where a way in after the window says so. */
export const fiscalShare: RuleKind<FiscalShareRule> = {
  kind: 'fiscal-share',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('fiscal-share'),
    amountFen: fen,
    fixed: v.boolean(),
    who: v.optional(whoSchema),
  }),
  stage: 'price',
  check: checkPrices,
  compile: (first, scope) =>
    compilePrices(first, scope, (rule) => {
      const cites = [scope.cite(rule.clause)];
      const notes = rule.fixed
        ? []
        : [
            scope.note(
              'fiscal-share-unconfirmed',
              `${scope.notice.year}年度的财政补助标准还没有定，先按上一年的数算，实际应缴以经办机构为准。`,
            ),
          ];
      return (_person, work) => {
        work.fiscalShareFen = rule.amountFen;
        work.shareCites = cites;
        work.shareNotes = notes;
      };
    }),
  asks: pricesAsk,
};

interface CarePremiumRule extends PriceRule {
  readonly kind: 'care-premium';
  /** The clause by which it is collected together with the premium. */
  readonly collectedBy: string;
}

/** The long-term care premium, in fen, where the place is in the pilot; left out and said where nobody knows. */
export const carePremium: RuleKind<CarePremiumRule> = {
  kind: 'care-premium',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('care-premium'),
    amountFen: fen,
    collectedBy: clause,
    who: v.optional(whoSchema),
  }),
  stage: 'price',
  check: checkPrices,
  compile: (first, scope) =>
    compilePrices(first, scope, (rule) => {
      const cites = scope.citeAll([rule.clause, rule.collectedBy]);
      const isUnknown = scope.note(
        'ltci-unknown',
        `不清楚当地是不是长期护理保险试点，这笔每年 ${yuan(rule.amountFen)} 元的费用没有算进去；是试点的话要一起交。`,
      );
      return ({ sheet }, work) => {
        work.careDue = work.careKnownDue || sheet.ltciPilot === true;
        if (work.careDue) {
          work.careFen = rule.amountFen;
          work.cites.addAll(cites);
        } else if (sheet.ltciPilot === undefined && !work.insured) {
          work.notes.add(isUnknown);
        }
      };
    }),
  asks: (rule, asks) => {
    pricesAsk(rule, asks);
    asks.ltciPilot = true;
  },
};

interface CarePremiumDueRule extends RuleDocument {
  readonly kind: 'care-premium-due';
}

/** The notice knows that the care premium is due here, whatever a fact sheet says. */
export const carePremiumDue: RuleKind<CarePremiumDueRule> = {
  kind: 'care-premium-due',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('care-premium-due') }),
  stage: 'facts',
  compile: (rule, scope) => {
    const cite = scope.cite(rule.clause);
    return (_person, work) => {
      work.careKnownDue = true;
      work.cites.add(cite);
    };
  },
};
