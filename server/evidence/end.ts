import { dayMs } from '../../contract/calendar-day';
import { pictureDays } from '../../contract/evidence';
import type { Cloud } from '../platform';
import type { Evidence } from '../schema';
import { dropPictures } from './give';
import { removeFiles } from './paths';
import { isLeft, lookAgainMs } from './stored';

/**
 * Where what something was given for stands: it waits, or was over at that moment (ms), or there is none. `over`: it doesn't say since
 * when, and the first look that sees it counts.
 */
export type Standing = 'waits' | 'none' | 'over' | { readonly overAt: number };

/**
 * For the timer: what nobody sent in time goes, and all of it once what it was given for is over long enough. Harmless to repeat,
 * and a run that is cut off is taken up again.
 */
export async function advanceEvidence(cloud: Cloud, evidence: Evidence, standing: Standing): Promise<void> {
  const now = cloud.now();
  const overAt = standing === 'over' ? (evidence.overAt ?? now) : overAtOf(standing);
  if (standing === 'none' || (overAt !== null && goesAt(overAt) <= now)) return removeAll(cloud, evidence);
  // Moved on first, so that two runs at once don't do it twice. What may come to wait again is looked at daily.
  const nextAt = overAt === null || standing === 'over' ? now + lookAgainMs : goesAt(overAt);
  const seen = standing === 'over' && overAt !== null ? { overAt } : {};
  await cloud.db.updateIf('evidence', evidence._id, { nextAt: evidence.nextAt }, { nextAt, ...seen });
  const left = evidence.pictures.filter((one) => isLeft(one, now));
  if (left.length > 0) await dropPictures(cloud, evidence._id, left);
}

function overAtOf(standing: Standing): number | null {
  return typeof standing === 'string' ? null : standing.overAt;
}

/** The last moment, ms, at which pictures are still kept of something that was over then. */
export function goesAt(overAt: number): number {
  return overAt + pictureDays * dayMs;
}

async function removeAll(cloud: Cloud, { _id, pictures }: Evidence): Promise<void> {
  await removeFiles(cloud, pictures);
  await cloud.db.remove('evidence', _id);
}

/** All that somebody gave until then (ms), files and list, for good. */
export async function eraseEvidenceOf(cloud: Cloud, openId: string, until: number): Promise<void> {
  for (;;) {
    const found = await cloud.db.find('evidence', {
      filter: { openId, createdAt: { lte: until } },
      limit: 100,
    });
    for (const evidence of found) await removeAll(cloud, evidence);
    if (found.length < 100) return;
  }
}
