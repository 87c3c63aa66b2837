import type { UploadActions } from '../../contract/uploads';
import type { ProposedRow } from '../../contract/proposals';
import { maskNumber } from '../../contract/identity-document';
import { maskName } from '../../contract/person-name';
import { type Cloud, RefusalError, refuse } from '../platform';
import { type ActTable, proposeFor } from '../proposals';
import type { Officer, Proposal, Upload } from '../schema';
import { whereIs } from '../spreadsheets';
import { editWords, editorsOf, wasEdited } from './edits';
import type { UploadKind, UploadKindTable } from './kind';
import { current } from './read';
import { requireSeen } from './seen';
import {
  type StoredRow,
  contentOfPart,
  goingRows,
  isOpen,
  mayBeUndone,
  notOpen,
  readingOf,
  timerAt,
  uploadPartId,
} from './stored';

type One = UploadActions['uploads.propose']['request'];

async function proposalOf(cloud: Cloud, id: string | null): Promise<Proposal | null> {
  return id === null ? null : cloud.db.get('proposals', id);
}

/** The proposals of an upload, as they stand. */
export async function proposalsOf(
  cloud: Cloud,
  { proposalId, undoProposalId }: Upload,
): Promise<readonly [Proposal | null, Proposal | null]> {
  return Promise.all([proposalOf(cloud, proposalId), proposalOf(cloud, undoProposalId)]);
}

/** An officer has looked at it: what is new and changed is handed in, part by part. */
export async function beginProposal(cloud: Cloud, kinds: UploadKindTable, request: One): Promise<Upload> {
  const { officer, upload, kind } = await requireSeen(cloud, kinds, request.uploadId);
  noteFile(cloud, upload);
  if (upload.state === 'proposing') return upload;
  if (kind.end.by !== 'two') throw notOpen();
  await requireGoing(cloud, upload);
  return turn(cloud, upload, { state: 'proposing', proposalId: cloud.randomHex(16), ...by(officer) });
}

/** What one officer may do takes effect, part by part. */
export async function beginTaking(cloud: Cloud, kinds: UploadKindTable, request: One): Promise<Upload> {
  const { officer, upload, kind } = await requireSeen(cloud, kinds, request.uploadId);
  noteFile(cloud, upload);
  if (upload.state === 'taking') return upload;
  if (kind.end.by !== 'one') throw notOpen();
  await requireGoing(cloud, upload);
  if (kind.end.isWhole === true && upload.counts.problems > 0) {
    throw refuse('ROWS_WRONG', '这种表要整张用。请把有问题的行在文件里改好，整个文件再传一次。');
  }
  return turn(cloud, upload, { state: 'taking', ...by(officer) });
}

/** The whole of it is taken back, or proposed to be, as it was handed in. */
export async function beginUndo(cloud: Cloud, kinds: UploadKindTable, request: One): Promise<Upload> {
  const { officer, upload, kind } = await requireSeen(cloud, kinds, request.uploadId);
  noteFile(cloud, upload);
  if (upload.state === 'undoing' || upload.state === 'taking-back') return upload;
  const [proposal, undo] = await proposalsOf(cloud, upload);
  if (!isTakenBack(kind) || !mayBeUndone(upload, proposal, undo)) throw notOpen();
  if (kind.end.by === 'one') {
    const { new: added, ended, refused, going } = upload.counts;
    const most = { added: Math.min(added, going - refused), ended };
    await kind.end.requireTakenBack?.(cloud, readingOf(cloud, upload), most);
  }
  return kind.end.by === 'one'
    ? turn(cloud, upload, { state: 'taking-back', ...by(officer) })
    : turn(cloud, upload, { state: 'undoing', undoProposalId: cloud.randomHex(16), ...by(officer) });
}

/** Whether what a file brought about can be taken back as a whole. */
export function isTakenBack({ end }: UploadKind): boolean {
  return end.by === 'one' ? end.takeBack !== null : end.undo !== null;
}

/** Throws `UPLOAD_NOT_OPEN` and `NOTHING_TO_PROPOSE`. */
async function requireGoing(cloud: Cloud, upload: Upload): Promise<void> {
  const [proposal] = await proposalsOf(cloud, upload);
  if (!isOpen(upload, proposal)) throw notOpen();
  if (upload.counts.going > 0) return;
  throw refuse('NOTHING_TO_PROPOSE', '没有要提出的行：没有新的，也没有变的，或者都留下了。');
}

function by({ _id, name }: Officer): Pick<Upload, 'handedIn'> {
  return { handedIn: { officerId: _id, name } };
}

async function turn(
  cloud: Cloud,
  { _id, state, proposalId, undoProposalId }: Upload,
  changes: Pick<Upload, 'state'> & Partial<Upload>,
): Promise<Upload> {
  const begun = { ...changes, done: 0, tries: 0, problem: null, nextAt: timerAt(cloud) };
  await cloud.db.updateIf('uploads', _id, { state, proposalId, undoProposalId }, begun);
  return current(cloud, _id);
}

