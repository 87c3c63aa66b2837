import { documentNames } from '../../contract/identity-document';
import type { FundSums, LevySums } from '../../contract/levy-lists';
import { fundName, regionName } from '../../policy';
import { type Fen, noFen, plusFen, sumFen } from '../../policy/money';
import type { OutCell, OutColumn, OutSheet } from '../spreadsheets';
import { type LevyLine, fundsInWords } from './levy-line';
import { type LevyTotals, noSums, plusSums } from './levy-totals';

const listColumns: readonly OutColumn[] = [
  { heading: '区划代码', width: 14 },
  { heading: '村（社区）', width: 16 },
  { heading: '姓名', width: 12 },
  { heading: '证件类型', width: 18 },
  { heading: '证件号码', width: 22 },
  { heading: '享受资助的身份', width: 18 },
  { heading: '缴费标准（元）', width: 12 },
  { heading: '资助金额（元）', width: 12 },
  { heading: '资助资金', width: 18 },
  { heading: '个人应缴（元）', width: 12 },
  { heading: '缴后返还（元）', width: 12 },
  { heading: '实缴（元）', width: 12 },
  { heading: '缴费日期', width: 12 },
  { heading: '依据', width: 34 },
  { heading: '提示', width: 24 },
];

/** A person's row of the list. Throws nothing: what can't be paid is blank, with the reason in the remark. */
export function levyRow(line: LevyLine): readonly OutCell[] {
  const { person, payFen } = line;
  const himself = [
    person.facts.region,
    person.village,
    person.name,
    person.documentKind === null ? '' : documentNames[person.documentKind],
    person.documentNumber,
    line.group,
  ];
  if (line.isApart === true) return [...himself, ...noFigures, line.remark];
  return [
    ...himself,
    { fen: line.standardFen },
    { fen: line.deductedFen },
    fundsInWords(line.aid),
    payFen === null ? null : { fen: payFen },
    { fen: line.reimbursedFen },
    person.paid === null ? null : { fen: person.paid.amountFen },
    person.paid === null ? null : { day: person.paid.on },
    line.clauses,
    line.remark,
  ];
}

/** Not null: what can't be paid, or isn't paid, is something else. */
const noFigures: readonly OutCell[] = listColumns.slice(6, -1).map(() => '');

function fenAt(row: readonly OutCell[], column: number): Fen | null {
  const cell = row[column];
  return typeof cell === 'object' && cell !== null && 'fen' in cell ? cell.fen : null;
}

/** Adds up rows as they are written, from their cells alone. */
export function sumsOfRow(row: readonly OutCell[]): LevySums {
  const [standard, deducted, pay, reimbursed, paid] = [6, 7, 9, 10, 11].map((column) => fenAt(row, column));
  return {
    ...noSums,
    people: 1,
    notNow: row[9] === null ? 1 : 0,
    standardFen: standard ?? noFen,
    deductedFen: deducted ?? noFen,
    reimbursedFen: reimbursed ?? noFen,
    payFen: pay ?? noFen,
    paidPeople: paid === null ? 0 : 1,
    paidFen: paid ?? noFen,
  };
}

export interface ListOf {
  readonly region: string;
  readonly year: number;
  /** The day for which amounts are worked out, as `YYYY-MM-DD`. */
  readonly on: string;
  /** What a reader has to know besides, a row each; absent: nothing. */
  readonly notes?: readonly string[];
}

function placeName(region: string): string {
  return regionName(region) ?? region;
}

/** A county's list of everybody. */
export function levySheet(of: ListOf, rows: OutSheet['rows']): OutSheet {
  return {
    name: '应缴清册',
    titles: [
      `${placeName(of.region)}${of.year}年度城乡居民医保应缴清册`,
      `按${of.on}缴费计算，已缴费的按缴费当天计算。含公民个人信息，仅供征缴和资助结算使用，用后删除。`,
      ...(of.notes ?? []),
    ],
    columns: listColumns,
    rows,
  };
}

/** The students of one school, which takes in their payments together. */
export function schoolSheet(of: ListOf, school: string, rows: OutSheet['rows']): OutSheet {
  const titles = [
    `${school}${of.year}年度城乡居民医保整体参保清册`,
    `按${of.on}缴费计算。含公民个人信息，用后删除。`,
  ];
  return { name: school, titles, columns: listColumns, rows };
}

export const taxHeader = [
  '区划代码',
  '姓名',
  '证件类型',
  '证件号码',
  '参保年度',
  '缴费标准',
  '资助金额',
  '个人应缴',
  '是否已缴',
];

