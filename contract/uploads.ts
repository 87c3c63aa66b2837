import type { NextPage, PageAfter } from './pages';
import type { ProposalState } from './proposals';

/** What a file that an office uploads can be. */
export const uploadKinds = ['roster'] as const;
export type UploadKindName = (typeof uploadKinds)[number];

/** Bytes of a file at most: 100,000 people on 12 columns take 9 MB. */
export const mostUploadBytes = 20 * 1024 * 1024;
/** Days for which the rows of an upload are kept, encrypted: so long it can be taken back as a whole. */
export const uploadDays = 60;

/**
 * An upload moves one way: `awaited` until the file is there → `reading` → `checking` → `checked`, where its officer looks at it →
 * `proposing` → `proposed` → `undoing` → `undo-proposed`; or `failed` where nothing can be read of it. Back to `checked` it goes
 * where its proposal was refused or withdrawn.
 */
export type UploadState =
  | 'awaited'
  | 'reading'
  | 'checking'
  | 'checked'
  | 'proposing'
  | 'proposed'
  | 'undoing'
  | 'undo-proposed'
  | 'failed';

/** How a row stands beside what is stored now: nobody's yet, the same, or another; none where it has a problem. */
export type RowStanding = 'new' | 'unchanged' | 'changed';

export interface UploadCounts {
  /** Lines with somebody in them; several lines of one person are one of the others. */
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** What can't be taken as it is. */
  readonly problems: number;
  /** What can be taken, and somebody should look at. */
  readonly notes: number;
  /** Good rows that the officer has left out. */
  readonly leftOut: number;
  /** What would be proposed: new and changed, without what is left out. */
  readonly going: number;
}

/** A proposal of an upload, as far as its officer follows it here. */
export interface UploadProposal {
  readonly proposalId: string;
  readonly state: ProposalState;
  readonly parts: number;
  /** Parts that have had their effect. */
  readonly applied: number;
  /** Of one that ended without effect. */
  readonly reason: string | null;
}

export interface UploadView {
  readonly uploadId: string;
  readonly kind: UploadKindName;
  readonly region: string;
  /** What the file is called. */
  readonly name: string;
  readonly state: UploadState;
  readonly at: number;
  /** Until when (ms) it is kept. */
  readonly until: number;
  readonly counts: UploadCounts;
  /** Parts of a hundred rows, as far as they are known, and those of them that are done in this state. */
  readonly parts: number;
  readonly done: number;
  /** Chinese: what of the file was not read, and whether it came before. */
  readonly remarks: readonly string[];
  /** Chinese: why nothing can be read of it, and what to do; null where it can. */
  readonly problem: string | null;
  readonly proposal: UploadProposal | null;
  readonly undo: UploadProposal | null;
}

/** A row as its officer sees it: where it stands in the file, the person masked. */
export interface UploadRowView {
  readonly part: number;
  /** Its place in the part, from 0. */
  readonly at: number;
  /** `工作表“名册”第12行` */
  readonly where: string;
  /** The row's number in its sheet. */
  readonly row: number;
  readonly person: string;
  readonly standing: RowStanding | null;
  /** The column of a problem or note, as `C列“证件号码”`; empty where it is about the whole row. */
  readonly column: string;
  /** Chinese: what is wrong, or to be looked at, and what to do; empty where nothing is. */
  readonly message: string;
  readonly isProblem: boolean;
  readonly isLeftOut: boolean;
}

/** Which rows of an upload: with problems, with notes, by standing, or left out. */
export const uploadRowKinds = ['problems', 'notes', 'new', 'changed', 'unchanged', 'left-out'] as const;
export type UploadRowKind = (typeof uploadRowKinds)[number];

interface One {
  readonly request: { readonly uploadId: string };
  readonly data: UploadView;
}

/**
 * The function `files`, uploads: each is its officer's alone, others read `NO_UPLOAD`. A file is worked off in the cloud, by its page
 * while that is open and by the timer else; each call does some of it and answers how far it is.
 */
export interface UploadActions {
  /**
   * Makes place for a file, which the phone puts under `path` in the cloud's storage within half an hour. `uploadId` is made by the
   * phone, and the same again answers the same. Refuses with `UPLOAD_TOO_LARGE`, `TOO_MANY_UPLOADS`, `OTHER_REGION`.
   */
  'uploads.begin': {
    readonly request: {
      readonly uploadId: string;
      readonly kind: UploadKindName;
      readonly region: string;
      readonly name: string;
      readonly bytes: number;
    };
    readonly data: { readonly path: string };
  };
  /**
   * Goes on with what is begun, for some seconds: reads, checks, hands in. Where nothing is under way it only answers. Refuses with
   * `UPLOAD_NOT_THERE` where nothing lies in the file's place yet.
   */
  'uploads.go-on': One;
  /** The caller's own at a place, the newest first, 20 a page. */
  'uploads.list': {
    readonly request: { readonly region: string; readonly after?: PageAfter };
    readonly data: { readonly uploads: readonly UploadView[]; readonly next: NextPage };
  };
  'uploads.get': One;
  /** Rows of one kind in the order of the file, from the part after `after` on: some fifty, never part of a part. */
  'uploads.rows': {
    readonly request: {
      readonly uploadId: string;
      readonly rows: UploadRowKind;
      readonly after: number;
    };
    /** `after` for the next page; null where there are no more. */
    readonly data: { readonly rows: readonly UploadRowView[]; readonly after: number | null };
  };
  /** Leaves good rows of a part out of what is proposed, or takes them in again. Refuses with `UPLOAD_NOT_OPEN`. */
  'uploads.leave-out': {
    readonly request: {
      readonly uploadId: string;
      readonly part: number;
      readonly rows: readonly number[];
      readonly isLeftOut: boolean;
    };
    readonly data: UploadView;
  };
  /**
   * Lays what is new and changed before another officer, without its going through the phone again: `uploads.go-on` until
   * `proposed`, or the timer does it. Refuses with `UPLOAD_NOT_OPEN`, `NOTHING_TO_PROPOSE`.
   */
  'uploads.propose': One;
  /** Proposes to take all of it back, once it has had its effect. Refuses with `UPLOAD_NOT_OPEN`. */
  'uploads.undo': One;
  /** Removes what was not proposed, at once. Refuses with `UPLOAD_NOT_OPEN`. */
  'uploads.remove': { readonly request: { readonly uploadId: string }; readonly data: Record<never, never> };
}
