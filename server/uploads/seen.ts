import { isResponsibleFor, requireOfficer } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Officer, Upload } from '../schema';
import type { UploadKind, UploadKindTable } from './kind';

export interface Seen {
  readonly officer: Officer;
  readonly upload: Upload;
  readonly kind: UploadKind;
}

/** Whether an upload is in an officer's hands: his own, or a colleague's of his duty and places. */
export function isSeenBy(kinds: UploadKindTable, officer: Officer, { kind, region }: Upload): boolean {
  return officer.duties.includes(kinds[kind].duty) && isResponsibleFor(officer, region);
}

/** An upload in the caller's hands. Others read like none that ever was. Throws `NO_UPLOAD`. */
export async function requireSeen(cloud: Cloud, kinds: UploadKindTable, uploadId: string): Promise<Seen> {
  const officer = await requireOfficer(cloud, null);
  const upload = await cloud.db.get('uploads', uploadId);
  if (upload === null || !isSeenBy(kinds, officer, upload)) throw noUpload();
  cloud.notes.region = upload.region;
  return { officer, upload, kind: kinds[upload.kind] };
}

export function noUpload(): Error {
  return refuse('NO_UPLOAD', '没有找到这个文件，可能已经过了保存期限或已删除。请刷新清单。');
}
