import type { ResidentsActions } from '../../contract/residents';
import { regionName } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import { placesBelow, requirePlace } from '../places';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { countsOfAgents } from './agent-counts';
import { inLanes } from './in-lanes';
import { yearKey } from './standing';

type Action = ResidentsActions['residents.overview'];
type Counts = Action['data']['whole'];

/**
 * How many are listed and how many missing for a year in a place, in each place one step below, and with each agent of a street. Two counts by
 * index for each of them. Throws `OTHER_REGION` and `REGION_UNKNOWN`.
 */
export async function overviewOfMissing(
  cloud: Cloud,
  officer: Officer,
  { region, year }: Action['request'],
): Promise<Action['data']> {
  requireResponsible(officer, region);
  await requirePlace(cloud, region);
  const below = region.length === 12 ? [] : (await placesBelow(cloud, region)).places;
  const places = await inLanes(below, async ({ code, name }) => ({
    code,
    name,
    ...(await countsOf(cloud, year, code)),
  }));
  const agents = await agentsOf(cloud, region, year);
  const isCounted = region.length > 6 || !region.endsWith('00');
  const whole = isCounted ? await countsOf(cloud, year, region) : sumOf(places);
  return { name: regionName(region) ?? '', whole, places, agents };
}

async function countsOf(cloud: Cloud, year: number, place: string): Promise<Counts> {
  const listed = await cloud.db.count('residents', { listed: yearKey(year, place) });
  const missing = listed === 0 ? 0 : await cloud.db.count('residents', { missing: yearKey(year, place) });
  return { listed, missing };
}

/** Above a county nothing is stored by place: what is below makes the whole. */
function sumOf(places: readonly Counts[]): Counts {
  return {
    listed: places.reduce((sum, { listed }) => sum + listed, 0),
    missing: places.reduce((sum, { missing }) => sum + missing, 0),
  };
}

/** Who has most of them left comes first. */
async function agentsOf(cloud: Cloud, region: string, year: number): Promise<Action['data']['agents']> {
  if (region.length !== 9) return [];
  const counted = await countsOfAgents(cloud, region, year);
  return [...counted].sort((one, other) => other.missing - one.missing);
}
