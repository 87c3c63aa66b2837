import type { IsoDay } from '../policy/calendar';
import type { DuplicateFileKind } from './duplicates';
import type { OfficerDuty } from './officer';
import type { NextPage, PageAfter } from './pages';
import type { ProposalState } from './proposals';
import type { UploadRowCell, UploadRowEdit } from './upload-edits';

/**
 * What a file that an office uploads can be: who holds which identity; what the tax office took elsewhere; who lives where; who is insured
 * otherwise, or died; what places are held to; the bureau's or tax office's answer to a file of enrolments; departments' accounts for money given
 * back, and what became of a batch of it; the bureau's bindings, balances and results of mutual-aid accounts; streets and villages that the
 * program doesn't come with.
 */
export const uploadKinds = [
  'roster',
  'elsewhere',
  'residents',
  'duplicates',
  'targets',
  'registration',
  'accounts',
  'payout',
  'bindings',
  'balances',
  'result',
  'places',
] as const;
export type UploadKindName = (typeof uploadKinds)[number];

/** Which duty each needs. */
export const uploadDuties: Readonly<Record<UploadKindName, OfficerDuty>> = {
  roster: 'roster',
  residents: 'roster',
  duplicates: 'roster',
  elsewhere: 'money',
  registration: 'money',
  accounts: 'money',
  payout: 'money',
  bindings: 'money',
  balances: 'money',
  result: 'money',
  targets: 'notices',
  places: 'contacts',
};

/** What an officer says of a file beside its rows; each kind needs some of it. */
export interface UploadTold {
  /** Residents, duplicates, targets: the insured year. */
  readonly year?: number;
  /** Duplicates: what the list says of people. */
  readonly list?: DuplicateFileKind;
  /** Answers: the number of what is answered. */
  readonly number?: string;
  /** Balances: the day whose end they show. */
  readonly asOf?: IsoDay;
  /** Residents: where the telephone numbers come from, in the office's words. */
  readonly phonesFrom?: string;
  /** Targets: where the figures are from, and how many of 100 residents are to be insured where the paper says that. */
  readonly source?: string;
  readonly percent?: number;
}

/** Bytes of a file at most: 100,000 people on 12 columns take 9 MB. */
export const mostUploadBytes = 20 * 1024 * 1024;
/** Days for which the rows of an upload are kept, encrypted: so long it can be taken back as a whole. */
export const uploadDays = 60;

/**
 * An upload moves one way: `awaited` until the file is there → `reading` → `checking` → `checked`, where an officer looks at it, and may
 * have it compared (`comparing`, and back). What takes two goes on `proposing` → `proposed` → `undoing` → `undo-proposed`, and back to `checked`
 * where its proposal was refused or withdrawn; what one officer does, `taking` → `taken` → `taking-back` → `taken-back`. `failed`: nothing
 * can be read of it.
 */
export type UploadState =
  | 'awaited'
  | 'reading'
  | 'checking'
  | 'checked'
  | 'comparing'
  | 'proposing'
  | 'proposed'
  | 'undoing'
  | 'undo-proposed'
  | 'taking'
  | 'taken'
  | 'taking-back'
  | 'taken-back'
  | 'failed';

/** In these the cloud has something to do that nobody has to decide. */
export const uploadStatesUnderWay: readonly UploadState[] = [
  'awaited',
  'reading',
  'checking',
  'comparing',
  'proposing',
  'undoing',
  'taking',
  'taking-back',
];

/**
 * How a row stands beside what is stored now: nobody's yet, another, the same but for a new year, the same. `ended`: it stands in no
 * file, and was found by comparing. `not-here`: of somebody whom it doesn't concern here, and of whom nothing is kept. A row with a problem
 * has none.
 */
export type RowStanding = 'new' | 'changed' | 'renewed' | 'unchanged' | 'ended' | 'not-here';

/** In what a row changes where somebody lives: another village, another household or head of it, another agent. */
export const residenceChanges = ['moved', 'household', 'agent'] as const;
export type ResidenceChange = (typeof residenceChanges)[number];

