import { isOnePerson } from '../officer-access';
import { daysForSecond, type Ending, type NoticeDraftActions } from '../../contract/notice-drafts';
import { type Cloud, refuse } from '../platform';
import type { NoticeChain, Officer } from '../schema';
import { named } from './propose';
import { requireStillAuthor } from './second-officer';
import { takeOut } from './take-out';
import { bringOut, requireChain } from './withdraw';

type Shape = NoticeDraftActions['notices.end'];

const dayMs = 24 * 3_600_000;

/** What one officer has asked to end, as long as a second one may agree. */
export function endingAt({ ending = null }: NoticeChain, now: number): Ending | null {
  return ending !== null && now < ending.at + daysForSecond * dayMs ? ending : null;
}

/**
 * Ends a version with which nothing is wrong: no price has to be stopped, so two officers say so. The first one's word is
 * noted; it ends when a second one says the same.
 */
export async function end(
  cloud: Cloud,
  officer: Officer,
  { notice, ...asked }: Shape['request'],
): Promise<Shape['data']> {
  const now = cloud.now();
  cloud.notes.about('notice', notice);
  const from = await cloud.db.transaction(async (tx) => {
    const held = await requireChain(tx, notice);
    cloud.notes.region = held.regions[0] ?? '';
    const first = endingAt(held, now);
    if (first === null || !isSame(first, asked)) {
      const ending: Ending = { ...asked, by: named(officer), at: now };
      await takeOut(tx, officer, { chain: held, out: ending, now });
      await tx.put('notice-chains', { ...held, ending });
      return null;
    }
    if (first.by.id === officer._id) return null;
    if (await isOnePerson(tx, officer, first.by)) throw refuse('SAME_PERSON', sameAsFirst);
    await requireStillAuthor(tx, first.by, held.regions);
    const out = { ...asked, by: first.by, agreer: named(officer), at: now };
    return (await bringOut(tx, officer, { held, out, now })).entry.from;
  });
  return { from };
}

const sameAsFirst = '提出的人和您登记为同一个人，请由另一位经办人同意。';

/** Whether a second officer may agree to an end; else why not. */
export async function mayAgreeToEnd(
  cloud: Cloud,
  officer: Officer,
  { by }: Ending,
): Promise<{ readonly may: true } | { readonly may: false; readonly why: string }> {
  if (by.id === officer._id) return { may: false, why: '这是您提出的，请另一位经办人来同意。' };
  return (await isOnePerson(cloud.db, officer, by)) ? { may: false, why: sameAsFirst } : { may: true };
}

/** The second one agrees to what he has read; whatever else he writes is an asking of his own. */
function isSame(first: Ending, { number, reason, words }: Omit<Shape['request'], 'notice'>): boolean {
  return first.number === number && first.reason === reason && first.words === words;
}
