import { posterYear } from '../../contract/poster';
import type { PosterScanActions, ScanAction, ScannedPoster } from '../../contract/poster-actions';
import { liesIn, presentRegion, regionPrefix } from '../../policy/region-names';
import { formerCodesWithin } from '../../policy/regions/whole-country';
import type { IsoDay } from '../../policy/calendar';
import { countAttempt } from '../identity';
import { requireResponsible } from '../officer-access';
import { learnPlaces } from '../places';
import { type Cloud, chinaDay, countUp, endOfChinaDay, refuse, startOfChinaDay } from '../platform';
import type { Officer, PosterScans } from '../schema';

const dayMs = 86_400_000;
/** Long enough to compare with the poster of the year before. */
const keptDays = 800;
/** How far back an officer sees. */
const shownDays = 60;
const pageSize = 1000;
/** A county's posters of two months; more is said to be more. */
const mostPages = 20;

/** Counts a scan of a poster on its day: which place, which poster, and no word of who. */
export async function countScan(cloud: Cloud, { region, poster }: ScanAction['request']): Promise<void> {
  await learnPlaces(cloud, [region]);
  const place = presentRegion(region);
  if (place === null) throw refuse('REGION_UNKNOWN', '没有这个地方，没有计数。', { field: 'region' });
  await countAttempt(cloud, 'scan');
  const day = chinaDay(cloud.now());
  const initial: PosterScans = {
    _id: `${place}-${poster}-${day}`,
    region: place,
    poster,
    day,
    count: 0,
    expiresAt: endOfChinaDay(day) + keptDays * dayMs,
  };
  await countUp(cloud.db, 'poster-scans', initial);
}

/** The scans of the posters of a place and of all under it in the last two months, the most scanned first. */
export async function scansOf(
  cloud: Cloud,
  officer: Officer,
  { region }: PosterScanActions['posters.scans']['request'],
): Promise<PosterScanActions['posters.scans']['data']> {
  requireResponsible(officer, region);
  const from = chinaDay(startOfChinaDay(chinaDay(cloud.now())) - (shownDays - 1) * dayMs);
  const posters = new Map<string, ScannedPoster>();
  for (const prefix of prefixesOf(region)) {
    for (const one of await scansUnder(cloud, prefix, from)) {
      // A county that went to another city was stored below the one that it left.
      if (liesIn(one.region, region)) addTo(posters, one);
    }
  }
  const list = [...posters.values()].sort((one, other) => other.scans - one.scans);
  return { from, posters: list, scans: list.reduce((sum, { scans }) => sum + scans, 0) };
}

/** How codes of the place, and of all under it, begin: also codes given up since something was stored under them. */
function prefixesOf(region: string): readonly string[] {
  const prefix = regionPrefix(region);
  const former = formerCodesWithin(region).map(regionPrefix);
  return [prefix, ...former.filter((one) => !one.startsWith(prefix))];
}

async function scansUnder(cloud: Cloud, prefix: string, from: IsoDay): Promise<readonly PosterScans[]> {
  const all: PosterScans[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const found = await cloud.db.find('poster-scans', {
      filter: { region: { gte: prefix, lt: `${prefix}:` }, day: { gte: from } },
      orderBy: [['region', 'asc']],
      limit: pageSize,
      skip: page * pageSize,
    });
    all.push(...found);
    if (found.length < pageSize) break;
  }
  return all;
}

function addTo(posters: Map<string, ScannedPoster>, { region, poster, day, count }: PosterScans): void {
  const key = `${region} ${poster}`;
  const held = posters.get(key);
  posters.set(key, {
    region,
    poster,
    year: posterYear(poster),
    scans: (held?.scans ?? 0) + count,
    lastDay: held === undefined || held.lastDay < day ? day : held.lastDay,
  });
}
