import type { EvidenceKind, EvidenceOf, ShownPicture } from '../../contract/evidence';
import type { Cloud } from '../platform';
import { evidenceId, isKept } from './stored';

/** The pictures given for something, each with a link that ends. Whoever may see them was asked before. Two round trips. */
export async function shownPictures(cloud: Cloud, of: EvidenceOf): Promise<readonly ShownPicture[]> {
  const kept = (await cloud.db.get('evidence', evidenceId(of)))?.pictures.filter(isKept) ?? [];
  const links = await cloud.files.linksTo(kept.map(({ fileId }) => fileId));
  return kept.flatMap(({ pictureId, bytes, at }, index) => {
    const link = links[index];
    return link ? [{ pictureId, bytes, at, link }] : [];
  });
}

/** How many pictures were given, by what they are for; one round trip for all. */
export async function countPictures(
  cloud: Cloud,
  kind: EvidenceKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const filter = { _id: { in: ids.map((id) => evidenceId({ kind, id })) } };
  const found = await cloud.db.find('evidence', { filter, limit: ids.length });
  return new Map(found.map(({ about, pictures }) => [about, pictures.filter(isKept).length]));
}
