import { uploadStatesUnderWay } from '../../contract/uploads';
import { CallNotes, type Cloud, RefusalError, runLogged } from '../platform';
import type { ActTable } from '../proposals';
import type { Upload } from '../schema';
import { inboxPath } from './begin';
import { checkOn } from './check';
import { compareOn } from './compare-on';
import { handInOn } from './hand-in';
import type { UploadKindTable } from './kind';
import { clearFailed, readOn } from './read';
import { requireSeen } from './seen';
import { takeOn } from './take';

/** What uploads are worked off by: the kinds, and what takes two officers. */
export interface UploadTables {
  readonly kinds: UploadKindTable;
  readonly acts: ActTable;
}

/** Of a function's minute, for a call of the page: a third. */
const callMs = 20_000;
/** So long the place for a file waits for it, ms. */
const awaitedMs = 30 * 60_000;
/** The timer's tries, two minutes apart, before it leaves the rest to the officer. */
const mostTries = 20;
const triedMs = 2 * 60_000;

/** Goes on with a stretch of what is under way. */
export async function goOnWithUpload(
  cloud: Cloud,
  tables: UploadTables,
  { uploadId }: { readonly uploadId: string },
): Promise<Upload> {
  const { upload } = await requireSeen(cloud, tables.kinds, uploadId);
  return workOn(cloud, tables, upload, cloud.now() + callMs);
}

function isUnderWay({ state, nextAt }: Upload): boolean {
  if (state === 'failed') return nextAt !== null;
  return uploadStatesUnderWay.includes(state);
}

function workOn(cloud: Cloud, { kinds, acts }: UploadTables, upload: Upload, until: number): Promise<Upload> {
  const kind = kinds[upload.kind];
  switch (upload.state) {
    case 'awaited':
    case 'reading':
      return readOn(cloud, kind, upload, until);
    case 'checking':
      return checkOn(cloud, kind, upload, until);
    case 'comparing':
      return compareOn(cloud, kind, upload, until);
    case 'taking':
    case 'taking-back':
      return takeOn(cloud, kind, upload, until);
    case 'proposing':
    case 'undoing':
      return handInOn(cloud, { kind, acts }, upload, until);
    case 'failed':
      return clearFailed(cloud, upload);
    default:
      return Promise.resolve(upload);
  }
}

/** The timer's step of an upload whose page was closed: stretch after stretch until it is `until` (ms). */
export async function advanceUpload(
  cloud: Cloud,
  tables: UploadTables,
  upload: Upload,
  until: number,
): Promise<void> {
  let held = upload;
  try {
    while (isUnderWay(held) && cloud.now() < until) held = await workOnLogged(cloud, tables, held, until);
  } catch (error) {
    await notDone(cloud, held);
    if (!(error instanceof RefusalError)) throw error;
    return;
  }
  const { _id, nextAt, state, done } = held;
  if (!isUnderWay(held)) return;
  // Nobody was cut off here: the next run goes on at once.
  await cloud.db.updateIf('uploads', _id, { state, done, nextAt }, { nextAt: cloud.now() });
}

/** What the timer does stands in the log like a page's call, and whom it concerned; that a file has not come is nothing done. */
function workOnLogged(cloud: Cloud, tables: UploadTables, upload: Upload, until: number): Promise<Upload> {
  const { _id, region, state, contentHash } = upload;
  if (state === 'awaited' || state === 'failed') return workOn(cloud, tables, upload, until);
  const notes = new CallNotes();
  notes.actor = 'timer';
  notes.region = region;
  if (contentHash !== null) notes.file = { number: _id, contentHash };
  const own = { ...cloud, notes };
  const call = { action: 'uploads.go-on', logged: 'act', request: { uploadId: _id } } as const;
  return runLogged(own, call, () => workOn(own, tables, upload, until));
}

/** A file that never came is not waited for; what can't be done is tried a while. */
async function notDone(cloud: Cloud, { _id, state, at, tries, inbox, nextAt }: Upload): Promise<void> {
  if (state === 'awaited' && cloud.now() >= at + awaitedMs) {
    if (inbox !== null) await cloud.files.remove([await cloud.files.idOf(inboxPath(inbox))]);
    return cloud.db.remove('uploads', _id);
  }
  const isOver = tries + 1 >= mostTries && state !== 'awaited';
  await cloud.db.updateIf(
    'uploads',
    _id,
    { state, tries, nextAt },
    { tries: tries + 1, nextAt: isOver ? null : cloud.now() + triedMs },
  );
}
