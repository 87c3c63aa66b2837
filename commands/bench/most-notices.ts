import { mostNoticePlaces } from '../../contract/notice-drafts';
import type { NoticeDocument } from '../../policy';
import ruizhou from '../../policy/notices/ruizhou-2024.json';
import { countyRows } from '../../policy/regions/whole-country';

/** As long as an id may be. */
function idOf(at: number): string {
  return `place-${at}-`.padEnd(60, '2024');
}

/** The twelve digits of a village, of all counties in turn. */
function villageAt(place: number): string {
  const [county = ''] = countyRows[place % countyRows.length] ?? [];
  return `${county}101${String(200 + Math.floor(place / countyRows.length)).padStart(3, '0')}`;
}

/** 500 notices as large in an index as validation lets them be: thirty villages each, every other one over another. */
export const mostNotices = Array.from({ length: 500 }, (_, at) => ({
  ...ruizhou,
  id: idOf(at),
  regions: Array.from({ length: mostNoticePlaces }, (_place, place) =>
    villageAt(at * mostNoticePlaces + place),
  ),
  ...(at % 2 === 1 ? { overlays: idOf(at - 1) } : {}),
})) as unknown as readonly NoticeDocument[];
