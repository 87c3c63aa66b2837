import { chainBefore, currentNoticeShape, holderIds, lastNumber, versionId } from '../policy-registry';
import type { Documents } from '../platform';
import type { NoticeChain } from '../schema';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** Release 0.1 kept of each published notice the last version alone. */
export const noticeChains: Migration = {
  number: 9,
  id: '0009-notice-chains',
  description: 'Moves published notices from `published-notices` into `notice-chains`, each as a version.',
  collection: 'published-notices',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'published-notices', cursor }, ({ _id }) =>
      cloud.db.transaction((tx) => move(tx, _id)),
    ),
};

async function move(tx: Documents, id: string): Promise<boolean> {
  const stored = await tx.get('published-notices', id);
  const before = stored === null ? null : chainBefore(stored);
  // What this release can't read stays where it is: an operator may want to look at it.
  if (stored === null || before === null) return false;
  // An instance of release 0.1 may publish once more after the first move.
  const entries = (await tx.get('notice-chains', id))?.entries ?? [];
  const number = lastNumber(entries) + 1;
  const { version, versionBefore, json } = currentNoticeShape(stored);
  const as01 = versionBefore === undefined ? {} : { versionBefore };
  const content = { notice: id, number, version, ...as01, json, trials: [] };
  await tx.insert('notice-versions', { _id: versionId(id, number), ...content });
  const moved = before.entries.map((entry) => ({ ...entry, number }));
  await tx.put('notice-chains', { ...before, entries: [...entries, ...moved] });
  await takeFreePlaces(tx, before);
  await tx.remove('published-notices', id);
  return true;
}

/** Release 0.1 accepted a second notice for a place and year; the first one that is moved keeps it. */
async function takeFreePlaces(tx: Documents, chain: NoticeChain): Promise<void> {
  for (const _id of holderIds(chain)) {
    if ((await tx.get('notice-places', _id)) === null)
      await tx.put('notice-places', { _id, notice: chain._id });
  }
}
