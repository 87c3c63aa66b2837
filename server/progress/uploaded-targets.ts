import type { TargetEntry } from '../../contract/targets';
import { mostTargetRows } from '../../contract/targets';
import { type Cloud, refuse } from '../platform';
import { type Reading as Read, type WantedColumn, readCount, readText } from '../spreadsheets';
import {
  CellProblem,
  type Cells,
  type Checked,
  type Reading,
  type RowCheck,
  type UploadKind,
  uploadKind,
} from '../uploads';
import { targetOf } from './held-to';
import { matchedTargets, setTargets } from './set-targets';

type Column = 'name' | 'code' | 'people' | 'population' | 'employees';

/** A line of the table: a place, or the sum of those above. */
type TargetRow = TargetEntry & { readonly isSum?: true };

const columns: readonly WantedColumn<Column>[] = [
  {
    key: 'name',
    spellings: [
      '地方',
      '地区',
      '单位',
      '县区',
      '县（市、区）',
      '区县',
      '乡镇街道',
      '乡镇',
      '乡（镇、街道）',
      '街道',
      '镇街',
      '村社区',
      '村（社区）',
      '行政村',
      '村居',
      '村',
      '社区',
    ],
  },
  { key: 'code', spellings: ['区划代码', '行政区划代码', '代码'], isOptional: true },
  {
    key: 'people',
    spellings: ['任务人数', '任务数', '参保任务数', '目标人数', '目标任务'],
    isOptional: true,
  },
  { key: 'population', spellings: ['常住人口', '常住人口数'], isOptional: true },
  { key: 'employees', spellings: ['职工参保人数', '职工医保人数', '职工参保数'], isOptional: true },
];

const figures = ['people', 'population', 'employees'] as const;
const figureNames = { people: '任务人数', population: '常住人口', employees: '职工参保人数' } as const;

/** What places are held to, as a file. It makes no money and takes no right: one officer sets it, whole or not at all. */
export const targetsUpload: UploadKind = uploadKind<Column, TargetRow, null>({
  duty: 'notices',
  columns,
  // One part: its sums are held against all of it.
  rowsOfPart: mostTargetRows + 1,
  requireTold: (_cloud, _officer, { told }) => {
    if (told.year !== undefined && (told.source ?? '').length >= 2) return Promise.resolve();
    const field = told.year === undefined ? 'year' : 'source';
    throw refuse('TOLD_TOO_LITTLE', '请选年度，并写数字的来源，例如文件名称和文号。', { field });
  },
  context: () => Promise.resolve(null),
  readRow: (cells) => ({ ...placeIn(cells), ...figuresIn(cells) }),
  readTotal: (cells) => ({ name: '合计', ...figuresIn(cells), isSum: true }),
  personOf: () => null,
  titleOf: ({ name, code }) => name ?? code ?? '',
  keyOf: () => null,
  join: (one) => one,
  essence: () => '',
  clash: () => null,
  check: checkTargets,
  end: {
    by: 'one',
    isWhole: true,
    take: async (cloud, officer, { region, told }, rows) => {
      const { year = 0, source = '', percent } = told;
      const share = percent === undefined ? {} : { percent };
      await setTargets(cloud, officer, { region, year, source, ...share, rows: rows.filter(isPlace) });
      return [];
    },
    takeBack: null,
  },
});

function isPlace({ isSum }: TargetRow): boolean {
  return isSum !== true;
}

function valueOf<Value>(column: Column, read: Read<Value>): Value {
  if (read.ok) return read.value;
  throw new CellProblem(column, read.message);
}

function placeIn(cells: Cells<Column>): Pick<TargetEntry, 'name' | 'code'> {
  const name = valueOf('name', readText(cells.name, 60));
  const code = valueOf('code', readText(cells.code, 12));
  if (name === '' && code === '') throw new CellProblem('name', '没有写是哪个地方。');
  return { ...(name === '' ? {} : { name }), ...(code === '' ? {} : { code }) };
}

function figuresIn(cells: Cells<Column>): Pick<TargetEntry, (typeof figures)[number]> {
  const read = figures.flatMap((column) => {
    const count = valueOf(column, readCount(cells[column]));
    return count === null ? [] : [[column, count] as const];
  });
  return Object.fromEntries(read);
}

/** A table beside the places below and what they are held to now; each sum against the lines that it can stand for. */
async function checkTargets(
  cloud: Cloud,
  { region, told: { year = 0 } }: Reading,
  rows: readonly TargetRow[],
): Promise<Checked> {
  if (rows.length > mostTargetRows) {
    const problem = { column: null, words: `一张表最多${mostTargetRows}个地方，请检查是不是选错了文件。` };
    return { rows: rows.map(() => ({ standing: 'new', problem })), subjects: [] };
  }
  const entries = rows.filter(isPlace);
  const found = await matchedTargets(cloud, { region, year }, entries);
  const wrong = new Map(found.problems.map((problem) => [entries[problem.row - 1], problem]));
  const matched = new Map(
    entries.filter((entry) => !wrong.has(entry)).map((entry, at) => [entry, found.rows[at]]),
  );
  const checks = rows.map((row, at): RowCheck => {
    const problem = wrong.get(row);
    if (problem !== undefined) {
      return { standing: 'new', problem: { column: columnOf(problem.field), words: problem.message } };
    }
    if (!isPlace(row)) return checkSum(rows, at);
    const place = matched.get(row);
    const said = place?.named === undefined ? {} : { said: `对应${place.name}（${place.region}）。` };
    const before = place?.before ?? null;
    if (before === null) return { standing: 'new', ...said };
    return { standing: before === row.people ? 'renewed' : 'changed', ...said };
  });
  return { rows: checks, subjects: [], remarks: remarksOf(found, region, entries) };
}

function columnOf(field: string): Column | null {
  return columns.find(({ key }) => key === field)?.key ?? null;
}

/** A sum stands for all lines above it, or for those since the sum before. */
function checkSum(rows: readonly TargetRow[], at: number): RowCheck {
  const above = rows.slice(0, at);
  const since = above.slice(above.map(isPlace).lastIndexOf(false) + 1);
  for (const figure of figures) {
    const said = rows[at]?.[figure];
    if (said === undefined) continue;
    const [all, some] = [sumOf(above, figure), sumOf(since, figure)];
    if (said === all || said === some) continue;
    const words = `${figureNames[figure]}写的合计是${said}，各行加起来是${all}，差${Math.abs(all - said)}。请核对是哪一行，改好再传。`;
    return { standing: 'unchanged', problem: { column: figure, words } };
  }
  return { standing: 'unchanged' };
}

function sumOf(rows: readonly TargetRow[], figure: (typeof figures)[number]): number {
  return rows.filter(isPlace).reduce((sum, row) => sum + (row[figure] ?? 0), 0);
}

function remarksOf(
  { places, known, rows }: Awaited<ReturnType<typeof matchedTargets>>,
  region: string,
  entries: readonly TargetEntry[],
): readonly string[] {
  const missing = places.filter(({ code }) => rows.every((row) => row.region !== code));
  const own = targetOf(known, region)?.people ?? null;
  const sum = entries.reduce((all, { people = 0 }) => all + people, 0);
  return [
    ...(missing.length === 0
      ? []
      : [`表里没有的地方：${missing.map(({ name }) => name).join('、')}。写入以后它们没有任务数。`]),
    ...(own === null || sum === 0 || sum === own
      ? []
      : [`这里自己的任务是${own}人，各行加起来${sum}人，差${Math.abs(own - sum)}人。没有错的可以照样写入。`]),
  ];
}
