import { type NoticeDocument, shippedNotices, versionOf } from '../../policy';
import type { Cloud, Settings } from '../platform';
import type { NoticeVersion } from '../schema';
import { shippedNumber, versionId } from './chain';
import { policyInForce, shippedInside, shippedSetAside } from './registry';

/** By instance, the versions that were found stored. Settings stand for the instance, as in `cached`. */
const done = new WeakMap<Settings, string>();

/**
 * Stores each notice that this release ships with, as a version of its own: a later release ships another one, and what was
 * answered by this one must be replayed then. One round trip an instance, as long as it is the same notices.
 */
export async function keepShippedNotices(cloud: Cloud): Promise<void> {
  const { documents } = (await policyInForce(cloud)).policy;
  const versions = [...shippedNotices, ...narrowedIn(documents)].map(asVersion);
  const ids = versions.map(({ _id }) => _id);
  if (done.get(cloud.settings) === ids.join(' ')) return;
  const stored = await cloud.db.find('notice-versions', { filter: { _id: { in: ids } }, limit: ids.length });
  const known = new Set(stored.map(({ _id }) => _id));
  const missing = versions.filter(({ _id }) => !known.has(_id));
  for (const version of missing) await cloud.db.put('notice-versions', version);
  if (missing.length > 0) {
    cloud.log('shipped-notices-kept', { count: missing.length });
    await logSetAside(cloud);
  }
  done.set(cloud.settings, ids.join(' '));
}

/** What shipped, as it holds where an office published another notice of some of its places. */
function narrowedIn(documents: readonly NoticeDocument[]): readonly NoticeDocument[] {
  return documents.filter((notice) => {
    const shipped = shippedNotices.find(({ id }) => id === notice.id);
    return shipped !== undefined && shipped.rules === notice.rules && shipped !== notice;
  });
}

/** For the operator: the release brought a notice that an office has in another form, or of a part of an office's places. */
async function logSetAside(cloud: Cloud): Promise<void> {
  for (const { notice, region, by } of await shippedSetAside(cloud)) {
    cloud.log('shipped-notice-set-aside', { notice: notice.id, region, by: by.id });
  }
  for (const { notice, region, by } of await shippedInside(cloud)) {
    cloud.log('shipped-notice-inside', { notice: by.id, region, of: notice.id });
  }
}

/** By notice: its text and digest are the same at each of an instance's calls, and take milliseconds to make. */
const made = new WeakMap<NoticeDocument, NoticeVersion>();

function asVersion(notice: NoticeDocument): NoticeVersion {
  const known = made.get(notice) ?? makeVersion(notice);
  made.set(notice, known);
  return known;
}

/** The number alone would be another notice's in the next release. */
function makeVersion(notice: NoticeDocument): NoticeVersion {
  const version = versionOf(notice);
  return {
    _id: `${versionId(notice.id, shippedNumber)}-${version}`,
    notice: notice.id,
    number: shippedNumber,
    version,
    json: JSON.stringify(notice),
    trials: [],
  };
}
