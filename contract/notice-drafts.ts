import type { TrialCase } from '../policy/authoring/trial-cases';
import type { IsoDay } from '../policy/calendar';

/** Bytes of a draft's notice as text; the largest notice of a province known has a third of it. */
export const mostNoticeBytes = 64 * 1024;
/** Rules of one notice; the longest known has some sixty. */
export const mostRules = 400;
/** Places that one notice names, each with all under it. */
export const mostNoticePlaces = 30;
export const mostTrialCases = 60;
/** How long after its proposal a notice may begin. */
export const mostDaysAhead = 56;

/** What stops a draft from being proposed, in the author's language. `rule` and `field` say where, null where nowhere. */
export interface DraftProblem {
  readonly rule: string | null;
  readonly field: string | null;
  readonly message: string;
}

export interface PaperClause {
  readonly clause: string;
  readonly paragraphs: readonly string[];
}

/** An officer as the history names him; never a resident. */
export interface NamedOfficer {
  readonly id: string;
  readonly name: string;
}

export interface Proposal {
  readonly by: NamedOfficer;
  readonly at: number;
  /** The hour from which it is to hold, ms; null for as soon as it is agreed to. */
  readonly inForceFrom: number | null;
  /** What was asked back, and that whoever proposes it has confirmed. */
  readonly confirmed: readonly DraftProblem[];
}

export interface SentBack {
  readonly by: NamedOfficer;
  readonly at: number;
  readonly why: string;
}

export type MayAgree = { readonly may: true } | { readonly may: false; readonly why: string };

export interface DraftSummary {
  readonly draftId: string;
  readonly region: string;
  /** Empty as long as the draft doesn't say it. */
  readonly notice: string;
  readonly title: string;
  readonly year: number | null;
  /** Grows with each change: what somebody agrees to is what he has read. */
  readonly revision: number;
  readonly updatedAt: number;
  readonly proposal: Proposal | null;
  readonly sentBack: SentBack | null;
}

export interface DraftView extends DraftSummary {
  /** The notice as text, whatever is wrong with it. */
  readonly json: string;
  readonly trials: readonly TrialCase[];
  /** The paper's text by clause; empty where nobody has loaded it. */
  readonly paper: readonly PaperClause[];
  readonly problems: readonly DraftProblem[];
  /** What may be so and is unusual, such as a figure far from last year's: to be confirmed before it is proposed. */
  readonly toConfirm: readonly DraftProblem[];
  /**
   * What it is to be compared with: the version that it would follow, else the newest of earlier years; null for the
   * first notice of its place.
   */
  readonly before: { readonly notice: string; readonly number: number; readonly json: string } | null;
  /** The notices in force, as text, over which this one or that one is laid. */
  readonly under: readonly string[];
  /** Whether the asking officer may agree; else why not. */
  readonly mayAgree: MayAgree;
}

/** Nothing is wrong with the version, and none of its notice holds any more: two officers end it. */
export const endingReasons = ['replaced', 'ended'] as const;
export type EndingReason = (typeof endingReasons)[number];
/** `error`: the version before it holds again, where it can; one officer stops it. */
export const withdrawalReasons = ['error', ...endingReasons] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];
/** How long what one officer asked to end waits for a second one. */
export const daysForSecond = 7;

/** A version that one officer asked to end. */
export interface Ending {
  readonly number: number;
  readonly reason: EndingReason;
  readonly words: string;
  readonly by: NamedOfficer;
  readonly at: number;
}

/** What happened in a chain, as it was noted then. Nothing in it ever changes. */
export type ChainEntry =
  | {
      readonly kind: 'published';
      /** From 1 on; 0 is what the product shipped with. */
      readonly number: number;
      readonly version: string;
      readonly title: string;
      readonly documentNumber: string | null;
      /** The day of the paper. */
      readonly issuedOn: IsoDay | null;
      /** When it began, or will begin, to hold, ms. */
      readonly from: number;
      readonly proposer: NamedOfficer;
      readonly proposedAt: number;
      /** Null for what release 0.1 published: one officer was enough then. */
      readonly agreer: NamedOfficer | null;
      readonly agreedAt: number;
    }
  | {
      readonly kind: 'withdrawn';
      readonly number: number;
      readonly from: number;
      readonly reason: WithdrawalReason;
      /** False where the version before couldn't hold again: another notice has one of its places, so none holds. */
      readonly givesBack?: false;
      readonly words: string;
      readonly by: NamedOfficer;
      /** The second officer, where it was ended by two. */
      readonly agreer?: NamedOfficer;
      readonly at: number;
    };

