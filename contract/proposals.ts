import type { Fen } from '../policy/money';
import type { CorrectionActsOfTwo } from './corrections';
import type { DuplicatesActsOfTwo } from './duplicates';
import type { ElsewhereActsOfTwo } from './elsewhere-payments';
import type { MutualAidActsOfTwo } from './mutual-aid';
import type { RosterActsOfTwo } from './officer';
import type { RefundDueActsOfTwo } from './refund-dues';
import type { ReimbursementActsOfTwo } from './reimbursements';
import type { OfficersActsOfTwo } from './officers';
import type { RefundActsOfTwo } from './refunds';
import type { RegistrationActsOfTwo } from './registration';
import type { Refusal } from './reply';
import type { NextPage, PageAfter } from './pages';

/**
 * What makes money or takes rights, and so has no effect by one officer's hand: proposed by one, agreed to by another. By
 * name, what is proposed (`request`, one call's part of it) and what came of it (`data`).
 */
export type ActsOfTwo = CorrectionActsOfTwo &
  DuplicatesActsOfTwo &
  ElsewhereActsOfTwo &
  MutualAidActsOfTwo &
  OfficersActsOfTwo &
  RefundActsOfTwo &
  RefundDueActsOfTwo &
  ReimbursementActsOfTwo &
  RegistrationActsOfTwo &
  RosterActsOfTwo;

export type ActOfTwo = keyof ActsOfTwo;

/**
 * A proposal moves one way: `gathering` until all its parts are there → `proposed` → `applying` → `done`; before a second officer
 * agreed it may end as `refused` (by another officer) or `withdrawn` (by its own, or because nobody answered).
 */
export type ProposalState = 'gathering' | 'proposed' | 'applying' | 'done' | 'refused' | 'withdrawn';

/** How much of it there is, in all its parts; never a name. */
export interface ProposalSums {
  readonly rows: number;
  /** What its amounts come to; null where it has none. */
  readonly sumFen: Fen | null;
}

export interface ProposalView {
  readonly proposalId: string;
  readonly act: ActOfTwo;
  readonly region: string;
  readonly state: ProposalState;
  readonly proposer: string;
  readonly at: number;
  /** Whether the reader proposed it: he may take it back. */
  readonly own: boolean;
  /** Who agreed to it or ended it. */
  readonly decider: string | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
  readonly parts: number;
  /** Parts that have had their effect. */
  readonly applied: number;
  readonly sums: ProposalSums;
  /** Rows of a file that its officer put right on the page. */
  readonly edited: number;
}

/** A line of it as the second officer sees it: the person masked, and in Chinese what would hold. */
export interface ProposedRow {
  readonly name: string;
  readonly document: string;
  readonly words: string;
}

/** What came of a part: its act's answer, or why it was refused as a whole. */
export type PartOutcome<Data = unknown> = { readonly data: Data } | { readonly refusal: Refusal };

interface Progress {
  readonly state: ProposalState;
  readonly applied: number;
  readonly parts: number;
}

/** How many proposals of a kind wait, and how many of them others proposed: nobody agrees to his own. */
export interface WaitingKind {
  readonly act: ActOfTwo;
  readonly waiting: number;
  readonly byOthers: number;
}

/** Officers see proposals of their duties and places; of others they learn nothing (`NO_PROPOSAL`). */
export interface ProposalActions {
  /**
   * Hands in a part of a proposal, each at most as long as the act takes it, in any order, each any number of times; with
   * the last it is laid before a second officer. `proposalId` is made by the phone. Refuses with `PROPOSAL_DIFFERS` where the part, or the
   * proposal, was another before, with `TOO_MANY_PROPOSALS`,
   * with `CONCERNED` where it is about the officer or his family, with `NOT_BY_HAND` for what only the server proposes for him, and as the act itself does.
   */
  'proposals.propose': {
    readonly request: {
      readonly proposalId: string;
      readonly act: ActOfTwo;
      readonly part: number;
      readonly parts: number;
      readonly content: object;
    };
    readonly data: { readonly state: ProposalState };
  };
  /** 20 a page; the oldest first of those that wait, the newest first of those that ended. */
  'proposals.list': {
    readonly request: {
      readonly region: string;
      readonly state: 'open' | 'ended';
      /** Only of one kind. */
      readonly act?: ActOfTwo;
      readonly after?: PageAfter;
    };
    readonly data: {
      readonly proposals: readonly ProposalView[];
      readonly next: NextPage;
      /** Of what waits to be agreed to in the place, of all kinds: of the oldest thousand. Empty for what ended. */
      readonly kinds: readonly WaitingKind[];
    };
  };
  'proposals.get': {
    readonly request: { readonly proposalId: string };
    readonly data: {
      readonly proposal: ProposalView;
      /** Chinese: why the reader may not agree to it, and who may; null where he may. */
      readonly whyNot: string | null;
      /** The first lines of what waits; empty once it ended: nothing of it is kept. */
      readonly rows: readonly ProposedRow[];
      /** The first of the rows that were put right on the page, with what was changed, while it waits. */
      readonly edited: readonly ProposedRow[];
      /** Of its first hundred parts, as far as they had their effect. */
      readonly outcomes: readonly PartOutcome[];
    };
  };
  /**
   * The second officer's word. What is long has its effect part by part: `proposals.go-on` until `done`, or the timer does it.
   * Refuses with `NOT_SECOND`, `CONCERNED`, `NOT_WAITING`, and `PROPOSER_GONE` where the proposer may not do it any more.
   */
  'proposals.agree': { readonly request: { readonly proposalId: string }; readonly data: Progress };
  'proposals.go-on': { readonly request: { readonly proposalId: string }; readonly data: Progress };
  /** Ends what waits: the proposer takes it back, any other officer who sees it refuses it. One is enough. */
  'proposals.stop': {
    readonly request: { readonly proposalId: string; readonly reason: string };
    readonly data: { readonly state: ProposalState };
  };
}