/** A person for the tax office's own program, of his row of the list: plain figures, one line each. */
export function taxRow(row: readonly OutCell[], year: number): readonly OutCell[] {
  const [region, , name, kind, number, , standard, deducted, , owed, , paid] = row as readonly OutCell[];
  const cells = [region, name, kind, number, String(year), standard, deducted, owed];
  return [...cells.map((cell) => cell ?? null), paid === null ? '否' : '是'];
}

function figures(headings: readonly string[]): readonly OutColumn[] {
  return headings.map((heading) => ({ heading, width: 15 }));
}

type Counties = readonly (readonly [county: string, totals: LevyTotals])[];

function sumsCells(sums: LevySums): readonly OutCell[] {
  return [
    sums.people,
    { fen: sums.standardFen },
    { fen: sums.deductedFen },
    { fen: sums.payFen },
    { fen: sums.reimbursedFen },
    sums.paidPeople,
    { fen: sums.paidFen },
    sums.notNow,
  ];
}

/** Control totals: each county by group and as a whole, and the whole region. */
export function totalsSheet(of: ListOf, counties: Counties): OutSheet {
  const all = counties.reduce((sum, [, totals]) => plusSums(sum, totals.whole), noSums);
  const rows = counties.flatMap(([county, totals]) => [
    ...totals.byGroup.map(([group, sums]) => [placeName(county), group, ...sumsCells(sums)]),
    [placeName(county), '合计', ...sumsCells(totals.whole)],
  ]);
  return {
    name: '控制数',
    titles: [
      `${placeName(of.region)}${of.year}年度应缴控制数`,
      `按${of.on}缴费计算`,
      ...(of.notes ?? []),
      ...apartWords(counties),
    ],
    columns: figures([
      '县（市、区）',
      '类别',
      '人数',
      '缴费标准（元）',
      '当场资助（元）',
      '个人应缴（元）',
      '缴后返还（元）',
      '已缴人数',
      '已缴金额（元）',
      '暂不能缴人数',
    ]),
    rows: [...rows, [placeName(of.region), '总计', ...sumsCells(all)]],
  };
}

/** How many people the sums hold without their figures; nothing where there are none. */
function apartWords(counties: Counties): readonly string[] {
  const people = counties.reduce((count, [, { apart }]) => count + apart, 0);
  if (people === 0) return [];
  return [`另有${people}人由他人代办参保、身份由别处认定：人数单列，金额不在表内，以医保、税务结算为准。`];
}

function fundCells({
  duePeople,
  dueFen,
  paidPeople,
  paidFen,
}: Omit<FundSums, 'fund' | 'group'>): readonly OutCell[] {
  return [duePeople, { fen: dueFen }, paidPeople, { fen: paidFen }];
}

/** By a file of people: who paid what he owes has had the aid. */
export const givenByAmounts = '实际发生：其中实缴与应缴相符的和不用缴费的人。';
/** By what is booked here. */
export const givenByBooks =
  '实际发生：当场资助的，按已入账的订单、税务部门的缴费文件和免缴的参保；缴后返还的，按银行回执已发放的和已退的。';

/** For finance: aid by county, fund and group, due on the list and really given; `given`: by what that is known. */
export function aidLedgerSheet(of: ListOf, counties: Counties, given: string): OutSheet {
  const rows = counties.flatMap(([county, { byFund }]) =>
    byFund.map((sums) => [placeName(county), fundName(sums.fund), sums.group, ...fundCells(sums)]),
  );
  const all = counties.flatMap(([, { byFund }]) => byFund);
  const whole = {
    duePeople: all.reduce((count, { duePeople }) => count + duePeople, 0),
    dueFen: sumFen(all.map(({ dueFen }) => dueFen)),
    paidPeople: all.reduce((count, { paidPeople }) => count + paidPeople, 0),
    paidFen: all.reduce((sum, { paidFen }) => plusFen(sum, paidFen), noFen),
  };
  return {
    name: '资助台账',
    titles: [
      `${placeName(of.region)}${of.year}年度资助参保台账`,
      `应资助：清册上所有人；${given}`,
      ...(of.notes ?? []),
      ...apartWords(counties),
    ],
    columns: figures([
      '县（市、区）',
      '资金',
      '类别',
      '应资助人次',
      '应资助金额（元）',
      '实际发生人次',
      '实际发生金额（元）',
    ]),
    rows: [...rows, [placeName(of.region), '总计', '', ...fundCells(whole)]],
  };
}
