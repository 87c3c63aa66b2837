import type {
  ChainEntry,
  DraftProblem,
  Ending,
  PaperClause,
  Proposal,
  SentBack,
} from '../../contract/notice-drafts';
import type { TrialCase } from '../../policy/authoring/trial-cases';

/** All versions of the notice of a place and year; `_id` is the notice's id. Entries are only ever added. */
export interface NoticeChain {
  readonly _id: string;
  readonly year: number;
  readonly regions: readonly string[];
  readonly overlays: string | null;
  /** The places and all above them: whoever is responsible for one of these finds it. */
  readonly places: readonly string[];
  readonly entries: readonly ChainEntry[];
  /** What one officer asked to end; it waits for a second one. Absent or null where nothing does. */
  readonly ending?: Ending | null;
}

/** What a version says; never changed. `_id` is made of the notice's id and the number. */
export interface NoticeVersion {
  readonly _id: string;
  readonly notice: string;
  readonly number: number;
  readonly version: string;
  /** Its version in release 0.1's format, which the answers of then name; absent for what was published since. */
  readonly versionBefore?: string;
  /** The notice as text: its field names are its own. */
  readonly json: string;
  readonly trials: readonly TrialCase[];
  /** What was unusual in it and its proposer confirmed; absent for what release 0.1 published. */
  readonly confirmed?: readonly DraftProblem[];
}

/**
 * Which notice speaks of a place in a year; `_id` is made of both, and of the notice over which it is laid. It keeps two
 * chains from beginning for the same place at once. `notice` is empty where it was given free. Under `stack-` and the id of a
 * notice that others are laid over stands what was published or withdrawn there last, so that two don't change it at once.
 */
export interface NoticePlaceHolder {
  readonly _id: string;
  readonly notice: string;
}

/** A notice that is being written, whatever is wrong with it; `_id` is made by the author's phone. */
export interface NoticeDraft {
  readonly _id: string;
  /** The author's place, for which the draft is. */
  readonly region: string;
  readonly places: readonly string[];
  readonly json: string;
  readonly trials: readonly TrialCase[];
  readonly paper: readonly PaperClause[];
  /** Ids of all who changed anything: none of them is a second pair of eyes. */
  readonly editors: readonly string[];
  readonly revision: number;
  /** `after`: how many entries its chain had: whatever is published or withdrawn since, it was written beside something else. */
  readonly proposal: (Proposal & { readonly after: number }) | null;
  readonly sentBack: SentBack | null;
  readonly updatedAt: number;
}
