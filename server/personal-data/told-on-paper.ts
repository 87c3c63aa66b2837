import { type Cloud, refuse } from '../platform';
import { placesBelow } from '../places';
import type { EnrolmentRecord, PersonEvent } from '../schema';

/** More than one sheet for an agent to walk with; the next list goes on from there. */
const most = 200;
/** A county has as many streets and villages. */
const mostPlaces = 600;

export interface ToldOnPaper {
  readonly records: readonly EnrolmentRecord[];
  readonly events: readonly PersonEvent[];
  /** The next list goes on from there, ms. */
  readonly until: number;
}

/**
 * What changed in a place and all below it after `since` (ms), the oldest first and no more than a sheet of it. Throws
 * `TOO_WIDE`.
 */
export async function toldOnPaperSince(cloud: Cloud, region: string, since: number): Promise<ToldOnPaper> {
  const places = await placesIn(cloud, region);
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
  if (last === undefined) return { records, events, until: cloud.now() };
  // Those of the very moment at which the sheet is full are on the next one.
  return {
    records: records.filter(({ updatedAt: at }) => at < last),
    events: events.filter(({ at }) => at < last),
    until: last - 1,
  };
}

/** A place and all below it. Throws `TOO_WIDE`. */
async function placesIn(cloud: Cloud, region: string): Promise<readonly string[]> {
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
