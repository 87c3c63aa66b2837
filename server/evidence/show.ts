import type { ShownPicture } from '../../contract/evidence';
import type { Cloud } from '../platform';
import type { Evidence } from '../schema';
import { phoneIn } from './phone';
import { isKept } from './stored';

/** The pictures given for something, by the `_id` of what was given, each with a link that ends. Whoever may see them was asked before. Two round trips. */
export async function shownPictures(cloud: Cloud, id: string): Promise<readonly ShownPicture[]> {
  return withLinks(cloud, await cloud.db.get('evidence', id));
}

async function withLinks(cloud: Cloud, held: Evidence | null): Promise<readonly ShownPicture[]> {
  const kept = held?.pictures.filter(isKept) ?? [];
  const links = await cloud.files.linksTo(kept.map(({ fileId }) => fileId));
  return kept.flatMap(({ pictureId, bytes, at }, index) => {
    const link = links[index];
    return link ? [{ pictureId, bytes, at, link }] : [];
  });
}

/** All that somebody gave for something, as he himself reads it. Two round trips. */
export async function shownToGiver(
  cloud: Cloud,
  id: string,
): Promise<{ readonly pictures: readonly ShownPicture[]; readonly phone?: string }> {
  const held = await cloud.db.get('evidence', id);
  const phone = held === null ? null : phoneIn(cloud, held);
  return { pictures: await withLinks(cloud, held), ...(phone === null ? {} : { phone }) };
}

/** What stands in a list of what was given for one of its lines; absent where there is none of it. */
export interface GivenInShort {
  readonly pictures?: number;
  readonly hasPhone?: true;
}

/** The same by `_id`, for a list; one round trip for all. */
export async function givenFor(
  cloud: Cloud,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GivenInShort>> {
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find('evidence', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(
    found.map(({ _id, pictures, phone }) => {
      const count = pictures.filter(isKept).length;
      return [
        _id,
        { ...(count === 0 ? {} : { pictures: count }), ...(phone === undefined ? {} : { hasPhone: true }) },
      ];
    }),
  );
}