export interface UploadCounts {
  /** Lines with somebody in them; several lines of one person are one of the others. */
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly renewed: number;
  readonly unchanged: number;
  /** Found by comparing; they go only as far as an officer ticks them. */
  readonly ended: number;
  /** Whom it doesn't concern here; absent in an upload of an earlier release. */
  readonly notHere?: number;
  /** Of the changed, those who live in another village, belong to another household, have another agent. */
  readonly moved: number;
  readonly household: number;
  readonly agent: number;
  /** What can't be taken as it is. */
  readonly problems: number;
  /** What can be taken, and somebody should look at. */
  readonly notes: number;
  /** Good rows of the file that an officer has left out. */
  readonly leftOut: number;
  /** Good rows that an officer put right on the page; absent in an upload of an earlier release. */
  readonly edited?: number;
  /** What would go: new, changed and renewed without what is left out, and the ended who are ticked. */
  readonly going: number;
  /** Rows that went, and were not taken: what was stored had changed since. */
  readonly refused: number;
}

/** A group of which a file can be the whole list: an identity's code and its name. */
export interface UploadGroup {
  readonly code: string;
  readonly name: string;
}

/** One of the lists that a comparison goes through. Each is judged by itself. */
export interface ComparedList {
  /** The group's code; null for the residents of a place. */
  readonly group: string | null;
  /** People who stand there now. */
  readonly before: number;
  /** Of them, those who are not in the file. */
  readonly gone: number;
  /** Whom whole lists ended there before: of a group in this month, of residents for this year. They count with those of this file. */
  readonly goneBefore: number;
  /** Chinese: why none of them may be ended by this file, and what to do; null where they may. */
  readonly stop: string | null;
}

/** What came of comparing a whole list with what is stored. */
export interface UploadComparison {
  /** Codes of the groups; none for a list of residents. */
  readonly groups: readonly string[];
  /** The last day of those who are not on the list any more; null for residents. */
  readonly until: IsoDay | null;
  /** People who stand there now, on all of the lists. */
  readonly before: number;
  /** Of them, those who are not in the file. */
  readonly gone: number;
  /** As far as they were gone through. */
  readonly lists: readonly ComparedList[];
  /** Chinese: why nobody at all may be ended by this file; null where some may. */
  readonly stop: string | null;
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
  readonly told: UploadTold;
  /** The officer who uploaded it, and who handed it in; null until somebody did. */
  readonly begunBy: string;
  readonly handedInBy: string | null;
  readonly state: UploadState;
  /** Whether it takes effect by two officers; else by one. */
  readonly byTwo: boolean;
  /** Whether it can be taken back as a whole. */
  readonly mayBeTakenBack: boolean;
  /** Whether rows may be left out: not of a file whose pieces bear a check. */
  readonly mayLeaveOut: boolean;
  /** Groups of which it can be said to be the whole list; null where nothing is compared. */
  readonly groups: readonly UploadGroup[] | null;
  readonly comparison: UploadComparison | null;
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
  /** Null where nobody can be made out. */
  readonly person: string | null;
  readonly standing: RowStanding | null;
  /** The column of a problem, as `C列“证件号码”`; null where it is about the whole row, and where there is none. */
  readonly column: string | null;
  /** Chinese: what is wrong, or to be looked at, and what to do; null where nothing is. */
  readonly message: string | null;
  readonly isProblem: boolean;
  readonly isLeftOut: boolean;
  /** Found by comparing, on a list from which nobody may be ended by this file. */
  readonly isStopped: boolean;
  /** Whether its cells can be changed on the page, as long as nobody is asked to agree. */
  readonly mayPutRight: boolean;
  /** What was put right of it on the page, the oldest first. */
  readonly edits: readonly UploadRowEdit[];
}

/** Which rows of an upload: with problems, put right on the page, with notes, by standing, by what they change, left out, or not taken in the end. */
export const uploadRowKinds = [
  'problems',
  'edited',
  'refused',
  'ended',
  'notes',
  'new',
  ...residenceChanges,
  'changed',
  'renewed',
  'unchanged',
  'not-here',
  'left-out',
] as const;
export type UploadRowKind = (typeof uploadRowKinds)[number];

interface One {
  readonly request: { readonly uploadId: string };
  readonly data: UploadView;
}

