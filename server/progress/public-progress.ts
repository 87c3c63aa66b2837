import {
  type PublicProgress,
  type PublicProgressActions,
  type PublicRow,
  type PublishProgressActions,
  fewestShown,
} from '../../contract/public-progress';
import { type IsoDay, addDays, formatDay, parseDay } from '../../policy/calendar';
import { isResponsibleFor, requireResponsible } from '../officer-access';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { Officer } from '../schema';
import { progressId } from './change-counts';
import { countedPlaces } from './count';
import { percentOf } from './pace';
import { readProgress } from './read-progress';
import { peopleUntil } from './people-until';
import { withoutSmallCells } from './small-cells';
import { readStored } from './stored';

type Published = PublishProgressActions['progress.published'];
type Publish = PublishProgressActions['progress.publish'];

/** What everybody may read of a place, or of the nearest above it whose office shows its figures. Two waits. */
export async function publicProgress(
  cloud: Cloud,
  { region, year }: PublicProgressActions['progress.public']['request'],
): Promise<PublicProgress | null> {
  const places = countedPlaces(region);
  const ids = places.map((place) => progressId(year, place));
  const shown = await cloud.db.find('published-progress', {
    filter: { _id: { in: ids } },
    limit: ids.length,
  });
  const nearest = places.find((place) => shown.some((one) => one.region === place));
  return nearest === undefined ? null : figuresOf(cloud, nearest, year);
}

/** Whether it is public, and as everybody reads it or would. Refuses `OTHER_REGION`, `REGION_UNKNOWN`. */
export async function publishedProgress(
  cloud: Cloud,
  officer: Officer,
  { region, year }: Published['request'],
): Promise<Published['data']> {
  requireResponsible(officer, region);
  const [held, preview] = await Promise.all([
    cloud.db.get('published-progress', progressId(year, region)),
    figuresOf(cloud, region, year),
  ]);
  return { isPublic: held !== null, preview };
}

/** Shows a place's figures to everybody, or no more. Refuses `OTHER_REGION`, `PUBLISHED_NEARBY`. */
export async function publishProgress(
  cloud: Cloud,
  officer: Officer,
  { region, year, isPublic }: Publish['request'],
): Promise<Publish['data']> {
  requireResponsible(officer, region);
  const _id = progressId(year, region);
  if (!isPublic) {
    await cloud.db.remove('published-progress', _id);
    return { isPublic };
  }
  const places = countedPlaces(region);
  await requireAlone(cloud, officer, { _id, year, places });
  await cloud.db.put('published-progress', {
    _id,
    year,
    region,
    places,
    officerId: officer._id,
    at: cloud.now(),
  });
  return { isPublic };
}

interface ToPublish {
  readonly _id: string;
  readonly year: number;
  /** The place and all above it. */
  readonly places: readonly string[];
}

async function requireAlone(cloud: Cloud, officer: Officer, { _id, year, places }: ToPublish): Promise<void> {
  const [region = ''] = places;
  const [above, below] = await Promise.all([
    cloud.db.find('published-progress', {
      filter: { _id: { in: places.map((place) => progressId(year, place)) } },
      limit: places.length,
    }),
    cloud.db.find('published-progress', { filter: { places: region, year }, limit: 2 }),
  ]);
  const other = [...above, ...below].find((one) => one._id !== _id);
  if (other === undefined) return;
  const whose = isResponsibleFor(officer, other.region) ? '先把那里的停止公开' : '请和上级商量由谁公开';
  throw refuse(
    'PUBLISHED_NEARBY',
    `上面或者下面已经有地方公开了它的数字。两份放在一起，能算出不该公开的小数，${whose}，再公开这里的。`,
    { field: 'region' },
  );
}

/** The last Sunday that is over. */
function lastSunday(today: IsoDay): IsoDay {
  // 4 January 1970 was a Sunday.
  const day = parseDay(today);
  return formatDay(addDays(day, -((((day - 3) % 7) + 7) % 7 || 7)));
}

async function figuresOf(cloud: Cloud, region: string, year: number): Promise<PublicProgress> {
  const asOf = lastSunday(chinaDay(cloud.now()));
  const [, above = null] = countedPlaces(region);
  const [progress, { own, below }] = await Promise.all([
    readProgress(cloud, region, year),
    readStored(cloud, { region, year, above }),
  ]);
  const stored = new Map(below.map((one) => [one.region, one]));
  const enrolled = peopleUntil(own, '', asOf);
  const figures = progress.below.map((one) => peopleUntil(stored.get(one.region) ?? null, '', asOf));
  const rest = enrolled - figures.reduce((sum, people) => sum + people, 0);
  const shown = withoutSmallCells(figures, Math.max(0, rest));
  const whole = enrolled < fewestShown ? null : enrolled;
  return {
    ...rowOf(progress.region, progress.name, progress.target?.people ?? null, whole),
    year,
    asOf,
    rows: progress.below.map(({ region: code, name, target }, at) =>
      rowOf(code, name, target?.people ?? null, whole === null ? null : (shown[at] ?? null)),
    ),
  };
}

function rowOf(region: string, name: string, target: number | null, enrolled: number | null): PublicRow {
  const percent = enrolled === null || target === null || target === 0 ? null : percentOf(enrolled, target);
  return { region, name, enrolled, target, percent };
}
