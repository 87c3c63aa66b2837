import type { FoundPlace, PlaceActions } from '../../contract/places';
import { regionTrail } from '../../policy/region-names';
import { countyRows, formerCountyRows } from '../../policy/regions/whole-country';

const mostShown = 20;

interface Entry extends FoundPlace {
  readonly name: string;
  readonly path: string;
  readonly letters: string;
  /** Codes by which it is found: its own, or the one that was given up. */
  readonly byCode: string;
}

/** 广东东莞 finds 广东省东莞市. */
function bare(name: string): string {
  return name.replace(/[省市区县]/g, '');
}

function placeAt(code: string): Pick<Entry, 'code' | 'trail' | 'path'> {
  const trail = regionTrail(code);
  return { code, trail, path: trail.map(({ name }) => name).join('') };
}

function presentEntries(): readonly Entry[] {
  return countyRows.map(([code, name, letters]) => ({
    ...placeAt(code),
    name,
    letters,
    byCode: code,
  }));
}

function formerEntries(): readonly Entry[] {
  return formerCountyRows.map(([code, name, letters, until, now]) => ({
    ...placeAt(now),
    name,
    letters,
    byCode: code,
    formerly: { name, until },
  }));
}

let entries: readonly Entry[] | undefined;

/** Made with the first search of an instance, of those that are there now first. */
function allEntries(): readonly Entry[] {
  entries ??= [...presentEntries(), ...formerEntries()];
  return entries;
}

/** How well an entry fits, 0 the best; null where it doesn't. What is written may leave out the last 市 or 县. */
function rank({ name, path, letters, byCode, formerly }: Entry, text: string): number | null {
  if ([name, name.slice(0, -1), letters, letters.slice(0, -1), byCode].includes(text)) return 0;
  if (name.startsWith(text) || letters.startsWith(text)) return 1;
  const known = formerly === undefined ? path : name;
  if (known.includes(text)) return 2;
  return bare(text) !== '' && bare(known).includes(bare(text)) ? 3 : null;
}

/** Each place once, as it fits best: an earlier name says nothing beside the present one. */
function eachOnce(found: readonly Entry[]): readonly Entry[] {
  const first = new Map<string, Entry>();
  for (const entry of found) if (!first.has(entry.code)) first.set(entry.code, entry);
  return [...first.values()];
}

/** Places of the whole country by name, earlier name, first letters of pinyin or code, the best fitting first. */
export function findPlaces(written: string): PlaceActions['places.find']['data'] {
  const text = written.replace(/\s/g, '').toLowerCase();
  if (text === '') return { places: [], more: false };
  const ranked = allEntries().map((entry) => ({ entry, rank: rank(entry, text) }));
  const fitting = [0, 1, 2, 3].flatMap((wanted) => ranked.filter((one) => one.rank === wanted));
  const found = eachOnce(fitting.map(({ entry }) => entry));
  const places = found.slice(0, mostShown).map(({ code, trail, formerly }) => ({
    code,
    trail,
    ...(formerly === undefined ? {} : { formerly }),
  }));
  return { places, more: found.length > mostShown };
}
