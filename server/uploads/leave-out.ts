import type { UploadActions } from '../../contract/uploads';
import { type Cloud, RefusalError, refuse } from '../platform';
import type { Upload } from '../schema';
import { proposalsOf } from './hand-in';
import type { UploadKindTable } from './kind';
import { current, removeParts } from './read';
import { requireSeen } from './seen';
import {
  addedCounts,
  contentOfPart,
  countsOfPart,
  isOpen,
  notOpen,
  resealed,
  stopOfPart,
  uploadPartId,
} from './stored';

type LeaveOut = UploadActions['uploads.leave-out']['request'];

/** Leaves good rows of a part out, or takes them in again; who was found by comparing ends where he is taken in. Said twice it is said once. */
export async function leaveOut(cloud: Cloud, kinds: UploadKindTable, request: LeaveOut): Promise<Upload> {
  await requireSeen(cloud, kinds, request.uploadId);
  await leaveOutOf(cloud, request, (at) => request.rows.includes(at));
  return current(cloud, request.uploadId);
}

/**
 * All whom the comparison found go, but from lists from which nobody may, or none do: part by part, harmless to repeat. Throws
 * `COMPARISON_STOPPED` where nobody may.
 */
export async function endAll(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, isEnded }: UploadActions['uploads.end-all']['request'],
): Promise<Upload> {
  const { upload } = await requireSeen(cloud, kinds, uploadId);
  const { parts = 0, stop = null } = upload.comparison ?? {};
  if (isEnded && stop !== null) throw refuse('COMPARISON_STOPPED', stop);
  for (let at = 1; at <= parts; at += 1) {
    const of = { uploadId, part: upload.parts + at, isLeftOut: !isEnded };
    await leaveOutOf(cloud, of, () => true).catch(passStopped);
  }
  return current(cloud, uploadId);
}

/** A list from which nobody may be ended keeps no other from it. */
function passStopped(error: unknown): void {
  if (!(error instanceof RefusalError) || error.refusal.code !== 'COMPARISON_STOPPED') throw error;
}

async function leaveOutOf(
  cloud: Cloud,
  { uploadId, part: number, isLeftOut }: Omit<LeaveOut, 'rows'>,
  isChosen: (at: number) => boolean,
): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const upload = await tx.get('uploads', uploadId);
    const proposalId = upload?.proposalId ?? null;
    const proposal = proposalId === null ? null : await tx.get('proposals', proposalId);
    const part = await tx.get('upload-parts', uploadPartId(uploadId, number));
    if (upload === null || part === null || !isOpen(upload, proposal) || upload.isSealed) throw notOpen();
    if (number > upload.parts + (upload.comparison?.parts ?? 0)) throw notOpen();
    const stop = stopOfPart(upload, part);
    if (stop !== null && !isLeftOut) throw refuse('COMPARISON_STOPPED', stop);
    const content = contentOfPart(cloud, part);
    const rows = content.rows.map((row, at) =>
      isChosen(at) && row.problem === null ? { ...row, isLeftOut } : row,
    );
    const without = addedCounts(upload.counts, countsOfPart(content.rows), -1);
    const after = countsOfPart(rows);
    await tx.put('upload-parts', resealed(cloud, part, { ...content, rows }));
    await tx.put('uploads', {
      ...upload,
      counts: addedCounts(without, after),
      going: upload.going.map((count, at) => (at + 1 === number ? after.going : count)),
    });
  });
}

/** Removes what was not handed in, rows first: cut off, it is there to be removed again. */
export async function removeUpload(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId }: { readonly uploadId: string },
): Promise<void> {
  const { upload } = await requireSeen(cloud, kinds, uploadId);
  const [proposal] = await proposalsOf(cloud, upload);
  if (upload.state !== 'failed' && !isOpen(upload, proposal)) throw notOpen();
  await removeParts(cloud, uploadId);
  await cloud.db.remove('uploads', uploadId);
}
