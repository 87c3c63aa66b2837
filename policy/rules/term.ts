import * as v from 'valibot';
import type { IdentityCode } from '../fact-sheet';
import type { RuleDocument } from '../notice/document';
import { identity, ruleEntries, text } from './fields';
import type { RuleKind } from './rule-kind';

export interface TermRule extends RuleDocument {
  readonly kind: 'term';
  readonly identity: IdentityCode;
  /** The notice's word, where it isn't the identity's own name: 监测对象 stands for three identities. */
  readonly term?: string;
  readonly says: string;
}

/** Whom the notice means by one of its words, in our own; decides nothing. */
export const term: RuleKind<TermRule> = {
  kind: 'term',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('term'),
    identity,
    term: v.optional(text),
    says: text,
  }),
};
