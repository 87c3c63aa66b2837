import { shippedNotices, versionOf } from '../../policy';
import type { Cloud, Settings } from '../platform';
import type { NoticeVersion } from '../schema';
import { shippedNumber, versionId } from './chain';

/** Instances whose release has all its notices stored. Settings stand for the instance, as in `cached`. */
const done = new WeakSet<Settings>();

/**
 * Stores each notice that this release ships with, as a version of its own: a later release ships another one, and what was
 * answered by this one must be replayed then. One round trip an instance, where nothing is missing.
 */
export async function keepShippedNotices(cloud: Cloud): Promise<void> {
  if (done.has(cloud.settings)) return;
  const ids = asVersions.map(({ _id }) => _id);
  const stored = await cloud.db.find('notice-versions', { filter: { _id: { in: ids } }, limit: ids.length });
  const known = new Set(stored.map(({ _id }) => _id));
  const missing = asVersions.filter(({ _id }) => !known.has(_id));
  for (const version of missing) await cloud.db.put('notice-versions', version);
  if (missing.length > 0) cloud.log('shipped-notices-kept', { count: missing.length });
  done.add(cloud.settings);
}

/** The number alone would be another notice's in the next release. */
const asVersions: readonly NoticeVersion[] = shippedNotices.map((notice) => {
  const version = versionOf(notice);
  return {
    _id: `${versionId(notice.id, shippedNumber)}-${version}`,
    notice: notice.id,
    number: shippedNumber,
    version,
    json: JSON.stringify(notice),
    trials: [],
  };
});
