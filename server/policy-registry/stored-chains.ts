import { withPlacesAbove } from '../../policy/region-names';
import { type NoticeDocument, shippedNotices, readNotice } from '../../policy';
import { type Cloud, type Documents } from '../platform';
import type { Collections, NoticeChain, StoredNotice } from '../schema';
import { inForceAt, shippedNumber, versionId } from './chain';
import { currentNoticeShape } from './notice-of-release-0-1';
import { shippedNotice } from './shipped';

/** How many chains one query reads. */
const pageSize = 500;

/** All chains, as they are stored this moment. Those that release 0.1 left are read as chains of one version. */
export async function readChains(cloud: Cloud): Promise<readonly NoticeChain[]> {
  // The old ones first: what is moved meanwhile is then found among the chains.
  const before = await allOf(cloud, 'published-notices');
  const chains = await allOf(cloud, 'notice-chains');
  const known = new Set(chains.map(({ _id }) => _id));
  return [
    ...chains,
    ...before.filter(({ _id }) => !known.has(_id)).flatMap((stored) => readable(cloud, stored)),
  ];
}

function readable(cloud: Cloud, stored: StoredNotice): readonly NoticeChain[] {
  const chain = chainBefore(stored);
  if (chain === null) cloud.log('published-notice-unreadable', { notice: stored._id });
  return chain === null ? [] : [chain];
}

async function allOf<Name extends 'published-notices' | 'notice-chains'>(
  cloud: Cloud,
  name: Name,
): Promise<readonly Collections[Name][]> {
  const all: Collections[Name][] = [];
  for (;;) {
    const page: Collections[Name][] = await cloud.db.find(name, {
      filter: {},
      orderBy: [['_id', 'asc']],
      limit: pageSize,
      skip: all.length,
    });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

/** What release 0.1 published, as the first version of a chain; null where it can't be read. */
export function chainBefore(stored: StoredNotice): NoticeChain | null {
  const { _id, version, json, publishedAt, officerId } = currentNoticeShape(stored);
  const notice = parsed(json);
  if (notice === null) return null;
  return {
    ...placesOf(notice),
    _id,
    entries: [
      {
        kind: 'published',
        number: 1,
        version,
        ...paperOf(notice),
        from: publishedAt,
        proposer: { id: officerId, name: '' },
        proposedAt: publishedAt,
        agreer: null,
        agreedAt: publishedAt,
      },
    ],
  };
}

/** Where and for which year a notice speaks, as its chain has it. */
export function placesOf({
  year,
  regions,
  overlays,
}: Pick<NoticeDocument, 'year' | 'regions' | 'overlays'>): Pick<
  NoticeChain,
  'year' | 'regions' | 'overlays' | 'places'
> {
  const places = [...new Set(regions.flatMap(withPlacesAbove))];
  return { year, regions, overlays: overlays ?? null, places };
}

/** What the paper says of itself. */
export function paperOf({ title, documentNumber, issuedOn }: NoticeDocument) {
  return { title, documentNumber: documentNumber ?? null, issuedOn: issuedOn ?? null };
}

function parsed(json: string): NoticeDocument | null {
  try {
    return readNotice(JSON.parse(json), 'stored');
  } catch {
    return null;
  }
}

/** A chain as it is stored this moment, never from a cache; one that only ships has no entries. Null for an unknown id. */
export async function storedChain(documents: Documents, id: string): Promise<NoticeChain | null> {
  const chain = await documents.get('notice-chains', id);
  if (chain !== null) return chain;
  const before = await documents.get('published-notices', id);
  const moved = before === null ? null : chainBefore(before);
  if (moved !== null) return moved;
  const shipped = shippedNotice(id);
  return shipped === undefined ? null : { _id: id, ...placesOf(shipped), entries: [] };
}

/** A version's notice as text, as it is stored this moment; null where there is none. */
export async function storedVersion(
  documents: Documents,
  id: string,
  number: number,
): Promise<string | null> {
  if (number === shippedNumber) {
    const shipped = shippedNotice(id);
    return shipped === undefined ? null : JSON.stringify(shipped);
  }
  const version = await documents.get('notice-versions', versionId(id, number));
  if (version !== null) return version.json;
  const before = number === 1 ? await documents.get('published-notices', id) : null;
  return before === null ? null : currentNoticeShape(before).json;
}

/** Which version of each chain holds at a moment; those that only ship among them. */
export function heldAt(
  chains: readonly NoticeChain[],
  at: number,
): readonly { readonly id: string; readonly number: number }[] {
  const known = new Set(chains.map(({ _id }) => _id));
  const shipped = shippedNotices.filter(({ id }) => !known.has(id));
  return [
    ...shipped.map(({ id }) => ({ id, number: shippedNumber })),
    ...chains.flatMap(({ _id: id, entries }) => {
      const number = inForceAt(entries, at);
      return number === null ? [] : [{ id, number }];
    }),
  ];
}
