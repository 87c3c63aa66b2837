import { type NoticeDocument, readNotice } from '../../policy';
import type { Cloud, Settings } from '../platform';
import { shippedNumber, versionId } from './chain';
import { currentNoticeShape } from './notice-of-release-0-1';
import { type HeldVersion, withoutPlacesOfPublished } from './set-aside';
import { shippedNotice } from './shipped';

/** Contents of one query: some megabytes. */
const pageSize = 50;

interface Numbered {
  readonly id: string;
  readonly number: number;
}

/** A version never changes, so an instance reads it once. Settings stand for the instance, as in `cached`. */
const instances = new WeakMap<Settings, Map<string, NoticeDocument | null>>();

/**
 * The notices of these versions; one that this release can't read is left out and logged, so that the others count. What
 * shipped is left out where an office published another one.
 */
export async function noticesOf(
  cloud: Cloud,
  versions: readonly Numbered[],
): Promise<readonly NoticeDocument[]> {
  const known = instances.get(cloud.settings) ?? new Map<string, NoticeDocument | null>();
  instances.set(cloud.settings, known);
  const published = versions.filter(({ number }) => number !== shippedNumber);
  const missing = published.filter(({ id, number }) => !known.has(versionId(id, number)));
  for (const [name, json] of await readTexts(cloud, missing)) known.set(name, read(cloud, name, json));
  const held = versions.flatMap(({ id, number }): readonly HeldVersion[] => {
    const read = number === shippedNumber ? shippedNotice(id) : known.get(versionId(id, number));
    // A notice of a later format: what shipped goes on counting.
    const notice = read ?? shippedNotice(id);
    return notice === undefined ? [] : [{ number, notice }];
  });
  return withoutPlacesOfPublished(held);
}

async function readTexts(cloud: Cloud, wanted: readonly Numbered[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let at = 0; at < wanted.length; at += pageSize) {
    const page = wanted.slice(at, at + pageSize);
    const ids = page.map(({ id, number }) => versionId(id, number));
    const found = await cloud.db.find('notice-versions', { filter: { _id: { in: ids } }, limit: pageSize });
    for (const { _id, json } of found) texts.set(_id, json);
    const unmoved = page.filter(({ id, number }) => number === 1 && !texts.has(versionId(id, number)));
    for (const { id } of unmoved) {
      const before = await cloud.db.get('published-notices', id);
      if (before !== null) texts.set(versionId(id, 1), currentNoticeShape(before).json);
    }
  }
  return texts;
}

function read(cloud: Cloud, name: string, json: string): NoticeDocument | null {
  try {
    return readNotice(JSON.parse(json), name);
  } catch {
    cloud.log('published-notice-unreadable', { notice: name });
    return null;
  }
}
