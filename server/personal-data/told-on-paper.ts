import { type Cloud, refuse } from '../platform';
import { placesBelow } from '../places';
import { olderEventsOf } from '../enrolment';
import type { EnrolmentRecord, OlderEvents, PersonEvent } from '../schema';

/** More than one sheet for an agent to walk with; the next list goes on from there. */
const most = 200;
/** A county has as many streets and villages. */
const mostPlaces = 600;
/** A step under way stores what it dated when it began; none takes so long. */
const underWayMs = 60_000;

export interface ToldOnPaper {
  readonly records: readonly EnrolmentRecord[];
  /** What was set apart of them. */
  readonly older: readonly OlderEvents[];
  readonly events: readonly PersonEvent[];
  /** What happened later is told by the next list, ms. */
  readonly until: number;
  /** Nothing was left for want of room. */
  readonly isWhole: boolean;
}

export interface Whereof {
  readonly region: string;
  /** {@link placesIn} it. */
  readonly places: readonly string[];
}

/**
 * What changed in a place and all below it after `since` (ms) and not in this very minute, the oldest first and no more than a
 * sheet of it. Four round trips.
 */
export async function toldOnPaperSince(
  cloud: Cloud,
  { region, places }: Whereof,
  since: number,
): Promise<ToldOnPaper> {
  const settled = Math.max(since, cloud.now() - underWayMs);
  const updatedAt = { gt: since };
  const options = { orderBy: [['updatedAt', 'asc']], limit: most } as const;
  const [insured, open, events] = await Promise.all([
    cloud.db.find('records', { filter: { insuredIn: { in: places }, updatedAt }, ...options }),
    cloud.db.find('records', { filter: { openIn: region, updatedAt }, ...options }),
    cloud.db.find('person-events', {
      filter: { region: { in: places }, at: { gt: since } },
      orderBy: [['at', 'asc']],
      limit: most,
    }),
  ]);
  const records = [...insured, ...open];
  const moments = [...records.map(({ updatedAt: at }) => at), ...events.map(({ at }) => at)];
  const last = moments.sort((one, other) => one - other)[most - 1];
  const isWhole = last === undefined;
  // Those of the very moment at which the sheet is full are on the next one.
  const onSheet = isWhole ? records : records.filter(({ updatedAt: at }) => at < last);
  const until = isWhole ? settled : Math.min(settled, last - 1);
  return {
    records: onSheet,
    older: await olderEventsOf(cloud, onSheet),
    events: events.filter(({ at }) => at <= until),
    until,
    isWhole,
  };
}

/** A place and all below it. Throws `TOO_WIDE`. */
export async function placesIn(cloud: Cloud, region: string): Promise<readonly string[]> {
  const found = [region];
  for (let at = 0; at < found.length; at += 1) {
    const place = found[at] ?? region;
    if (place.length >= 12) continue;
    const { places } = await placesBelow(cloud, place);
    found.push(...places.map(({ code }) => code));
    if (found.length > mostPlaces || places.some(({ code }) => code.length === 6)) {
      throw refuse('TOO_WIDE', '这个范围太大，请由区县、街道或乡镇的经办人员取名单。');
    }
  }
  return found;
}
