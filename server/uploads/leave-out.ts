import type { UploadActions } from '../../contract/uploads';
import { requireOfficer } from '../officer-access';
import type { Cloud } from '../platform';
import type { Upload } from '../schema';
import { proposalsOf } from './hand-in';
import { current, removeParts } from './read';
import {
  addedCounts,
  contentOfPart,
  countsOfPart,
  isOpen,
  notOpen,
  requireOwn,
  resealed,
  uploadPartId,
} from './stored';

/** Leaves good rows of a part out, or takes them in again. Said twice it is said once. */
export async function leaveOut(
  cloud: Cloud,
  { uploadId, part: number, rows: chosen, isLeftOut }: UploadActions['uploads.leave-out']['request'],
): Promise<Upload> {
  const officer = await requireOfficer(cloud, null);
  await cloud.db.transaction(async (tx) => {
    const upload = requireOwn(await tx.get('uploads', uploadId), officer._id);
    const proposal = upload.proposalId === null ? null : await tx.get('proposals', upload.proposalId);
    const part = await tx.get('upload-parts', uploadPartId(uploadId, number));
    if (!isOpen(upload, proposal) || part === null) throw notOpen();
    const content = contentOfPart(cloud, part);
    const rows = content.rows.map((row, at) =>
      chosen.includes(at) && row.problem === null ? { ...row, isLeftOut } : row,
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
  return current(cloud, uploadId);
}

/** Removes what was not proposed, rows first: cut off, it is there to be removed again. */
export async function removeUpload(cloud: Cloud, { uploadId }: { readonly uploadId: string }): Promise<void> {
  const officer = await requireOfficer(cloud, null);
  const upload = requireOwn(await cloud.db.get('uploads', uploadId), officer._id);
  const [proposal] = await proposalsOf(cloud, upload);
  if (upload.state !== 'failed' && !isOpen(upload, proposal)) throw notOpen();
  cloud.notes.region = upload.region;
  await removeParts(cloud, uploadId);
  await cloud.db.remove('uploads', uploadId);
}
