import * as v from 'valibot';
import { sayDay } from '../../../contract/calendar-day';
import type { HandedOut } from '../../../contract/hand-outs';
import type { MissingRequest, ResidentSheetActions } from '../../../contract/residents';
import { regionName } from '../../../policy/region-names';
import { handOut } from '../../hand-outs';
import { requireOfficer } from '../../officer-access';
import { learnPlaces } from '../../places';
import { type Cloud, type LoggedActionTable, chinaDay, part } from '../../platform';
import { type OnSheet, everyMissing } from '../../residents';
import { type OutCell, type OutColumn, workbookBytes } from '../../spreadsheets';

const request = v.strictObject({
  region: part.regionCode,
  year: part.insuredYear,
  agentId: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/, '请重新选择代办员。'))),
});

type Request = Omit<MissingRequest, 'after'>;
type Sheet = ResidentSheetActions['residents.walk-sheet']['data'];

const aboutWhom: readonly OutColumn[] = [
  { heading: '村（社区）', width: 20 },
  { heading: '户号', width: 10 },
  { heading: '姓名', width: 10 },
  { heading: '证件号码', width: 22 },
];

function aboutCells({ village, household, person }: OnSheet): readonly OutCell[] {
  return [regionName(village) ?? village, household, person.name, person.document];
}

interface Kind {
  readonly title: string;
  readonly purpose: string;
  readonly columns: readonly OutColumn[];
  readonly cells: (one: OnSheet) => readonly OutCell[];
}

const walk: Kind = {
  title: '还没参保的人（上门名单）',
  purpose: '只用于上门提醒参保，用完交回销毁。',
  columns: [
    ...aboutWhom,
    { heading: '户主', width: 8 },
    { heading: '上门日期', width: 12 },
    { heading: '结果', width: 24 },
  ],
  cells: (one) => [...aboutCells(one), one.isHead ? '户主' : '', '', ''],
};

const call: Kind = {
  title: '还没参保的人（电话名单）',
  purpose: '号码只用来提醒参保，不作别的用，用完销毁。',
  columns: [
    ...aboutWhom,
    { heading: '联系电话', width: 16 },
    { heading: '号码来源', width: 24 },
    { heading: '结果', width: 24 },
  ],
  cells: (one) => [...aboutCells(one), one.phone?.number ?? '', one.phone?.from ?? '', ''],
};

/** Who is missing, on sheets that offices print and call by. */
export const residentSheetActions: LoggedActionTable<ResidentSheetActions> = {
  'residents.walk-sheet': { logged: 'read', parse: request, run: (cloud, of) => sheet(cloud, of, walk) },
  'residents.call-sheet': { logged: 'read', parse: request, run: (cloud, of) => sheet(cloud, of, call) },
};

/** How many stand on a sheet, and whether the list goes on. */
export function countOnSheet(people: number, isCut: boolean): string {
  return isCut
    ? `名单太长，没有列全：这里只有前${people}人，后面的请按村、按代办员分开取。`
    : `共${people}人。`;
}

async function sheet(cloud: Cloud, of: Request, kind: Kind): Promise<Sheet> {
  const officer = await requireOfficer(cloud, 'roster');
  const { people: all, isCut } = await everyMissing(cloud, officer, of, { calls: kind === call });
  await learnPlaces(cloud, [of.region, ...new Set(all.map(({ village }) => village))]);
  const place = regionName(of.region) ?? of.region;
  const today = sayDay(chinaDay(cloud.now()));
  const body = await workbookBytes([
    {
      name: place,
      titles: [
        `${place}${of.year}年度${kind.title}`,
        `${today}，${countOnSheet(all.length, isCut)}${kind.purpose}`,
      ],
      columns: kind.columns,
      rows: all.map(kind.cells),
    },
  ]);
  const name = `${kind === call ? '电话' : '上门'}名单-${place}-${of.year}.xlsx`;
  const file: HandedOut = await handOut(cloud, officer, { name, body, duty: 'roster', region: of.region });
  return { file, people: all.length, isCut };
}
