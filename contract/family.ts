import type { FactsOfPerson } from '../policy/facts-of-person';
import type { Claims, ConsentEntry, PersonEntry } from './claims';
import type { RecordMessage } from './messages';
import type { KnownPerson, MaskedPerson, RecordView } from './record-view';

export const relations = [
  'self',
  'spouse',
  'parent',
  'child',
  'parent-in-law',
  'child-in-law',
  'grandparent',
  'grandchild',
  'sibling',
  'ward',
  'other',
] as const;
/** 本人 配偶 父母 子女 公婆岳父母 媳婿 祖父母 孙子女 兄弟姐妹 被监护人 其他 */
export type Relation = (typeof relations)[number];

/** A family is seldom larger; more relatives in one hand look like a search for people or a trade in payments. */
export const maximumRelatives = 20;

export interface RelativeView {
  readonly relativeId: string;
  readonly person: KnownPerson;
  readonly relation: Relation;
  readonly region: string;
  readonly birthDateKnown: boolean;
  readonly claims: Claims;
  /** A roster holds an identity or event of what was claimed: those can't be changed any more. */
  readonly claimsConfirmed?: true;
  /** What his number, our records or an office already tell for the year that was asked for: not to be asked. */
  readonly factsKnown?: FactsOfPerson;
  readonly consent: { readonly version: string; readonly by: ConsentEntry['by']; readonly at: number };
  /** The relative agreed from his own WeChat, or the bureau's binding names the payer. */
  readonly confirmedPayer: boolean;
  /** A newborn without a number yet: `person.join-number` adds it. */
  readonly awaitsNumber: boolean;
  /** He was applied for in that year, so his record has a page of its own. */
  readonly filed: boolean;
  /** His record for the year that was asked for; null where there is none. */
  readonly record: RecordView | null;
}

/**
 * Somebody whom the bureau's file binds to the caller's own family account and who is not on his list: he adds him by one
 * consent, without typing him.
 */
export interface BoundView {
  /** Opaque; good for this caller alone. */
  readonly boundId: string;
  /** The name in full, as the bureau has it: the holder named him there. */
  readonly person: KnownPerson;
  readonly relation: Relation;
  /** Whose consent it takes. */
  readonly consentBy: Exclude<ConsentEntry['by'], 'self'>;
  /** Where he is insured this year, or was in the last; null where it isn't known: the caller says it. */
  readonly region: string | null;
}

export interface InvitationView {
  /** Masked payer, e.g. `张*`; empty where he never confirmed himself. */
  readonly invitedBy: string;
  readonly relation: Relation;
  readonly person: MaskedPerson;
  readonly expiresAt: number;
}

/** An application for somebody in the step that puts him on the list. */
export interface ApplicationAtOnce {
  readonly year: number;
  /** Kinds of messages that he agreed to in WeChat's own dialog at this tap. */
  readonly messages?: readonly RecordMessage[] | undefined;
}

/** The family's part of the function `resident`. */
export interface FamilyActions {
  'family.list': {
    readonly request: { readonly year: number };
    readonly data: {
      readonly relatives: readonly RelativeView[];
      readonly maximum: number;
      /** Of the caller's family account, not on his list yet; absent where there is nobody. */
      readonly bound?: readonly BoundView[];
    };
  };
  /**
   * Refuses with `TOO_MANY_RELATIVES`, `ALREADY_RELATIVE`, `CONSENT_NEEDED`, `DOCUMENT_WRONG`, `PERSON_MISMATCH`; with an
   * application as `records.enrol-relative` too, but then he is on the list, and a repeat tries the application again.
   */
  'family.add': {
    readonly request: {
      /** Made by the client, stored before sending; a repeat answers with the first relative. */
      readonly requestId: string;
      readonly person: PersonEntry;
      readonly relation: Relation;
      readonly region: string;
      readonly claims: Claims;
      readonly consent: ConsentEntry;
      /** Applies for him in the same step, as `records.enrol-relative` does afterwards; the answer is of its year. */
      readonly application?: ApplicationAtOnce;
    };
    readonly data: { readonly relative: RelativeView };
  };
  /**
   * Puts one of `family.list`'s `bound` on the list; nothing is applied for. `NOT_BOUND` where he isn't bound any more, else as
   * `family.add`.
   */
  'family.add-bound': {
    readonly request: {
      /** As of `family.add`. */
      readonly requestId: string;
      readonly boundId: string;
      readonly region: string;
      readonly consent: ConsentEntry;
    };
    readonly data: { readonly relative: RelativeView };
  };
  /** Claims that a roster has confirmed stay as they are: `CLAIMS_CONFIRMED`. */
  'family.edit': {
    readonly request: {
      readonly relativeId: string;
      readonly relation?: Relation;
      readonly region?: string;
      readonly claims?: Claims;
    };
    readonly data: { readonly relative: RelativeView };
  };
  'family.remove': {
    readonly request: { readonly relativeId: string };
    readonly data: WithdrawalOutcome;
  };
  /** As remove, and the person's data that no law and no other payer needs goes too. */
  'family.withdraw-consent': {
    readonly request: { readonly relativeId: string };
    readonly data: WithdrawalOutcome;
  };
  /**
   * The caller's own word that a relative's year is paid elsewhere, or no more (`paid: false`). It ends reminders to him,
   * and nothing else: it insures nobody, blocks nobody, and no office sees it.
   */
  'family.say-paid-elsewhere': {
    readonly request: { readonly relativeId: string; readonly year: number; readonly paid: boolean };
    readonly data: { readonly relative: RelativeView };
  };
  /** A token for a mini-program card that the payer sends to his relative; it opens nothing but the question. */
  'family.invite': {
    readonly request: { readonly relativeId: string };
    readonly data: { readonly token: string; readonly expiresAt: number };
  };
  'family.invitation': {
    readonly request: { readonly token: string };
    readonly data: InvitationView;
  };
  /** The relative, bound to his WeChat by `self.confirm`, lets the payer see his breakdown; or refuses. */
  'family.accept': {
    readonly request: { readonly token: string; readonly accept: boolean };
    readonly data: { readonly accepted: boolean };
  };
}

export interface WithdrawalOutcome {
  /** Chinese: what went and what the law keeps. */
  readonly message: string;
  /** How many records stay because the law requires it (payments, insurance). */
  readonly recordsKept: number;
}
