import { type IsoDay, parseDay } from '../../policy/calendar';
import type { ProgressRow } from '../../contract/progress';
import type { Duty } from '../../contract/officer';
import { DuplicateKeyError, type Cloud, chinaDay, startOfChinaDay } from '../platform';
import { type DutiesOfNotice, policyInForce } from '../policy-registry';
import type { CountedRow, ProgressReport } from '../schema';
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

function isDue(
  { recurs, weekday, time, inWindow = false }: Duty,
  notice: DutiesOfNotice,
  now: number,
): boolean {
  const today = chinaDay(now);
  if (recurs !== 'weekly' || weekday !== weekdayOf(today) || time === undefined) return false;
  if (now < startOfChinaDay(today) + clockMs(time) - aheadMs) return false;
  const { window } = notice;
  return !inWindow || (window !== null && window.from <= today && today <= window.to);
}

function reportId(year: number, region: string, day: IsoDay): string {
  return `${year}-${region}-${day}`;
}

/**
 * Keeps what stands in the places of a notice that asks for a report each week (Jincheng 5 (5): Fridays until 17:00), an hour before it
 * is to be handed in: for the place of the notice and each one step below. What was kept stays as it is. One round trip where
 * nothing is due.
 */
export async function makeWeeklyReports(cloud: Cloud): Promise<void> {
  const now = cloud.now();
  const { duties } = await policyInForce(cloud);
  const due = duties.filter((notice) => notice.duties.some((duty) => isDue(duty, notice, now)));
  for (const { year, regions } of due) {
    for (const region of regions) await makeReportsOf(cloud, region, year, chinaDay(now));
  }
}

async function makeReportsOf(cloud: Cloud, region: string, year: number, day: IsoDay): Promise<void> {
  // The place itself comes last: where it is there, all are.
  if ((await cloud.db.get('progress-reports', reportId(year, region, day))) !== null) return;
  const { below } = await readProgress(cloud, region, year);
  const rows: CountedRow[] = [];
  for (const place of below) {
    const { enrolled, target } = await keep(cloud, { region: place.region, year, day });
    rows.push({ region: place.region, enrolled, target });
  }
  // With the figures of their own reports: the bulletin is the sum of what was reported.
  await keep(cloud, { region, year, day, rows });
  cloud.log('weekly-reports-made', { region, year, places: rows.length + 1 });
}

interface ToKeep {
  readonly region: string;
  readonly year: number;
  readonly day: IsoDay;
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
