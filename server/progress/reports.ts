import type { ProgressReportView, ReportActions, ReportAsked, ReportRow } from '../../contract/reports';
import { type IsoDay, addDays, addMonths, formatDay, isoDay, parseDay } from '../../policy/calendar';
import { regionName } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import { learnPlaces } from '../places';
import { type Cloud, chinaDay } from '../platform';
import { type DutiesOfNotice, policyInForce } from '../policy-registry';
import type { CountedRow, Officer, PlaceProgress, ProgressReport } from '../schema';
import { collectedYear, dutiesFor } from './collected-year';
import { countedPlaces } from './count';
import { percentOf } from './pace';
import { peopleUntil } from './people-until';
import { readProgress } from './read-progress';
import { readStored } from './stored';

const mostDays = 60;

type Request = ReportAsked;
type Data = ReportActions['reports.of']['data'];

/** What an office reports of a place. Refuses `OTHER_REGION`, `REGION_UNKNOWN`. */
export async function reportOf(cloud: Cloud, officer: Officer, request: Request): Promise<Data> {
  const { region, kind } = request;
  requireResponsible(officer, region);
  const { duties } = await policyInForce(cloud);
  const year = request.year ?? collectedYear(duties, region, chinaDay(cloud.now()));
  if (year === null) return { report: null, days: [] };
  if (kind === 'weekly') {
    return weeklyOf(cloud, { region, year, askedBy: askerOf(duties, region, year), ...dayOf(request) });
  }
  const report =
    kind === 'monthly'
      ? await monthlyOf(cloud, region, year, request.month)
      : await yearEndOf(cloud, region, year);
  return { report, days: [] };
}

function dayOf({ day }: Request): { readonly day?: IsoDay } {
  return day === undefined ? {} : { day };
}

/** The notice and clause that want this place's report each week: of the notice's own place and of each one step below. */
function askerOf(all: readonly DutiesOfNotice[], region: string, year: number): string | null {
  const [, above = ''] = countedPlaces(region);
  for (const { title, regions, duties, ...notice } of dutiesFor(all, region)) {
    if (notice.year !== year || !(regions.includes(region) || regions.includes(above))) continue;
    const duty = duties.find(({ recurs }) => recurs === 'weekly');
    if (duty !== undefined) return `${title}${duty.label}`;
  }
  return null;
}

interface Weekly {
  readonly region: string;
  readonly year: number;
  readonly day?: IsoDay;
  readonly askedBy: string | null;
}

async function weeklyOf(cloud: Cloud, { region, year, day, askedBy }: Weekly): Promise<Data> {
  const made = await cloud.db.find('progress-reports', {
    filter: { region, year },
    orderBy: [['day', 'desc']],
    limit: mostDays,
  });
  const at = day === undefined ? 0 : made.findIndex((one) => one.day === day);
  const report = made[at];
  const days = made.map((one) => one.day);
  if (report === undefined) return { report: null, days };
  const before = made[at + 1] ?? null;
  await learnPlaces(
    cloud,
    report.rows.map((row) => row.region),
  );
  return { report: weeklyView(report, before, askedBy), days };
}

function weeklyView(
  report: ProgressReport,
  before: ProgressReport | null,
  askedBy: string | null,
): ProgressReportView {
  const earlier = new Map((before?.rows ?? []).map((row) => [row.region, row.enrolled]));
  // Whom the report before doesn't name a place of, it counted at the place itself.
  const then = (region: string): number | undefined =>
    before === null ? undefined : (earlier.get(region) ?? 0);
  const since = (enrolled: number, past: number | undefined): number | null =>
    past === undefined ? null : enrolled - past;
  const whole = rowOf(report, since(report.enrolled, before?.enrolled));
  const rows = byRank(report.rows.map((row) => rowOf(row, since(row.enrolled, then(row.region)))));
  return {
    kind: 'weekly',
    year: report.year,
    asOf: report.day,
    at: report.at,
    before: before?.day ?? null,
    askedBy,
    ...{ whole, rows, notBelow: notBelow(whole, rows) },
  };
}

