import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { HandedOut } from '../../../contract/hand-outs';
import type { ProgressReportView, ReportKind, ReportRow } from '../../../contract/reports';
import type { IsoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { aria } from '../../platform/aria';
import { chinaToday, sayDay, sayMoment } from '../../words/days';
import { monthAfter, sayMonth } from '../audit/months';
import { HandedOutFile } from '../files/HandedOutFile';
import { Chips } from './Chips';
import { count } from './words';

const kinds = [
  { value: 'weekly', label: '周报' },
  { value: 'monthly', label: '月通报' },
  { value: 'year-end', label: '年终考核' },
] as const;

const inPeriod: Readonly<Record<ReportKind, string>> = {
  weekly: '比上周',
  monthly: '当月',
  'year-end': '集中期',
};

function people(figure: number | null): string {
  return figure === null ? '—' : count(figure);
}

function lastWeek({ enrolled, inPeriod: since }: ReportRow): number | null {
  return since === null ? null : enrolled - since;
}

interface LineProps {
  readonly row: ReportRow;
  readonly kind: ReportKind;
  readonly id: string;
}

function Line({ row, kind, id }: LineProps) {
  const cells = [
    ['名次', people(row.rank)],
    ['任务', people(row.target)],
    ['已参保', count(row.enrolled)],
    ['完成', row.percent === null ? '—' : `${row.percent}%`],
    ...(kind === 'weekly' ? [['上周', people(lastWeek(row))] as const] : []),
    [inPeriod[kind], people(row.inPeriod)],
    ...(kind === 'year-end'
      ? [['结果', row.target === null ? '—' : row.enrolled >= row.target ? '完成' : '未完成']]
      : []),
  ] as const;
  return (
    <View className="progress-table__row" id={`report-${id}`} {...aria({ role: 'row' })}>
      <View className="progress-table__name progress-table__name_first strong" {...aria({ role: 'cell' })}>
        {row.name}
      </View>
      {cells.map(([label, words]) => (
        <View key={label} className="progress-table__cell" {...aria({ role: 'cell' })}>
          <Text className="progress-table__label progress-table__label_always">{label}</Text>
          <Text>{words}</Text>
        </View>
      ))}
    </View>
  );
}

/** An office that reads it must know whether it owes it to anybody. */
function askedInWords(askedBy: string | null): string {
  return askedBy === null ? '通知没有要求这里每周报送，这份供本地自己看。' : `照${askedBy}的要求报送。`;
}

function headingOf({ kind, asOf, at, before, askedBy }: ProgressReportView): string {
  if (kind === 'weekly') {
    const made = at === null ? '' : `，${sayMoment(at)}做好`;
    const compared = before === null ? '没有上一周的可比。' : `和${sayDay(before)}的比。`;
    return `截至${sayDay(asOf)}${made}。${compared}${askedInWords(askedBy)}`;
  }
  if (kind === 'monthly') return `截至${sayDay(asOf)}，按参保的日子算。`;
  return `截至${sayDay(asOf)}，集中征缴期以后参保的不算。`;
}

function Report({ report }: { readonly report: ProgressReportView }) {
  const { kind, rows, whole, notBelow } = report;
  return (
    <View>
      <View className="section__note" id="report-heading">
        <Words>{headingOf(report)}</Words>
      </View>
      <View className="progress-table" {...aria({ role: 'table', label: `${whole.name}的报表` })}>
        <Line row={{ ...whole, name: `${whole.name}（合计）` }} kind={kind} id={whole.region} />
        {rows.map((row) => (
          <Line key={row.region} row={row} kind={kind} id={row.region} />
        ))}
        {notBelow === null ? null : <Line row={notBelow} kind={kind} id="not-below" />}
      </View>
    </View>
  );
}

interface AskedFor {
  readonly region: string;
  readonly year: number;
  readonly kind: ReportKind;
  readonly day?: IsoDay;
  readonly month?: string;
}

/** The workbook is made on the server, for the officer alone. */
function Export({ asked }: { readonly asked: AskedFor }) {
  const [file, setFile] = useState<HandedOut | null>(null);
  const act = useAct(async () => setFile(await ask('files', 'reports.workbook', asked)));
  return (
    <View className="not-printed">
      <ActFailure title="没有导出" failure={act.failure} />
      {file ? <HandedOutFile key={file.handOutId} file={file} /> : null}
      <Button id="export" kind="secondary" label="导出Excel" busy={act.busy} onTap={() => act.start()} />
      {process.env.TARO_ENV === 'h5' ? (
        <Button id="print" kind="plain" label="打印这一页" onTap={() => window.print()} />
      ) : null}
    </View>
  );
}

function Shown({ asked, onDay }: { readonly asked: AskedFor; readonly onDay: (day: IsoDay) => void }) {
  const loading = useLoaded(JSON.stringify(asked), () => ask('officer', 'reports.of', asked));
  if (loading.state === 'loading') return <Skeleton label="正在读取报表" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { report, days } = loading.data;
  if (report === null) {
    return (
      <Empty
        title="还没有这份报表"
        words="周报在集中征缴期里每周五16:00自动做好：通知管的地方、下面一级和有经办人员的地方各一份。平时看月通报。没有征缴期的地方没有年终考核表。"
      />
    );
  }
  return (
    <View>
      {days.length > 1 ? (
        <Chips
          name="哪一周"
          id="day"
          chosen={report.asOf}
          choices={days.map((day) => ({ value: day, label: sayDay(day) }))}
          onChoose={onDay}
        />
      ) : null}
      <Report report={report} />
      <Export key={JSON.stringify(asked)} asked={asked} />
    </View>
  );
}

/** What offices hand in and hang out: each week, each month, and at the end of the year. */
export function Reports({ region, year }: { readonly region: string; readonly year: number }) {
  const [kind, setKind] = useState<ReportKind>('weekly');
  const [day, setDay] = useState<IsoDay | null>(null);
  const now = chinaToday().slice(0, 7);
  const [month, setMonth] = useState(now);
  const asked: AskedFor = {
    region,
    year,
    kind,
    ...(kind === 'weekly' && day !== null ? { day } : {}),
    ...(kind === 'monthly' ? { month } : {}),
  };
  return (
    <Section title="报表" id="reports">
      <Chips name="哪一种" id="kind" chosen={kind} choices={kinds} onChoose={setKind} />
      {kind === 'monthly' ? (
        <View className="pair not-printed">
          <Button
            id="month-before"
            kind="secondary"
            label={sayMonth(monthAfter(month, -1))}
            onTap={() => setMonth(monthAfter(month, -1))}
          />
          {month < now ? (
            <Button
              id="month-after"
              kind="secondary"
              label={sayMonth(monthAfter(month, 1))}
              onTap={() => setMonth(monthAfter(month, 1))}
            />
          ) : null}
        </View>
      ) : null}
      <Shown asked={asked} onDay={setDay} />
    </Section>
  );
}
