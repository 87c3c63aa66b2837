import { residenceChanges } from '../../contract/uploads';
import type { ResidenceChange, RowStanding, UploadCounts } from '../../contract/uploads';
import { UnreadableSealError, open, seal } from '../identity';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { Proposal, Upload, UploadPart } from '../schema';
import type { Cell } from '../spreadsheets';
import type { Reading } from './kind';

/** Why a row can't be taken, in Chinese. `column` as its officer finds it, `C列“证件号码”`; empty: the whole row. */
export interface RowProblem {
  readonly column: string;
  readonly words: string;
}

/** A row as it is kept: what was read of it, where it stood, and how it stands. */
export interface StoredRow {
  readonly sheet: string;
  readonly row: number;
  /** Null where it could not be read, and where nothing of it is kept. */
  readonly value: unknown;
  readonly problem: RowProblem | null;
  readonly note: string | null;
  /** What else is worth a word. */
  readonly said: string | null;
  /** Null until it was checked, and where it has a problem. */
  readonly standing: RowStanding | null;
  readonly isLeftOut: boolean;
  /** The person's id, where he was known when it was checked. */
  readonly personId: string | null;
  readonly changes: readonly ResidenceChange[];
  /** Why it was not taken in the end, though it went. */
  readonly refused: RowProblem | null;
  /**
   * Its cells, to be put right on the page: of rows with a problem, and of those that were put right. Absent where a file goes on as it is or
   * holds only whole, of lines that were joined, and in an upload of an earlier release.
   */
  readonly cells?: KeptCells;
  /** What officers put right of it on the page, the oldest first; absent before the first. */
  readonly edits?: readonly StoredEdit[];
}

/** Cells by the names of the kind's columns; blank ones are absent. */
export type KeptCells = Readonly<Record<string, Cell>>;

