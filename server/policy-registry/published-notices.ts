import type { PublishedNotice } from '../../contract/resident';
import { type Cloud, cached } from '../platform';
import type { StoredNotice } from '../schema';
import { currentNoticeShape } from './notice-of-release-0-1';

/** More notices than this an operator replaces by a new version of the app. */
const mostNotices = 100;

/** All notices that offices have published, newest first. One round trip a minute and instance. */
export function publishedNotices(cloud: Cloud): Promise<readonly StoredNotice[]> {
  return cached(cloud, 'published-notices', async () => {
    const stored = await cloud.db.find('published-notices', {
      filter: {},
      orderBy: [['publishedAt', 'desc']],
      limit: mostNotices,
    });
    return stored.map(currentNoticeShape);
  });
}

/** Those the caller doesn't have in this version. `have`: notice id → version. */
export async function newerThan(
  cloud: Cloud,
  have: Readonly<Record<string, string>>,
): Promise<readonly PublishedNotice[]> {
  return (await publishedNotices(cloud))
    .filter(({ _id, version }) => have[_id] !== version)
    .map(({ _id, version, publishedAt, json }) => ({
      id: _id,
      version,
      publishedAt,
      notice: JSON.parse(json) as unknown,
    }));
}
