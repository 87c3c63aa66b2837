import { mostIndexBytes, type NoticeIndexReply } from '../../contract/notice-index';
import { utf8Length } from '../../contract/request-size';
import type { NoticeEntry } from '../../policy/notice-index';
import { liesIn } from '../../policy/region-names';

type Part = Required<Pick<NoticeIndexReply, 'elsewhere'>> & { readonly entries: readonly NoticeEntry[] };

/** Digest, field names and brackets. */
export const envelopeBytes = 256;

function bytesOf(value: unknown): number {
  return utf8Length(JSON.stringify(value)) + 1;
}

/** To the county: of these there are three thousand and no more, however many streets and villages notices name. */
function countyOf(region: string): string {
  return region.slice(0, 6);
}

/** With those of its places alone in which one of the asked ones lies, or that lie in one. */
function atPlaces(entry: NoticeEntry, at: readonly string[]): NoticeEntry {
  const isAt = (own: string): boolean => at.some((place) => liesIn(place, own) || liesIn(own, place));
  return { ...entry, regions: entry.regions.filter(isAt) };
}

/**
 * What a phone needs of an index that is too large for it: the notices that speak of the places where somebody is, then those
 * of parts of these as far as there is room, and of all others only the counties.
 */
export function indexPart(entries: readonly NoticeEntry[], at: readonly string[]): Part {
  const speaks = ({ regions }: NoticeEntry): boolean =>
    regions.some((own) => at.some((place) => liesIn(place, own)));
  const near = entries.map((entry) => atPlaces(entry, at)).filter(({ regions }) => regions.length > 0);
  const ordered = [...near.filter(speaks), ...near.filter((entry) => !speaks(entry))];
  const everywhere = [...new Set(entries.flatMap(({ regions }) => regions.map(countyOf)))].sort();
  let room = mostIndexBytes - envelopeBytes - bytesOf(everywhere);
  const taken: NoticeEntry[] = [];
  for (const entry of ordered) {
    room -= bytesOf(entry);
    if (room < 0) break;
    taken.push(entry);
  }
  return { entries: taken, elsewhere: everywhere };
}
