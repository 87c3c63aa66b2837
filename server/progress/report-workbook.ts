import { sayDay } from '../../contract/calendar-day';
import type { ProgressReportView, ReportAsked, ReportKind, ReportRow } from '../../contract/reports';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { type OutColumn, type OutSheet, workbookBytes } from '../spreadsheets';
import { reportOf } from './reports';

const kindNames: Readonly<Record<ReportKind, string>> = {
  weekly: '周报',
  monthly: '月通报',
  'year-end': '年终考核表',
};

const inPeriodNames: Readonly<Record<ReportKind, string>> = {
  weekly: '比上周增加',
  monthly: '当月参保',
  'year-end': '集中征缴期参保',
};

function columnsOf(kind: ReportKind): readonly OutColumn[] {
  return [
    { heading: '名次', width: 6 },
    { heading: '地方', width: 20 },
    { heading: '任务(人)', width: 12 },
    { heading: '已参保(人)', width: 12 },
    { heading: '完成(%)', width: 10 },
    ...(kind === 'weekly' ? [{ heading: '上周已参保(人)', width: 14 }] : []),
    { heading: `${inPeriodNames[kind]}(人)`, width: 18 },
    ...(kind === 'year-end' ? [{ heading: '是否完成', width: 10 }] : []),
  ];
}

function cellsOf(kind: ReportKind, row: ReportRow) {
  const { rank, name, target, enrolled, percent, inPeriod } = row;
  const lastWeek = inPeriod === null ? null : enrolled - inPeriod;
  const met = target === null ? null : enrolled >= target ? '完成' : '未完成';
  return [
    ...[rank, name, target, enrolled, percent],
    ...(kind === 'weekly' ? [lastWeek] : []),
    inPeriod,
    ...(kind === 'year-end' ? [met] : []),
  ];
}

function titlesOf({ kind, year, asOf, before, askedBy, whole }: ProgressReportView): readonly string[] {
  const since =
    kind === 'weekly' ? (before === null ? '，没有上一周的数可比' : `，和${sayDay(before)}比`) : '';
  const own = kind === 'weekly' && askedBy === null ? '；通知没有要求这里每周报送，这份供本地自己看' : '';
  return [
    `${whole.name}${year}年度城乡居民基本医疗保险参保缴费进展（${kindNames[kind]}）`,
    `截至${sayDay(asOf)}${kind === 'weekly' ? '报表做好的时候' : ''}${since}${own}`,
  ];
}

function sheetOf(report: ProgressReportView): OutSheet {
  const { kind, whole, rows, notBelow } = report;
  return {
    name: whole.name,
    titles: titlesOf(report),
    columns: columnsOf(kind),
    rows: [...rows, ...(notBelow === null ? [] : [notBelow]), { ...whole, name: '合计', rank: null }].map(
      (row) => cellsOf(kind, row),
    ),
  };
}

/**
 * A report as an Excel file. A weekly one has a sheet for the place, and one for each place below: a county's officer hands in his own, the
 * city's has all. Refuses `OTHER_REGION`, `NO_REPORT`.
 */
export async function reportWorkbook(
  cloud: Cloud,
  officer: Officer,
  asked: ReportAsked,
): Promise<{ readonly name: string; readonly body: Uint8Array }> {
  const { report } = await reportOf(cloud, officer, asked);
  if (report === null) {
    throw refuse('NO_REPORT', '这里还没有这份报表。周报在集中征缴期里每周五16:00自动做好。');
  }
  const sheets = [sheetOf(report)];
  if (report.kind === 'weekly') {
    for (const { region } of report.rows) {
      const { year, asOf: day } = report;
      const below = await reportOf(cloud, officer, { region, kind: 'weekly', year, day });
      if (below.report !== null) sheets.push(sheetOf(below.report));
    }
  }
  const body = await workbookBytes(sheets);
  return { name: `参保进展${kindNames[report.kind]}-${report.whole.name}-${report.asOf}.xlsx`, body };
}
