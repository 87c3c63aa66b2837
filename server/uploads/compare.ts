import type { UploadActions } from '../../contract/uploads';
import { type Cloud, refuse } from '../platform';
import type { Upload } from '../schema';
import { proposalsOf } from './hand-in';
import type { AskedToCompare, UploadKindTable } from './kind';
import { current } from './read';
import { requireSeen } from './seen';
import { isOpen, notOpen, timerAt } from './stored';

type Compare = UploadActions['uploads.compare'];

/**
 * The file is said to be a whole list: who stands there now and not in it is to be found. What an earlier comparison found counts no more
 * from here on; its parts go first of all. Harmless to whoever hands them in at the same moment: the state is won before anything goes.
 */
export async function beginComparing(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, groups = [], until }: Compare['request'],
): Promise<Upload> {
  const { upload, kind } = await requireSeen(cloud, kinds, uploadId);
  if (upload.state === 'comparing') return upload;
  const [proposal] = await proposalsOf(cloud, upload);
  if (kind.compare === undefined || !isOpen(upload, proposal)) throw notOpen();
  if (upload.counts.problems > 0) {
    throw refuse('ROWS_WRONG', '有问题的行看不出是谁，不能比谁不在名单上了。请先把有问题的行改好，再比。');
  }
  const asked = kind.compare.byGroup
    ? groupsAsked(upload, groups, until ?? null)
    : { groups: [], until: null };
  const { _id, state, proposalId, counts, comparison } = upload;
  const nothing = { before: 0, gone: 0, lists: [], stop: null, list: 0, after: null, parts: 0 };
  const stale = (comparison?.parts ?? 0) + (comparison?.stale ?? 0);
  const ofFile = upload.going.slice(0, upload.parts);
  const going = ofFile.reduce((sum, count) => sum + count, 0);
  await cloud.db.updateIf(
    'uploads',
    _id,
    { state, proposalId },
    {
      state: 'comparing',
      comparison: { ...asked, ...nothing, stale },
      counts: { ...counts, ended: 0, going },
      going: ofFile,
      problem: null,
      tries: 0,
      nextAt: timerAt(cloud),
    },
  );
  return current(cloud, _id);
}

function groupsAsked(
  { groups: named }: Upload,
  groups: readonly string[],
  until: AskedToCompare['until'],
): AskedToCompare {
  const known = groups.filter((group) => named.some(({ code }) => code === group));
  if (known.length > 0 && until !== null) return { groups: [...new Set(known)], until };
  throw refuse('NOTHING_TO_COMPARE', '请选这份文件是哪种身份的全部名单，并写不在名单上的人认定到哪天为止。', {
    field: until === null ? 'until' : 'groups',
  });
}
