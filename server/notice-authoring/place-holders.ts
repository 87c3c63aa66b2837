import { type NoticeDocument, shippedNotices } from '../../policy';
import { inForceAt, storedChain } from '../policy-registry';
import { type Documents, refuse } from '../platform';
import type { NoticeChain } from '../schema';

type Spoken = Pick<NoticeChain, 'year' | 'regions' | 'overlays'>;

/** The `_id` under which a place is held for a year: `2024-140500`, `2024-220202-over-jilin-province-2024`. */
export function holderIds({ year, regions, overlays }: Spoken): readonly string[] {
  const over = overlays === null ? '' : `-over-${overlays}`;
  return regions.map((region) => `${year}-${region}${over}`);
}

function spoken({
  year,
  regions,
  overlays = null,
}: Pick<NoticeDocument, 'year' | 'regions'> & {
  readonly overlays?: string | null;
}): Spoken {
  return { year, regions, overlays };
}

/** One chain of versions a place and year. Throws `OTHER_NOTICE` where another has one of a notice's, published or shipped. */
export async function requireFreePlaces(
  documents: Documents,
  notice: NoticeDocument,
  now: number,
): Promise<void> {
  for (const id of holderIds(spoken(notice))) {
    const holder = await holderOf(documents, id, now);
    if (holder !== '' && holder !== notice.id) throw refusedFor(holder);
  }
}

/**
 * Takes a notice's places for its year, and gives those free that the version before it had and it hasn't. Throws
 * `OTHER_NOTICE` as {@link requireFreePlaces}.
 */
export async function takePlaces(
  tx: Documents,
  notice: NoticeDocument,
  before: NoticeChain | null,
  now: number,
): Promise<void> {
  await requireFreePlaces(tx, notice, now);
  const ids = holderIds(spoken(notice));
  for (const _id of ids) await tx.put('notice-places', { _id, notice: notice.id });
  const left = before === null ? [] : holderIds(before).filter((id) => !ids.includes(id));
  for (const _id of left) await tx.put('notice-places', { _id, notice: '' });
}

/** Gives a chain's places free, so that another notice may speak of them. */
export async function freePlaces(tx: Documents, chain: NoticeChain): Promise<void> {
  for (const _id of holderIds(chain)) await tx.put('notice-places', { _id, notice: '' });
}

async function holderOf(tx: Documents, holderId: string, now: number): Promise<string> {
  const held = await tx.get('notice-places', holderId);
  if (held !== null) return held.notice;
  const shipped = shippedNotices.find((notice) => holderIds(spoken(notice)).includes(holderId));
  if (shipped === undefined) return '';
  // Release 0.1 may have published another version of it, for other places.
  const chain = await storedChain(tx, shipped.id);
  const speaks = chain !== null && holderIds(chain).includes(holderId);
  return speaks && inForceAt(chain.entries, now) !== null ? shipped.id : '';
}

function refusedFor(holder: string): Error {
  const words = `这个地方这个年度已经有一份通知（${holder}）。要修改或代替它，请打开那一份，作为它的下一版提出。`;
  return refuse('OTHER_NOTICE', words, { field: 'notice.id', details: { notice: holder } });
}
