import type { GenericSchema } from 'valibot';
import type { Day } from '../calendar';
import type { CircumstanceCode, HistoryFact, IdentityCode, PersonalFact } from '../fact-sheet';
import type { Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import type { NoticeDocument, RuleDocument } from '../notice/document';

/** The order in which rules are applied; the answer's state is settled between `cover` and `back`. */
export const stages = ['facts', 'price', 'window', 'aid', 'cover', 'back', 'refund', 'remark'] as const;
export type Stage = (typeof stages)[number];

/** One rule, ready to be applied to a person. */
export type Step = (person: Person, work: Work) => void;

/** The tiers among which a person may choose, and the one that stands where he doesn't. */
export interface TiersAsked {
  readonly tiers: readonly { readonly code: string; readonly name: string }[];
  readonly usual: string;
}

/** What a rule needs to know of a person, so that a questionnaire asks for it. */
export interface Asks {
  readonly identities: Map<IdentityCode, Set<string>>;
  readonly circumstances: Map<CircumstanceCode, boolean>;
  readonly personal: Set<PersonalFact>;
  readonly history: Set<HistoryFact>;
  tiers: TiersAsked | null;
  birthDate: boolean;
  ltciPilot: boolean;
}

export interface Misfit {
  readonly field: string;
  readonly reason: string;
  readonly instead?: string;
}

/**
 * A kind of rule. A new one is added by writing a module like those beside this file and naming it in `rule-kinds.ts`;
 * the engine and the notices that don't use it stay as they are. A kind without a `stage` decides nothing: it carries a
 * fact (whose account may pay, a target table) or is read by another kind.
 */
export interface RuleKind<Rule extends RuleDocument> {
  readonly kind: Rule['kind'];
  readonly schema: GenericSchema<unknown, Rule>;
  readonly stage?: Stage;
  /** What of the rule doesn't fit the rest of its notice, and what to write instead; or null. */
  check?(rule: Rule, notice: NoticeDocument): Misfit | null;
  compile?(rule: Rule, scope: Scope): Step;
  /** Whether the rule says nothing to people without an identity and without an event: most people are spared it. */
  sparesMost?(rule: Rule): boolean;
  /** Adds what the rule asks of a person. */
  asks?(rule: Rule, asks: Asks): void;
  /** The days after which this rule's answer may be another one; `year` is its notice's. */
  turnsAfter?(
    rule: Rule,
    person: Person,
    year: number,
  ): readonly { readonly label: TurnLabel; readonly last: Day }[];
}

export type TurnLabel = 'window-last-day' | 'last-date' | 'limit-last-day';
