import type { CorrectionKind } from './corrections';
import type { Relation } from './family';
import type { MaskedPerson } from './record-view';
import type { ConsentEntry } from './claims';
import type { Fen } from '../policy/money';
import type { NextPage, PageAfter } from './pages';

/** Somebody who has the person on his list, as the person himself may know him. */
export interface SeerView {
  readonly seerId: string;
  /** Masked, e.g. `张*`; empty where he never said who he is. */
  readonly name: string;
  /** He showed by an office's code that he is so named; else it is only what he typed. */
  readonly nameProven: boolean;
  /** What he says the person is to him. */
  readonly relation: Relation;
  readonly since: number;
  /** Who agreed, as he said, when he put the person on his list. */
  readonly consentBy: ConsentEntry['by'];
  /**
   * `amount`: what is due, until when, and whether it is paid. `all`: identities and how the amount adds up too; because the
   * person agreed, or because the bureau's file binds them, which only the bureau can end.
   */
  readonly sees: 'amount' | 'all-by-consent' | 'all-by-binding';
  /** When the person agreed that he sees all; absent where he didn't. */
  readonly agreedAt?: number;
}

/** What was done about a person, or in his name. */
export const personEventKinds = [
  'applied',
  'application-changed',
  'application-dropped',
  'claim-declined',
  'reserved',
  'released',
  'insured',
  'enrolled-exempt',
  'paid-elsewhere',
  'paid-elsewhere-too',
  'suspended',
  'resume-asked',
  'resume-declined',
  'resumed',
  'died',
  'death-undone',
  'uninsured',
  'refund-asked',
  'refund-agreed',
  'refund-objected',
  'refunded',
  'listed',
  'code-issued',
  'tied',
  'tie-ended',
  'agreed',
  'revoked',
  'corrected',
] as const;
export type PersonEventKind = (typeof personEventKinds)[number];

export interface PersonEventView {
  readonly kind: PersonEventKind;
  /** What an office put right, where it is that. */
  readonly corrected?: CorrectionKind;
  readonly at: number;
  /** Whose act it was: the person's own, an office's (rosters and the bureau too), or a payer's. */
  readonly by: 'self' | 'office' | 'payer';
  /** Masked name of the payer, where he is known. */
  readonly payer?: string;
  /** The insured year, where it is about one. */
  readonly year?: number;
  /** What was paid or given back for this person. */
  readonly amountFen?: Fen;
}

/** What is stored of somebody under one heading. */
export interface CopiedPart {
  readonly heading: string;
  /** What an erasure does with it: it goes, stays under a random name, stays with the office, or ends by itself. */
  readonly erasure: 'goes' | 'renamed' | 'stays' | 'ends';
  readonly entries: readonly {
    readonly facts: readonly (readonly [heading: string, words: string])[];
    /** As it is stored, where all of it is about him; without what stands for other people. */
    readonly stored?: unknown;
  }[];
}

/** A payer, or an office, wants money to go back, which ends the person's insurance: the person says whether he agrees. */
export interface RefundQuestion {
  readonly requestId: string;
  /** Masked; empty where the payer never said who he is. */
  readonly payer: string;
  readonly year: number;
  readonly amountFen: Fen;
  /** Chinese. */
  readonly reason: string;
  /** Two officers want it, not the payer; absent otherwise. */
  readonly byOffice?: true;
  readonly askedAt: number;
  /** Until when an office waits for his answer; absent where it doesn't, for he had no WeChat when it was asked for. */
  readonly answerUntil?: number;
  /** His answer, which he may change until an officer has decided. */
  readonly agreed?: boolean;
}

/** What the person himself, tied to his WeChat, is told and decides. All refuse with `CONFIRM_SELF_FIRST` but `me.get`, `me.copy` and `me.erase`. */
export interface MeActions {
  'me.get': {
    readonly request: Record<never, never>;
    readonly data: {
      /** Null where this WeChat is nobody's. */
      readonly person: MaskedPerson | null;
      /** When two officers, or another WeChat, ended the tie of this one to the person. */
      readonly tieEndedAt?: number;
      readonly seenBy: readonly SeerView[];
      readonly refundQuestions: readonly RefundQuestion[];
    };
  };
  /** All that is stored of the caller's account, and, where he proved who he is, of himself. */
  'me.copy': {
    readonly request: Record<never, never>;
    readonly data: { readonly name: string; readonly madeAt: number; readonly parts: readonly CopiedPart[] };
  };
  /**
   * Erases the caller's account: his list, invitations, shared receipts, unpaid orders, messages and tie. `fromLists`: the
   * person whom he proved to be also leaves the lists of others. Refuses with `ORDER_UNDER_WAY` and `MONEY_UNDER_WAY`.
   * What he begins afterwards is an account of its own and stays. Limited a caller and day: `TOO_MANY_LOOKUPS`.
   */
  'me.erase': {
    readonly request: { readonly fromLists: boolean };
    readonly data: {
      /** False: what an order or a code still holds goes by itself, soon. */
      readonly done: boolean;
      /** Chinese: what went, what stays and by what law. */
      readonly message: string;
    };
  };
  /** Refuses with `NO_REQUEST`. */
  'me.answer-refund': {
    readonly request: { readonly requestId: string; readonly agree: boolean };
    readonly data: { readonly refundQuestions: readonly RefundQuestion[] };
  };
  /** Takes back what he agreed to for one payer. The same again changes nothing. Refuses with `NO_RELATIVE`. */
  'me.revoke': {
    readonly request: { readonly seerId: string };
    readonly data: { readonly seenBy: readonly SeerView[] };
  };
  /** The newest first. */
  'me.events': {
    readonly request: { readonly after?: PageAfter };
    readonly data: { readonly events: readonly PersonEventView[]; readonly next: NextPage };
  };
}
