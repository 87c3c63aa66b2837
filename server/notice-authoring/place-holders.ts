import { type NoticeDocument, shippedNotices } from '../../policy';
import { holderIds, inForceAt, spokenBy, storedChain, storedVersion, waitingAt } from '../policy-registry';
import { type Documents, refuse } from '../platform';
import type { NoticeChain } from '../schema';
import { headOf } from './read-draft';

/** One chain of versions a place and year. Throws `OTHER_NOTICE` where another has one of a notice's, published or shipped. */
export async function requireFreePlaces(
  documents: Documents,
  notice: NoticeDocument,
  now: number,
): Promise<void> {
  for (const id of holderIds(spokenBy(notice))) {
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
  const ids = holderIds(spokenBy(notice));
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

/** Gives a chain's places free, so that another notice may speak of them; one that another has stays that one's. */
export async function freePlaces(tx: Documents, chain: NoticeChain): Promise<void> {
  for (const _id of holderIds(chain)) {
    const holder = (await tx.get('notice-places', _id))?.notice ?? chain._id;
    if (holder === chain._id) await tx.put('notice-places', { _id, notice: '' });
  }
}

async function holderOf(tx: Documents, holderId: string, now: number): Promise<string> {
  const held = await tx.get('notice-places', holderId);
  const shipped = shippedNotices.find((notice) => holderIds(spokenBy(notice)).includes(holderId))?.id;
  // A release may have shipped one of the place after an office had taken it: it has the place once that one is gone.
  for (const id of [held?.notice ?? '', shipped ?? '']) {
    const chain = id === '' ? null : await storedChain(tx, id);
    if (chain !== null && (await speaksOf(tx, chain, holderId, now))) return id;
  }
  return '';
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