export function noteFile(cloud: Cloud, { _id, contentHash }: Upload): void {
  if (contentHash !== null) cloud.notes.file = { number: _id, contentHash };
}

/**
 * Parts of which something goes, those of people who end first: a colleague sees the first lines of a proposal. All of a file whose pieces
 * bear a check, for its office knows that each of them comes.
 */
export function partsGoing({ going, isSealed, parts }: Upload): readonly number[] {
  if (isSealed) return Array.from({ length: parts }, (_, at) => at + 1);
  const some = going.flatMap((count, at) => (count > 0 ? [at + 1] : []));
  return [...some.filter((number) => number > parts), ...some.filter((number) => number <= parts)];
}

/**
 * Hands in the parts of a proposal until it is `until` (ms), one at least. By the right of whoever decided it, also where the timer does it.
 * What is refused ends it: the upload is as it was before, with why.
 */
export async function handInOn(
  cloud: Cloud,
  { kind, acts }: { readonly kind: UploadKind; readonly acts: ActTable },
  upload: Upload,
  until: number,
): Promise<Upload> {
  let held = upload;
  do held = await handInNext(cloud, { kind, acts }, held);
  while ((held.state === 'proposing' || held.state === 'undoing') && cloud.now() < until);
  return held;
}

async function handInNext(
  cloud: Cloud,
  { kind, acts }: { readonly kind: UploadKind; readonly acts: ActTable },
  upload: Upload,
): Promise<Upload> {
  const { _id, state, done } = upload;
  const numbers = partsGoing(upload);
  const number = numbers[done] ?? 0;
  const part = await cloud.db.get('upload-parts', uploadPartId(_id, number));
  const content = part === null ? null : contentOfPart(cloud, part);
  const rows = content === null ? [] : goingRows(upload, content.rows);
  const isUndo = state === 'undoing';
  try {
    const officer = await requireHandsIn(cloud, kind, upload);
    const act = actOf(kind, isUndo);
    const { region, told } = upload;
    const of = { uploadId: _id, region, told, part: number, ending: content?.ending ?? null };
    const values = rows.map(({ value }) => value);
    const proposalId = (isUndo ? upload.undoProposalId : upload.proposalId) ?? '';
    const parts = { part: done + 1, parts: numbers.length };
    const edited = content === null || isUndo ? [] : editedRows(kind, content.rows);
    const editors = content === null || isUndo ? [] : editorsOf(content.rows);
    await proposeFor(cloud, acts, officer, { proposalId, ...parts, edited, editors, ...act(of, values) });
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const where = `第${rows[0]?.row ?? 0}行到第${rows[rows.length - 1]?.row ?? 0}行这一段没有送成，整份没有提出：`;
    return stopped(cloud, upload, where + error.refusal.message);
  }
  const reached = done + 1;
  const ended = { state: isUndo ? 'undo-proposed' : 'proposed', nextAt: null } as const;
  const changes = {
    done: reached,
    tries: 0,
    ...(reached >= numbers.length ? ended : { nextAt: timerAt(cloud) }),
  };
  await cloud.db.updateIf('uploads', _id, { state, done }, changes);
  return current(cloud, _id);
}

function actOf({ end }: UploadKind, isUndo: boolean) {
  if (end.by !== 'two') throw notOpen();
  const act = isUndo ? end.undo : end.propose;
  if (act === null) throw notOpen();
  return (of: Parameters<typeof end.content>[0], rows: readonly unknown[]) => ({
    act,
    content: end.content(of, rows),
  });
}

/** Whoever decided it, as he is now. Throws where he has the duty no more. */
export async function requireHandsIn(
  cloud: Cloud,
  { duty }: UploadKind,
  { handedIn }: Upload,
): Promise<Officer> {
  const officer = handedIn === null ? null : await cloud.db.get('officers', handedIn.officerId);
  if (officer !== null && officer.ended === undefined && officer.duties.includes(duty)) return officer;
  throw refuse('NOT_AN_OFFICER', '提出的人已经不办理这项工作，请由另一位经办人打开这个文件，重新提出。');
}

/** As it was before; what was handed in of the proposal lapses by itself. */
async function stopped(cloud: Cloud, { _id, state, done }: Upload, problem: string): Promise<Upload> {
  const before = state === 'undoing' ? 'proposed' : 'checked';
  const changes = { state: before, problem, nextAt: null } as const;
  await cloud.db.updateIf('uploads', _id, { state, done }, changes);
  return current(cloud, _id);
}

/** What of a part was put right on the page, for the officer who is to agree. */
function editedRows(kind: UploadKind, rows: readonly StoredRow[]): readonly ProposedRow[] {
  return rows
    .filter((row) => wasEdited(row) && !row.isLeftOut && row.standing !== 'unchanged')
    .map((row) => {
      const person = row.value === null ? null : kind.personOf(row.value);
      const name = person === null ? '' : maskName(person.name);
      const document = person === null ? '' : maskNumber(person.document);
      return { name, document, words: `${whereIs(row)}：${editWords(kind, row)}` };
    });
}
