import * as v from 'valibot';
import type { RuleDocument } from '../notice/document';
import { ruleEntries, text } from './fields';
import type { RuleKind } from './rule-kind';

export interface CheckBeforePayingRule extends RuleDocument {
  readonly kind: 'check-before-paying';
  readonly says: string;
}

/** What the notice wants to be right when one pays by whichever channel: the place, the year, the marked identity. */
export const checkBeforePaying: RuleKind<CheckBeforePayingRule> = {
  kind: 'check-before-paying',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('check-before-paying'), says: text }),
};