/** All versions of the notice of a place and year. */
export interface ChainView {
  readonly notice: string;
  readonly title: string;
  readonly year: number;
  readonly regions: readonly string[];
  readonly overlays: string | null;
  /** Number of the version that holds now; null where none does. */
  readonly inForce: number | null;
  /** Number of the version from which the next one, or next year's, goes on: the last that wasn't taken out. */
  readonly goesOnFrom: number;
  readonly entries: readonly ChainEntry[];
  /** What of the version in force doesn't fit what it is laid over, since that one changed; with what to write instead. */
  readonly unfit: readonly string[];
  /** Where it doesn't hold: what shipped, where an office published another one; an office's, where a narrower one shipped. In sentences. */
  readonly setAside: readonly string[];
  /** What waits for a second officer's word to be ended; null where nothing does. */
  readonly ending: (Ending & { readonly mayAgree: MayAgree }) | null;
}

/** The function `officer`, duty `notices`: a notice is written by one officer and agreed to by a second one. */
export interface NoticeDraftActions {
  /** The notices and drafts of a place and of all places under it. */
  'notices.chains': {
    readonly request: { readonly region: string };
    readonly data: {
      readonly chains: readonly ChainView[];
      readonly drafts: readonly DraftSummary[];
      readonly now: number;
    };
  };
  /** One version as it was published, for reading and for taking it over into another year. */
  'notices.version': {
    readonly request: { readonly notice: string; readonly number: number };
    readonly data: { readonly json: string };
  };
  /**
   * Keeps a draft whatever is wrong with it, and says what is. `revision` is the one that was read, 0 for a new draft.
   * Any change undoes a proposal. Refuses with `TOO_LARGE`, and with `CHANGED_MEANWHILE` where another officer was faster.
   */
  'notices.draft-save': {
    readonly request: {
      readonly draftId: string;
      readonly revision: number;
      readonly region: string;
      readonly json: string;
      readonly trials: readonly TrialCase[];
    };
    readonly data: {
      readonly revision: number;
      readonly problems: readonly DraftProblem[];
      readonly toConfirm: readonly DraftProblem[];
    };
  };
  /**
   * The paper's text for a draft, part of the version that comes of it: a second officer reads and agrees to both, and residents
   * read it while that version holds. A draft that amends begins with the text of the version in force. Refuses with
   * `PAPER_WRONG`.
   */
  'notices.draft-paper': {
    readonly request: {
      readonly draftId: string;
      readonly revision: number;
      readonly paper: readonly PaperClause[];
    };
    readonly data: { readonly revision: number };
  };
  'notices.draft': {
    readonly request: { readonly draftId: string };
    readonly data: DraftView;
  };
  'notices.draft-remove': {
    readonly request: { readonly draftId: string; readonly revision: number };
    readonly data: { readonly draftId: string };
  };
  /**
   * `confirmed`: what the author was asked back, as he was asked. Refuses with `NOT_CONFIRMED` where something isn't in there,
   * also when it is agreed to; with `NOTICE_WRONG`, `TRIAL_DIFFERS`, `OTHER_NOTICE` (its place and year have one), `HOUR_WRONG`.
   */
  'notices.propose': {
    readonly request: {
      readonly draftId: string;
      readonly revision: number;
      readonly inForceFrom: number | null;
      readonly confirmed?: readonly DraftProblem[];
    };
    readonly data: { readonly revision: number };
  };
  /** By another officer than any who wrote it. Refuses with `SAME_PERSON`, `AUTHOR_GONE`, `HOUR_PASSED`, `BEFORE_CHANGED` and as above. */
  'notices.agree': {
    readonly request: { readonly draftId: string; readonly revision: number };
    readonly data: {
      readonly notice: string;
      readonly number: number;
      readonly version: string;
      readonly from: number;
    };
  };
  'notices.send-back': {
    readonly request: { readonly draftId: string; readonly revision: number; readonly why: string };
    readonly data: { readonly revision: number };
  };
  /** What would come of taking a version out, for reading before it is done; nothing is changed. Refuses as `notices.withdraw`. */
  'notices.withdrawal-preview': {
    readonly request: {
      readonly notice: string;
      readonly number: number;
      readonly reason: WithdrawalReason;
    };
    readonly data: {
      readonly inForce: number | null;
      /** In sentences: what holds then, and which narrower notices don't fit any more. */
      readonly says: readonly string[];
    };
  };
  /** Takes a version that is wrong, and holds or waits for its hour, out again; one officer may. */
  'notices.withdraw': {
    readonly request: {
      readonly notice: string;
      readonly number: number;
      readonly words: string;
    };
    readonly data: { readonly from: number; readonly inForce: number | null };
  };
  /**
   * Asks for the end of a version with which nothing is wrong, or agrees where another officer has asked for the same, in the
   * same words. `from` is null while it waits for a second one. Refuses as `notices.withdraw`, and with `SAME_PERSON`, `AUTHOR_GONE`.
   */
  'notices.end': {
    readonly request: {
      readonly notice: string;
      readonly number: number;
      readonly reason: EndingReason;
      readonly words: string;
    };
    readonly data: { readonly from: number | null };
  };
}
