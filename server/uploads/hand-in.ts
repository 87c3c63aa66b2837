import type { UploadActions } from '../../contract/uploads';
import { requireOfficer } from '../officer-access';
import { type Cloud, RefusalError, refuse } from '../platform';
import { type ActTable, proposeFor } from '../proposals';
import type { Proposal, Upload } from '../schema';
import type { UploadKind, UploadKindTable } from './kind';
import { current } from './read';
import {
  contentOfPart,
  isGoing,
  isOpen,
  mayBeUndone,
  notOpen,
  requireOwn,
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

/** Its officer has looked at it: what is new and changed is handed in, part by part. */
export async function beginProposal(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId }: One,
): Promise<Upload> {
  const upload = await requireMine(cloud, kinds, uploadId);
  if (upload.state === 'proposing') return upload;
  const [proposal] = await proposalsOf(cloud, upload);
  if (!isOpen(upload, proposal)) throw notOpen();
  if (upload.counts.going === 0) {
    throw refuse('NOTHING_TO_PROPOSE', '没有要提出的行：没有新的，也没有变的，或者都留下了。');
  }
  return turn(cloud, upload, { state: 'proposing', proposalId: cloud.randomHex(16) });
}

/** The whole of it is to be taken back, as it was handed in. */
export async function beginUndo(cloud: Cloud, kinds: UploadKindTable, { uploadId }: One): Promise<Upload> {
  const upload = await requireMine(cloud, kinds, uploadId);
  if (upload.state === 'undoing') return upload;
  const [proposal, undo] = await proposalsOf(cloud, upload);
  if (!mayBeUndone(upload, proposal, undo)) throw notOpen();
  return turn(cloud, upload, { state: 'undoing', undoProposalId: cloud.randomHex(16) });
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

async function requireMine(cloud: Cloud, kinds: UploadKindTable, uploadId: string): Promise<Upload> {
  const officer = await requireOfficer(cloud, null);
  const upload = requireOwn(await cloud.db.get('uploads', uploadId), officer._id);
  await requireOfficer(cloud, kinds[upload.kind].duty);
  cloud.notes.region = upload.region;
  if (upload.contentHash !== null) cloud.notes.file = { number: upload._id, contentHash: upload.contentHash };
  return upload;
}

/** Parts of the file of which something goes. */
function partsGoing({ going }: Upload): readonly number[] {
  return going.flatMap((count, at) => (count > 0 ? [at + 1] : []));
}

/**
 * Hands in the parts of a proposal until it is `until` (ms), one at least. By its officer's right, also where the timer does it. What
 * is refused ends it: the upload is as it was before, with why.
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
  const { _id, state, done, region } = upload;
  const numbers = partsGoing(upload);
  const number = numbers[done] ?? 0;
  const part = await cloud.db.get('upload-parts', uploadPartId(_id, number));
  const rows = part === null ? [] : contentOfPart(cloud, part).rows.filter(isGoing);
  const isUndo = state === 'undoing';
  try {
    const officer = await cloud.db.get('officers', upload.officerId);
    const act = isUndo ? kind.acts.undo : kind.acts.propose;
    if (officer === null || !officer.duties.includes(kind.duty)) throw gone();
    const content = kind.content(
      { uploadId: _id, region, part: number },
      rows.map(({ value }) => value),
    );
    const proposalId = (isUndo ? upload.undoProposalId : upload.proposalId) ?? '';
    const request = { proposalId, act, part: done + 1, parts: numbers.length, content };
    await proposeFor(cloud, acts, officer, request);
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

function gone(): Error {
  return refuse('NOT_AN_OFFICER', '上传的人已经不办理这项工作，请由另一位经办人重新上传。');
}

/** As it was before; what was handed in of the proposal lapses by itself. */
async function stopped(cloud: Cloud, { _id, state, done }: Upload, problem: string): Promise<Upload> {
  const before = state === 'undoing' ? 'proposed' : 'checked';
  const changes = { state: before, problem, nextAt: null } as const;
  await cloud.db.updateIf('uploads', _id, { state, done }, changes);
  return current(cloud, _id);
}
