import type { PlaceRow } from '../../contract/places';
import { childRegions, liesIn, parentRegion } from '../../policy/region-names';
import { RowError } from '../imports';
import { type Cloud, refuse } from '../platform';
import { addedNow, countyOf } from './known-places';
import { bareVillage } from './village-name';

/** Codes made here end in 901 to 999, which the official lists leave free. */
const firstMade = 901;
const lastMade = 999;

/** The streets and villages of a county, as they stand while rows are gone through. */
export interface CountyPlaces {
  /** Below which the rows' places lie: the county, or a street of it. */
  readonly region: string;
  readonly names: Map<string, string>;
  /** Codes of the rows so far. */
  readonly seen: Set<string>;
}

/** What there is below a county or a street now. Throws `REGION_TOO_WIDE` and `REGION_UNKNOWN`. */
export async function countyPlaces(cloud: Cloud, region: string): Promise<CountyPlaces> {
  const county = countyOf(region);
  if (county === null || region.length > 9) {
    throw refuse('REGION_TOO_WIDE', '请先选到区、县，或者它下面的街道、乡镇，再添加。', { field: 'region' });
  }
  const added = await addedNow(cloud, county);
  const names = new Map([...listedBelow(county), ...added.map(({ _id, name }) => [_id, name] as const)]);
  if (region.length > 6 && !names.has(region)) {
    throw refuse('REGION_UNKNOWN', '没有这个街道、乡镇，请先添加它。', { field: 'region' });
  }
  return { region, names, seen: new Set() };
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

/** The code under which a row's place is to stand, or already does; of two rows of one place the second is none. Throws {@link RowError}. */
export function codeOf(row: PlaceRow, places: CountyPlaces): string {
  requireForm(row);
  const code = row.code === undefined ? madeCode(row, places) : givenCode(row.code, row, places);
  if (places.seen.has(code)) throw new RowError('name', '和前面一行是同一个地方，请去掉一行。');
  places.seen.add(code);
  return code;
}

/** The code under which a row's place stands; null where it doesn't. */
export function standingCode(
  { name, code, above }: PlaceRow,
  { region, names }: CountyPlaces,
): string | null {
  if (code !== undefined) return names.has(code) ? code : null;
  const parent = above === undefined ? region : streetCalled(above, names);
  return parent === undefined ? null : (childCalled(name, parent, names) ?? null);
}

/** Another place of the same street that is called nearly so: `濠溪村` beside `濠溪村委会`. */
export function likeNamed(
  { name, code, above }: PlaceRow,
  { region, names }: CountyPlaces,
): { readonly code: string; readonly name: string } | null {
  const parent =
    code === undefined ? (above === undefined ? region : streetCalled(above, names)) : parentRegion(code);
  for (const [other, known] of names) {
    const isLike = parentRegion(other) === parent && bareVillage(known) === bareVillage(name);
    if (isLike && other !== code) return { code: other, name: known };
  }
  return null;
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