/** Whoever's record names no street or village is counted for the place itself alone. */
function notBelow(whole: ReportRow, rows: readonly ReportRow[]): ReportRow | null {
  const enrolled = whole.enrolled - sum(rows.map((row) => row.enrolled));
  const inPeriod =
    whole.inPeriod === null ? null : whole.inPeriod - sum(rows.map((row) => row.inPeriod ?? 0));
  // Below zero only while a report's places were counted at different moments.
  if (rows.length === 0 || enrolled < 0 || (enrolled === 0 && (inPeriod ?? 0) === 0)) return null;
  return { ...whole, name: '没有写到下面哪个地方', target: null, enrolled, inPeriod, percent: null };
}

function sum(people: readonly number[]): number {
  return people.reduce((total, some) => total + some, 0);
}

function rowOf({ region, enrolled, target }: CountedRow, inPeriod: number | null): ReportRow {
  const percent = target === null || target === 0 ? null : percentOf(enrolled, target);
  return { region, name: regionName(region) ?? region, target, enrolled, inPeriod, percent, rank: null };
}

/** As a bulletin has them: by the share without rounding, equal ones with one rank; those without a target last. */
function byRank(rows: readonly ReportRow[]): readonly ReportRow[] {
  const share = ({ enrolled, target }: ReportRow): number => enrolled / (target ?? Infinity);
  const held = rows.filter(({ percent }) => percent !== null).sort((one, other) => share(other) - share(one));
  const ranks = held.map((row) => ({ ...row, rank: held.findIndex((one) => share(one) === share(row)) + 1 }));
  return [...ranks, ...rows.filter(({ percent }) => percent === null)];
}

/** Until the end of the month, or today in this one; by the day on which each was insured. */
function monthlyOf(
  cloud: Cloud,
  region: string,
  year: number,
  month = chinaDay(cloud.now()).slice(0, 7),
): Promise<ProgressReportView> {
  const first = isoDay(`${month}-01`);
  const last = formatDay(addDays(addMonths(parseDay(first), 1), -1));
  return untilDay(cloud, { region, year, kind: 'monthly', from: first, last });
}

/** Until the last day of the window, which the year is judged by. */
async function yearEndOf(cloud: Cloud, region: string, year: number): Promise<ProgressReportView | null> {
  const { collecting } = await readProgress(cloud, region, year);
  if (collecting === null) return null;
  const { from, to: last } = collecting;
  return untilDay(cloud, { region, year, kind: 'year-end', from, last });
}

interface Until {
  readonly region: string;
  readonly year: number;
  readonly kind: 'monthly' | 'year-end';
  readonly from: IsoDay;
  readonly last: IsoDay;
}

async function untilDay(
  cloud: Cloud,
  { region, year, kind, from, last }: Until,
): Promise<ProgressReportView> {
  const today = chinaDay(cloud.now());
  const asOf = last < today ? last : today;
  const [, above = null] = countedPlaces(region);
  const [progress, { own, below }] = await Promise.all([
    readProgress(cloud, region, year),
    readStored(cloud, { region, year, above }),
  ]);
  const stored = new Map(below.map((one) => [one.region, one]));
  const row = (place: string, target: number | null, count: PlaceProgress | null): ReportRow =>
    rowOf({ region: place, target, enrolled: peopleUntil(count, '', asOf) }, peopleUntil(count, from, asOf));
  const whole = row(region, progress.target?.people ?? null, own);
  const rows = byRank(
    progress.below.map((one) => row(one.region, one.target?.people ?? null, stored.get(one.region) ?? null)),
  );
  return {
    kind,
    year,
    asOf,
    at: null,
    before: null,
    askedBy: null,
    whole,
    rows,
    notBelow: notBelow(whole, rows),
  };
}
