import { type IsoDay, parseDay } from '../../policy/calendar';
import { liesIn, regionPath } from '../../policy/region-names';
import type { ProgressRow } from '../../contract/progress';
import type { Duty } from '../../contract/officer';
import { DuplicateKeyError, type Cloud, type Settings, chinaDay, startOfChinaDay } from '../platform';
import { type DutiesOfNotice, policyInForce } from '../policy-registry';
import type { CountedRow, Officer, ProgressReport } from '../schema';
import { readProgress } from './read-progress';

/** So long before the hour by which it is to be handed in a report is there, ms: the office looks at it first. */
const aheadMs = 3_600_000;

/** 1 is Monday. */
function weekdayOf(day: IsoDay): number {
  // 1 January 1970 was a Thursday.
  return ((((parseDay(day) + 3) % 7) + 7) % 7) + 1;
}

function clockMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

type Recurring = Pick<Duty, 'recurs' | 'weekday' | 'time' | 'inWindow'>;

function isDue(
  { recurs, weekday, time, inWindow = false }: Recurring,
  notice: DutiesOfNotice,
  now: number,
): boolean {
  const today = chinaDay(now);
  if (recurs !== 'weekly' || weekday !== weekdayOf(today) || time === undefined) return false;
  if (now < startOfChinaDay(today) + clockMs(time) - aheadMs) return false;
  const { window } = notice;
  return !inWindow || (window !== null && window.from <= today && today <= window.to);
}

/** Where no notice asks for a report, the office's own is there on a Friday at 16:00, while payments are taken. */
const ownOverview: Recurring = { recurs: 'weekly', weekday: 5, time: '17:00', inWindow: true };

/** A notice without a window collects nothing of its own, and needs no overview. */
function isReportDue(notice: DutiesOfNotice, now: number): boolean {
  const asked = notice.duties.filter(({ recurs }) => recurs === 'weekly');
  if (asked.length > 0) return asked.some((duty) => isDue(duty, notice, now));
  return notice.window !== null && isDue(ownOverview, notice, now);
}

function reportId(year: number, region: string, day: IsoDay): string {
  return `${year}-${region}-${day}`;
}

/** The day of which an instance knows that all is there. Settings stand for the instance, as in `cached`. */
const madeOn = new WeakMap<Settings, IsoDay>();

/**
 * Keeps what stands in the places of each notice, an hour before it is to be handed in where the notice asks for a report each week
 * (Jincheng 5 (5): Fridays until 17:00), else at the same hour as the office's own: for the place of the notice, each one step
 * below and each that has an officer. What was kept stays as it is. Ends at `until` (ms), and goes on in the next run. No round trip where
 * nothing is due; once all is there one more an instance.
 */
export async function makeWeeklyReports(cloud: Cloud, until: number): Promise<void> {
  const now = cloud.now();
  const day = chinaDay(now);
  const { duties } = await policyInForce(cloud);
  const due = duties
    .filter((notice) => isReportDue(notice, now))
    .flatMap(({ year, regions }) => regions.map((region) => ({ region, year, day })))
    // A place within another's comes before it: the other makes its report too, which would say that all below it are there.
    .sort((one, other) => regionPath(other.region).length - regionPath(one.region).length);
  if (due.length === 0 || madeOn.get(cloud.settings) === day) return;
  // The place of the notice comes last: where it is there, all are.
  const made = await reportsMade(cloud, due);
  const missing = due.filter(({ region }) => !made.has(region));
  const held = missing.length === 0 ? [] : await placesOfOfficers(cloud);
  for (const of of missing) {
    if (!(await makeReportsOf(cloud, of, held, until))) return;
  }
  madeOn.set(cloud.settings, day);
}

/** Officers read at once. */
const officersAtOnce = 1000;

/** The places that anybody is an officer of. One round trip a thousand officers; those who were stay stored, and count among them. */
async function placesOfOfficers(cloud: Cloud): Promise<readonly string[]> {
  const held = new Set<string>();
  for (let after: string | null = null; ;) {
    const officers: readonly Officer[] = await cloud.db.find('officers', {
      filter: after === null ? {} : { _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      limit: officersAtOnce,
    });
    officers
      .filter(({ ended }) => ended === undefined)
      .forEach(({ regions }) => regions.forEach((region) => held.add(region)));
    after = officers[officers.length - 1]?._id ?? null;
    if (after === null || officers.length < officersAtOnce) return [...held].sort();
  }
}

type OfPlace = Pick<ProgressReport, 'region' | 'year' | 'day'>;

/** So many ids are asked for at once. */
const atOnce = 100;

/** Those of the reports that are there already, by their place. */
async function reportsMade(cloud: Cloud, wanted: readonly OfPlace[]): Promise<Map<string, ProgressReport>> {
  const ids = wanted.map(({ year, region, day }) => reportId(year, region, day));
  const made: ProgressReport[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    made.push(...(await cloud.db.find('progress-reports', { filter: { _id: { in: some } }, limit: atOnce })));
  }
  return new Map(made.map((report) => [report.region, report]));
}

/** Whether all of a notice's place are there; false where the time was up (`until`, ms). */
async function makeReportsOf(
  cloud: Cloud,
  of: OfPlace,
  held: readonly string[],
  until: number,
): Promise<boolean> {
  const { region, year } = of;
  const { below } = await readProgress(cloud, region, year);
  const deeper = held.filter((place) => place !== region && liesIn(place, region));
  const places = [...new Set([...below.map((one) => one.region), ...deeper])];
  const made = await reportsMade(
    cloud,
    places.map((place) => ({ ...of, region: place })),
  );
  for (const place of places) {
    if (made.has(place)) continue;
    if (cloud.now() >= until) return false;
    made.set(place, await keep(cloud, { ...of, region: place }));
  }
  // With the figures of their own reports: the bulletin is the sum of what was reported.
  const rows = below.map((one): CountedRow => {
    const { enrolled, target } = made.get(one.region) ?? asCounted(one);
    return { region: one.region, enrolled, target };
  });
  await keep(cloud, { ...of, rows });
  cloud.log('weekly-reports-made', { region, year, places: places.length + 1 });
  return true;
}

interface ToKeep extends OfPlace {
  /** Instead of what is counted in the places below. */
  readonly rows?: readonly CountedRow[];
}

async function keep(cloud: Cloud, { region, year, day, rows }: ToKeep): Promise<ProgressReport> {
  const { enrolled, target, below } = await readProgress(cloud, region, year);
  const report: ProgressReport = {
    _id: reportId(year, region, day),
    year,
    region,
    day,
    at: cloud.now(),
    enrolled,
    target: target?.people ?? null,
    rows: rows ?? below.map(asCounted),
  };
  try {
    await cloud.db.insert('progress-reports', report);
    return report;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    // A run before was cut off behind it: what stands was reported.
    return (await cloud.db.get('progress-reports', report._id)) ?? report;
  }
}

function asCounted({ region, enrolled, target }: ProgressRow): CountedRow {
  return { region, enrolled, target: target?.people ?? null };
}
