import {
  type UploadActions,
  mostUploadBytes,
  uploadDays,
  uploadStatesUnderWay,
} from '../../contract/uploads';
import { dayMs } from '../../contract/calendar-day';
import { withPlacesAbove } from '../../policy/region-names';
import { requireOfficer, requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Upload } from '../schema';
import type { UploadKindTable } from './kind';
import { isSeenBy, noUpload } from './seen';
import { noCounts, readingOf, timerAt } from './stored';

type Begin = UploadActions['uploads.begin'];

/** So many files of an officer may be under way: more nobody looks through. */
const mostUnderWay = 20;
const underWay = [...uploadStatesUnderWay, 'checked'] as const;

/** Where the phone puts a file. Nobody else knows the path. */
export function inboxPath(inbox: string): string {
  return `uploads/in/${inbox}`;
}

/** Makes place for a file. */
export async function beginUpload(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, kind, region, name, bytes, told = {} }: Begin['request'],
): Promise<Begin['data']> {
  const officer = await requireOfficer(cloud, kinds[kind].duty);
  requireResponsible(officer, region);
  if (bytes > mostUploadBytes) throw tooLarge();
  const begun = await cloud.db.get('uploads', uploadId);
  if (begun === null) {
    await kinds[kind].requireTold?.(cloud, officer, readingOf(cloud, { region, told }));
    await requireRoom(cloud, officer._id);
  }
  const by = { officerId: officer._id, officerName: officer.name };
  const upload = begun ?? newUpload(cloud, { uploadId, kind, region, name, told, ...by });
  if (!isSeenBy(kinds, officer, upload)) throw noUpload();
  if (begun === null) await cloud.db.insert('uploads', upload);
  if (upload.inbox === null) throw refuse('UPLOAD_BEGUN', '这个文件已经收到，请在清单里打开它。');
  return { path: inboxPath(upload.inbox) };
}

type Begun = Pick<Upload, 'kind' | 'region' | 'name' | 'told' | 'officerId' | 'officerName'>;

function newUpload(cloud: Cloud, { uploadId, ...of }: Begun & { readonly uploadId: string }): Upload {
  return {
    _id: uploadId,
    ...of,
    places: withPlacesAbove(of.region),
    state: 'awaited',
    inbox: cloud.randomHex(16),
    contentHash: null,
    parts: 0,
    done: 0,
    counts: noCounts,
    going: [],
    remarks: [],
    problem: null,
    isSealed: false,
    groups: [],
    comparison: null,
    handedIn: null,
    proposalId: null,
    undoProposalId: null,
    tries: 0,
    at: cloud.now(),
    nextAt: timerAt(cloud),
    expiresAt: cloud.now() + uploadDays * dayMs,
  };
}

/** Throws `TOO_MANY_UPLOADS`. */
async function requireRoom(cloud: Cloud, officerId: string): Promise<void> {
  const count = await cloud.db.count('uploads', { officerId, state: { in: [...underWay] } });
  if (count < mostUnderWay) return;
  throw refuse(
    'TOO_MANY_UPLOADS',
    `您已经有${mostUnderWay}个文件没有办完。请先把看过的提出，或删掉不要的，再上传新的。`,
  );
}

export function tooLarge(): Error {
  const most = mostUploadBytes / 1024 / 1024;
  return refuse(
    'UPLOAD_TOO_LARGE',
    `这个文件超过${most}MB。请删掉用不到的列和图片，或分成几个文件，分别来传。`,
  );
}