/** Cells of a row that an officer changed at once. */
export interface StoredEdit {
  readonly officerId: string;
  readonly officerName: string;
  /** ms. */
  readonly at: number;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

/** What stands in a row before it is checked. */
export const unchecked = {
  note: null,
  said: null,
  standing: null,
  isLeftOut: false,
  personId: null,
  changes: [],
  refused: null,
} as const satisfies Partial<StoredRow>;

export interface PartContent {
  readonly rows: readonly StoredRow[];
  /** By sheet, where each column of the kind stands, from 0. */
  readonly places: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The line that ends the piece, of a file whose pieces bear a check. */
  readonly ending: string | null;
}

/** Rows of a part: one call's, and one part of a proposal. */
export const rowsOfPart = 100;

export const noCounts: UploadCounts = {
  rows: 0,
  new: 0,
  changed: 0,
  renewed: 0,
  unchanged: 0,
  ended: 0,
  notHere: 0,
  moved: 0,
  household: 0,
  agent: 0,
  problems: 0,
  notes: 0,
  leftOut: 0,
  edited: 0,
  going: 0,
  refused: 0,
};

/** Where an upload is read and checked, today. */
export function readingOf(cloud: Cloud, { region, told }: Pick<Upload, 'region' | 'told'>): Reading {
  return { region, told, today: chinaDay(cloud.now()) };
}

export function uploadPartId(uploadId: string, number: number): string {
  return `${uploadId}-${number}`;
}

function placeOf(partId: string): string {
  return `upload/${partId}`;
}

/** A part of an upload with these rows. */
export function sealedPart(
  cloud: Cloud,
  { _id: uploadId, expiresAt }: Pick<Upload, '_id' | 'expiresAt'>,
  number: number,
  content: PartContent,
): UploadPart {
  const _id = uploadPartId(uploadId, number);
  const text = JSON.stringify(content);
  return {
    _id,
    uploadId,
    number,
    sealed: seal(cloud.settings, (bytes) => cloud.randomHex(bytes), placeOf(_id), text),
    isChecked: false,
    ...countsOfRows(content.rows),
    subjects: [],
    expiresAt,
  };
}

/** The same part with other rows. */
export function resealed(
  cloud: Cloud,
  part: UploadPart,
  content: PartContent,
  changes: Partial<Pick<UploadPart, 'isChecked' | 'subjects' | 'keys'>> = {},
): UploadPart {
  const text = JSON.stringify(content);
  const sealed = seal(cloud.settings, (bytes) => cloud.randomHex(bytes), placeOf(part._id), text);
  return { ...part, ...countsOfRows(content.rows), ...changes, sealed };
}

/** Throws `UPLOAD_UNREADABLE` where the key isn't configured any more. */
export function contentOfPart(cloud: Cloud, { _id, sealed }: UploadPart): PartContent {
  try {
    return JSON.parse(open(cloud.settings, placeOf(_id), sealed)) as PartContent;
  } catch (error) {
    if (!(error instanceof UnreadableSealError)) throw error;
    throw refuse('UPLOAD_UNREADABLE', '密钥已经更换，这个文件存下的内容打不开了，请重新上传。');
  }
}

function countsOfRows(
  rows: readonly StoredRow[],
): Required<Pick<UploadPart, 'problems' | 'notes' | 'leftOut' | 'refused' | 'edited'>> {
  return {
    problems: rows.filter(({ problem }) => problem !== null).length,
    notes: rows.filter(({ note }) => note !== null).length,
    leftOut: rows.filter(isLeftOut).length,
    refused: rows.filter(({ refused }) => refused !== null).length,
    edited: rows.filter(({ edits = [], problem }) => edits.length > 0 && problem === null).length,
  };
}

/** Whether it stands in the file and was left out; who was found by comparing is out until he is ticked. */
export function isLeftOut({ isLeftOut: isOut, standing }: StoredRow): boolean {
  return isOut && standing !== 'ended';
}

/** Whether a row would go: it changes something, and an officer lets it go. */
export function isGoing({ problem, standing, isLeftOut: isOut }: StoredRow): boolean {
  if (problem !== null || isOut) return false;
  return standing !== null && standing !== 'unchanged' && standing !== 'not-here';
}

/** The rows of a part that go; a piece with a check goes whole. */
export function goingRows(
  { isSealed }: Pick<Upload, 'isSealed'>,
  rows: readonly StoredRow[],
): readonly StoredRow[] {
  return isSealed ? rows : rows.filter(isGoing);
}

/** What the rows of a part add to an upload's counts, but for the lines that were counted when they were read. */
export function countsOfPart(rows: readonly StoredRow[]): UploadCounts {
  const standing = (which: RowStanding): number => rows.filter((row) => row.standing === which).length;
  const changes = residenceChanges.map(
    (change) => [change, rows.filter((row) => row.changes.includes(change)).length] as const,
  );
  return {
    rows: 0,
    ...(Object.fromEntries(changes) as Record<ResidenceChange, number>),
    new: standing('new'),
    changed: standing('changed'),
    renewed: standing('renewed'),
    unchanged: standing('unchanged'),
    ended: standing('ended'),
    notHere: standing('not-here'),
    ...countsOfRows(rows),
    going: rows.filter(isGoing).length,
  };
}

export function addedCounts(one: UploadCounts, other: UploadCounts, sign: 1 | -1 = 1): UploadCounts {
  const names = Object.keys(noCounts) as (keyof UploadCounts)[];
  const sums = names.map((name) => [name, (one[name] ?? 0) + sign * (other[name] ?? 0)] as const);
  return Object.fromEntries(sums) as unknown as UploadCounts;
}

/** Why nobody of a part may be ended by the file, in Chinese; null where they may, and for rows of the file. */
export function stopOfPart({ comparison }: Upload, { list }: UploadPart): string | null {
  return list === undefined ? null : (comparison?.lists[list]?.stop ?? null);
}

function endedWithoutEffect(proposal: Proposal | null): boolean {
  return proposal === null || proposal.state === 'refused' || proposal.state === 'withdrawn';
}

/** Whether its rows may still be left out or proposed: nobody has them in hand. */
export function isOpen({ state }: Upload, proposal: Proposal | null): boolean {
  return state === 'checked' || (state === 'proposed' && endedWithoutEffect(proposal));
}

/** Whether it had its effect and may be taken back. */
export function mayBeUndone({ state }: Upload, proposal: Proposal | null, undo: Proposal | null): boolean {
  if (state === 'taken') return true;
  if (proposal?.state !== 'done') return false;
  return state === 'proposed' || (state === 'undo-proposed' && endedWithoutEffect(undo));
}

export function notOpen(): Error {
  return refuse('UPLOAD_NOT_OPEN', '这个文件现在不能这样办：可能正在处理，或已经提出。请刷新看看。');
}

/** Whoever works on an upload has so long until the timer takes it up, ms. */
const goingOnMs = 2 * 60_000;

export function timerAt(cloud: Cloud): number {
  return cloud.now() + goingOnMs;
}
