import { mostFetchedNotices, mostIndexPlaces } from '../../contract/notice-index';
import type { NoticeEntry } from '../../policy/notice-index';
import { liesIn, regionPrefix } from '../../policy/region-names';
import { ask } from '../cloud/cloud';
import { answerSheet } from '../state/answers';
import { place } from '../state/place';
import { keepNoticeIndex, keepNotices, publishedNotices } from '../state/published-notices';
import { noticeIndex } from './notice-index';
import { noticesAtHand } from './notices-at-hand';

/** An office's notice holds from its hour on: a phone that is open learns of it within a minute. */
export const learnEveryMs = 60_000;

/** Asks the server what is in force, and fetches what is new where somebody is. Without a connection the ones at hand stay. */
export async function learnNewerNotices(): Promise<void> {
  const isTold = await learnIndex([place.get()?.region, answerSheet.get()?.region]);
  if (!isTold) return;
  await fetchNoticesOf(place.get()?.region);
  await fetchNoticesOf(answerSheet.get()?.region);
}

/** Asks for the index at some places, and at those asked about before. Resolves to whether the server answered. */
async function learnIndex(places: readonly (string | undefined)[]): Promise<boolean> {
  const { index } = publishedNotices.get();
  const known = [...places, ...(index?.at ?? [])].flatMap((region) => region ?? []);
  const at = [...new Set(known)].slice(0, mostIndexPlaces);
  try {
    const request = index === null ? { at } : { have: index.digest, at };
    const { digest, entries, elsewhere = [] } = await ask('resident', 'notices.index', request);
    if (entries !== null) keepNoticeIndex({ digest, entries, elsewhere, at });
    return true;
  } catch {
    return false; // Asked again in a minute.
  }
}

/** Fetches the notices of a place that are new, three at most. Resolves to whether nothing of it is missing now. */
export async function fetchNoticesOf(region: string | undefined): Promise<boolean> {
  if (region === undefined) return true;
  if (noticeIndex.get().isUnasked(region) && !(await learnIndex([region]))) return false;
  const ids = missingAt(region);
  if (ids.length === 0) return true;
  try {
    const { notices } = await ask('resident', 'notices.fetch', { ids });
    keepNotices(notices);
    return missingAt(region).length === 0;
  } catch {
    return false; // Asked again in a minute.
  }
}

function missingAt(region: string): readonly string[] {
  const { index } = publishedNotices.get();
  const missing = new Set(noticesAtHand(publishedNotices.get()).missing.map(({ id }) => id));
  return noticesOf(region, index?.entries ?? []).filter((id) => missing.has(id));
}

/** Ids of what holds in a place: of each year, the newest first, the nearest notice and what is laid over it. */
function noticesOf(region: string, entries: readonly NoticeEntry[]): readonly string[] {
  const here = entries.filter(({ regions }) => regions.some((own) => liesIn(region, own)));
  const years = [...new Set(here.map(({ year }) => year))].sort((one, other) => other - one);
  return years
    .flatMap((ofYear) =>
      noticesOfYear(
        region,
        here.filter(({ year }) => year === ofYear),
      ),
    )
    .slice(0, mostFetchedNotices);
}

function noticesOfYear(region: string, here: readonly NoticeEntry[]): readonly string[] {
  const reach = ({ regions }: NoticeEntry): number =>
    Math.max(...regions.filter((own) => liesIn(region, own)).map((own) => regionPrefix(own).length));
  const [base] = here
    .filter(({ overlays }) => overlays === undefined)
    .sort((one, other) => reach(other) - reach(one));
  if (base === undefined) return [];
  const over = here.filter(({ overlays }) => overlays === base.id);
  return [base, ...over].map(({ id }) => id);
}
