import { type NoticeDocument, shippedNotices } from '../../policy';
import { inForceAt, storedChain, storedVersion, waitingAt } from '../policy-registry';
import { type Documents, refuse } from '../platform';
import type { NoticeChain } from '../schema';
import { headOf } from './read-draft';

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
 * Takes a notice's places for its year. One that the version before it had and it hasn't is free once that one holds no
 * more. Throws `OTHER_NOTICE` as {@link requireFreePlaces}.
 */
export async function takePlaces(tx: Documents, notice: NoticeDocument, now: number): Promise<void> {
  await requireFreePlaces(tx, notice, now);
  const ids = holderIds(spoken(notice));
  for (const _id of ids) await tx.put('notice-places', { _id, notice: notice.id });
}

/** Keeps a chain's places, but for those that another notice has. */
export async function keepPlaces(tx: Documents, chain: NoticeChain, now: number): Promise<void> {
  for (const _id of holderIds(chain)) {
    const holder = await holderOf(tx, _id, now);
    if (holder === '') await tx.put('notice-places', { _id, notice: chain._id });
  }
}

/** The notice that has one of a chain's places instead of it; null where none has. */
export async function holderElsewhere(
  documents: Documents,
  chain: NoticeChain,
  now: number,
): Promise<string | null> {
  for (const id of holderIds(chain)) {
    const holder = await holderOf(documents, id, now);
    if (holder !== '' && holder !== chain._id) return holder;
  }
  return null;
}

/** Gives a chain's places free, so that another notice may speak of them. */
export async function freePlaces(tx: Documents, chain: NoticeChain): Promise<void> {
  for (const _id of holderIds(chain)) await tx.put('notice-places', { _id, notice: '' });
}

async function holderOf(tx: Documents, holderId: string, now: number): Promise<string> {
  const held = await tx.get('notice-places', holderId);
  const shipped = shippedNotices.find((notice) => holderIds(spoken(notice)).includes(holderId))?.id;
  const id = held === null ? (shipped ?? '') : held.notice;
  const chain = id === '' ? null : await storedChain(tx, id);
  return chain !== null && (await speaksOf(tx, chain, holderId, now)) ? id : '';
}

/** Whether a chain's last version speaks of a place, or the one before it that holds until the last one's hour. */
async function speaksOf(tx: Documents, chain: NoticeChain, holderId: string, now: number): Promise<boolean> {
  const { _id, year, entries } = chain;
  const standing = inForceAt(entries, now);
  const speaks = standing !== null || waitingAt(entries, now) !== null;
  if (speaks && holderIds(chain).includes(holderId)) return true;
  const json = standing === null ? null : await storedVersion(tx, _id, standing);
  if (json === null) return false;
  const { regions, overlays = null } = headOf(json);
  return holderIds({ year, regions, overlays }).includes(holderId);
}

function refusedFor(holder: string): Error {
  const words = `这个地方这个年度已经有一份通知（${holder}）。要修改或代替它，请打开那一份，作为它的下一版提出。`;
  return refuse('OTHER_NOTICE', words, { field: 'notice.id', details: { notice: holder } });
}
