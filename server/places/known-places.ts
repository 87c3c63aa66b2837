import type { NamedPlace, PlaceActions } from '../../contract/places';
import {
  childRegions,
  currentRegion,
  isRegionCode,
  learnRegions,
  presentRegion,
  regionName,
  withPlacesAbove,
} from '../../policy/region-names';
import { type Cloud, cached, refuse } from '../platform';
import type { AddedPlace } from '../schema';

/** More than any county has of streets, towns, villages and communities. */
const mostAdded = 3000;
const pageSize = 1000;

/** What offices have added below a county, as it stands this moment, in the order of codes. */
export async function addedNow(cloud: Cloud, county: string): Promise<readonly AddedPlace[]> {
  const found: AddedPlace[] = [];
  while (found.length < mostAdded) {
    const page = await cloud.db.find('added-places', {
      filter: { _id: { gte: county, lt: `${county}:` } },
      orderBy: [['_id', 'asc']],
      limit: pageSize,
      skip: found.length,
    });
    found.push(...page);
    if (page.length < pageSize) break;
  }
  learnRegions({ names: found.map(({ _id, name }) => [_id, name]) });
  return found;
}

/** The county of a place below one, or of itself; null for a city or province, below which nobody adds anything. */
export function countyOf(region: string): string | null {
  const county = region.slice(0, 6);
  if (region.length > 6) return county;
  const hasCounties = childRegions(county).some(({ code }) => code.length === 6);
  return hasCounties ? null : county;
}

/** The same, once a minute and county. */
async function addedBelow(cloud: Cloud, county: string | null): Promise<readonly AddedPlace[]> {
  return county === null ? [] : cached(cloud, `added-${county}`, () => addedNow(cloud, county));
}

/** Lets `region-names.ts` name places that offices have added. A round trip for each county with a name not known yet. */
export async function learnPlaces(cloud: Cloud, regions: readonly string[]): Promise<void> {
  const unknown = regions.filter((region) => region.length > 6 && regionName(region) === null);
  const below = unknown.map((region) => region.slice(0, 6));
  await Promise.all([...new Set(below)].map((county) => addedBelow(cloud, county)));
}

/** Throws `REGION_UNKNOWN` for a code that is no place's. A round trip where it lies below what is shipped. */
export async function requirePlace(cloud: Cloud, region: string): Promise<void> {
  await learnPlaces(cloud, [region]);
  if (regionName(region) === null) throw noPlace();
}

function noPlace(): Error {
  return refuse('REGION_UNKNOWN', '没有这个地方，请重新选择。', { field: 'region' });
}

/** The places one step below, the shipped and the added. Throws `REGION_UNKNOWN`. */
export async function placesBelow(
  cloud: Cloud,
  asked: string,
): Promise<PlaceActions['places.below']['data']> {
  await learnPlaces(cloud, [asked]);
  const region = presentRegion(asked);
  if (region === null) throw noPlace();
  const added = await addedBelow(cloud, countyOf(region));
  const names = new Map(childRegions(region).map(({ code, name }) => [code, name]));
  const length = region.length === 6 ? 9 : 12;
  for (const { _id, name } of added) {
    if (_id.length === length && _id.startsWith(region)) names.set(_id, name);
  }
  const places = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  return { places: places.map(([code, name]) => ({ code, name })) };
}

function named(code: string): readonly NamedPlace[] {
  const name = regionName(code);
  return name === null ? [] : [{ code, name }];
}

/** What a phone needs to say where places are. A code that nothing is known of is left out. */
export async function placesNamed(
  cloud: Cloud,
  regions: readonly string[],
): Promise<PlaceActions['places.named']['data']> {
  const codes = regions.filter(isRegionCode);
  await learnPlaces(cloud, codes);
  const above = new Set(codes.map(currentRegion).flatMap(withPlacesAbove));
  return {
    places: [...above].flatMap(named),
    successors: codes
      .filter((code) => currentRegion(code) !== code)
      .map((code) => ({ code: code.slice(0, 6), now: currentRegion(code) })),
  };
}