/**
 * The function `files`, uploads: whoever has the kind's duty for the place sees them and goes on with them, also with a colleague's; others
 * read `NO_UPLOAD`. A file is worked off in the cloud, by its page while that is open and by the timer else; each call does some of it
 * and answers how far it is.
 */
export interface UploadActions {
  /**
   * Makes place for a file, which the phone puts under `path` in the cloud's storage within half an hour. `uploadId` is made by the
   * phone, and the same again answers the same. Refuses with `UPLOAD_TOO_LARGE`, `TOO_MANY_UPLOADS`, `OTHER_REGION`, `TOLD_TOO_LITTLE`, and as the
   * kind does: `NO_FILE` for an answer to nothing.
   */
  'uploads.begin': {
    readonly request: {
      readonly uploadId: string;
      readonly kind: UploadKindName;
      readonly region: string;
      readonly name: string;
      readonly bytes: number;
      readonly told?: UploadTold;
    };
    readonly data: { readonly path: string };
  };
  /**
   * Goes on with what is begun, for some seconds: reads, checks, hands in. Where nothing is under way it only answers. Refuses with
   * `UPLOAD_NOT_THERE` where nothing lies in the file's place yet.
   */
  'uploads.go-on': One;
  /** Those of a place and inside it that the caller has the duty for, his own and his colleagues', the newest first, 20 a page. */
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
  /**
   * The cells of a row that can be put right on the page. Refuses with `UPLOAD_NOT_OPEN`, `ROW_NOT_OPEN` where it can only be put right in the
   * file, `COMPARED_ALREADY`, `EDITED_TOO_OFTEN`.
   */
  'uploads.row': {
    readonly request: { readonly uploadId: string; readonly part: number; readonly at: number };
    readonly data: { readonly cells: readonly UploadRowCell[] };
  };
  /**
   * Puts cells of a row right and has it read and checked anew, as the file's rows were. `row`: how it stands then; what is wrong still keeps what was
   * written. The same again with nothing changed checks it anew. Refuses as `uploads.row` does, and with `BUSY` where others change the file at the same time.
   */
  'uploads.put-right': {
    readonly request: {
      readonly uploadId: string;
      readonly part: number;
      readonly at: number;
      readonly cells: readonly { readonly column: string; readonly text: string }[];
    };
    readonly data: { readonly upload: UploadView; readonly row: UploadRowView };
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
  /**
   * What one officer may do alone takes effect: `uploads.go-on` until `taken`, or the timer does it. Refuses with `UPLOAD_NOT_OPEN`,
   * `NOTHING_TO_PROPOSE`, and `ROWS_WRONG` where a table holds only whole.
   */
  'uploads.take': One;
  /**
   * Takes all of it back, once it has had its effect, or proposes to. Refuses with `UPLOAD_NOT_OPEN`, and a list of residents with
   * `TOO_MANY_GONE` where those whom whole lists marked as gone would be more than a tenth of who is left.
   */
  'uploads.undo': One;
  /**
   * The file is the whole list of these groups (of the place, for residents): who stands there now and isn't in it is found, by `uploads.go-on`
   * until `checked`. `until`: their last day. Nobody ends by that alone. Refuses with `UPLOAD_NOT_OPEN`, `ROWS_WRONG` where it has rows
   * of which nobody knows whom they are about, and `NOTHING_TO_COMPARE`.
   */
  'uploads.compare': {
    readonly request: {
      readonly uploadId: string;
      readonly groups?: readonly string[];
      readonly until?: IsoDay;
    };
    readonly data: UploadView;
  };
  /**
   * All of those found by comparing go, or none; of a list with a `stop` nobody does. Refuses with `UPLOAD_NOT_OPEN`, and
   * `COMPARISON_STOPPED` where that is so of all.
   */
  'uploads.end-all': {
    readonly request: { readonly uploadId: string; readonly isEnded: boolean };
    readonly data: UploadView;
  };
  /** Removes what was not proposed, at once. Refuses with `UPLOAD_NOT_OPEN`. */
  'uploads.remove': { readonly request: { readonly uploadId: string }; readonly data: Record<never, never> };
}
