import type { PlaceRow, PlacesAdded } from '../../contract/places';
import { childRegions, learnRegions, liesIn, parentRegion } from '../../policy/region-names';
import { RowError, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { addedNow, countyOf } from './known-places';

/** Codes made here end in 901 to 999, which the official lists leave free. */
const firstMade = 901;
const lastMade = 999;

/** The streets and villages of a county, as they stand while rows are taken. */
interface CountyPlaces {
  readonly region: string;
  readonly names: Map<string, string>;
  /** What this call has taken already. */
  readonly seen: Set<string>;
}

function listedBelow(code: string): readonly (readonly [string, string])[] {
  return childRegions(code).flatMap((child) => [
    [child.code, child.name] as const,
    ...listedBelow(child.code),
  ]);
}

function requireForm({ name, code }: PlaceRow): void {
  if (!/^[\p{Script=Han}A-Za-z0-9·（）()]{2,30}$/u.test(name)) {
    throw new RowError('name', '名称用汉字，2至30个字，不要有空格和标点。');
  }
  if (code !== undefined && !/^[1-9]\d{8}(\d{3})?$/.test(code)) {
    throw new RowError('code', '代码是9位（街道、乡镇）或12位（村、社区）数字；没有代码就空着。');
  }
}

/** The code under which a row's place is to stand, or already does. Throws {@link RowError}. */
function codeOf(row: PlaceRow, places: CountyPlaces): string {
  requireForm(row);
  return row.code === undefined ? madeCode(row, places) : givenCode(row.code, row, places);
}

function givenCode(code: string, { name, above }: PlaceRow, { region, names }: CountyPlaces): string {
  if (code === region || !liesIn(code, region) || !code.startsWith(region)) {
    throw new RowError('code', '这个代码不在所选地方的下面，请照区划代码表检查。');
  }
  const parent = parentRegion(code) ?? '';
  if (parent.length > 6 && !names.has(parent)) {
    throw new RowError('code', `还没有代码是${parent}的街道、乡镇，请先加它，再加下面的村。`);
  }
  if (above !== undefined && streetCalled(above, names) !== parent) {
    throw new RowError('above', `代码前9位是${parent}，和所写的上级对不上。`);
  }
  const held = names.get(code);
  if (held !== undefined && held !== name) throw new RowError('code', `这个代码已经是“${held}”的。`);
  const other = childCalled(name, parent, names);
  if (other !== undefined && other !== code)
    throw new RowError('name', `“${name}”已经有了，代码是${other}。`);
  return code;
}

function madeCode({ name, above }: PlaceRow, { region, names }: CountyPlaces): string {
  const parent = above === undefined ? region : streetCalled(above, names);
  if (parent === undefined || !parent.startsWith(region)) {
    throw new RowError('above', `没有找到上级“${above ?? ''}”，请写街道、乡镇的名称或9位代码，并先加上它。`);
  }
  return childCalled(name, parent, names) ?? freeCode(parent, names);
}

function streetCalled(words: string, names: CountyPlaces['names']): string | undefined {
  const streets = [...names].filter(([code]) => code.length === 9);
  return streets.find(([code, name]) => code === words || name === words)?.[0];
}

function childCalled(name: string, parent: string, names: CountyPlaces['names']): string | undefined {
  return [...names].find(([code, known]) => known === name && parentRegion(code) === parent)?.[0];
}

function freeCode(parent: string, names: CountyPlaces['names']): string {
  for (let number = firstMade; number <= lastMade; number += 1) {
    if (!names.has(`${parent}${number}`)) return `${parent}${number}`;
  }
  throw new RowError('code', `没有写代码的地方最多加${lastMade - firstMade + 1}个，请写上区划代码。`);
}

/** Whether the place is there already: a file may be handed in any number of times. */
async function takeRow(
  cloud: Cloud,
  officer: Officer,
  places: CountyPlaces,
  row: PlaceRow,
): Promise<boolean> {
  const code = codeOf(row, places);
  if (places.seen.has(code)) throw new RowError('name', '和前面一行是同一个地方，请去掉一行。');
  places.seen.add(code);
  if (places.names.has(code)) return true;
  const taken = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('added-places', code);
    if (held !== null) return held;
    const place = { _id: code, name: row.name, officerId: officer._id, at: cloud.now() };
    await tx.put('added-places', place);
    return place;
  });
  places.names.set(code, taken.name);
  learnRegions({ names: [[code, taken.name]] });
  if (taken.name === row.name) return false;
  // Somebody else took the code in this moment: a made one moves on, a given one is refused.
  places.seen.delete(code);
  return takeRow(cloud, officer, places, row);
}

/**
 * Adds streets, towns, villages and communities below a county or a street of the officer's. Wrong rows are listed, the rest
 * is taken. Throws `OTHER_REGION` and `REGION_TOO_WIDE`.
 */
export async function addPlaces(
  cloud: Cloud,
  officer: Officer,
  { region, rows }: { readonly region: string; readonly rows: readonly PlaceRow[] },
): Promise<PlacesAdded> {
  requireResponsible(officer, region);
  const county = countyOf(region);
  if (county === null || region.length > 9) {
    throw refuse('REGION_TOO_WIDE', '请先选到区、县，或者它下面的街道、乡镇，再添加。', { field: 'region' });
  }
  const added = await addedNow(cloud, county);
  const names = new Map([...listedBelow(county), ...added.map(({ _id, name }) => [_id, name] as const)]);
  if (region.length > 6 && !names.has(region)) {
    throw refuse('REGION_UNKNOWN', '没有这个街道、乡镇，请先添加它。', { field: 'region' });
  }
  const places: CountyPlaces = { region, names, seen: new Set() };
  const outcome = await takeRows({
    rows,
    counts: { already: 0 },
    take: async (row) => ({ already: (await takeRow(cloud, officer, places, row)) ? 1 : 0 }),
  });
  return { taken: outcome.taken, rejected: outcome.rejected, already: outcome.counts.already };
}

/** What offices have added below a place, for the office itself: as it stands this moment. */
export async function addedPlaces(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  requireResponsible(officer, region);
  const county = countyOf(region);
  if (county === null) return [];
  const added = await addedNow(cloud, county);
  return added
    .filter(({ _id }) => _id.startsWith(region) && _id !== region)
    .map(({ _id, name }) => ({ code: _id, name }));
}
