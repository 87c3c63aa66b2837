import type { TargetEntry } from '../../../contract/targets';
import { cellOf, readTable } from '../files/table';
import type { Table, TableRow } from '../files/table';
import type { LineProblem } from '../files/use-upload';

/** Of these a file has the name or the code, and the people or the permanent residents. */
export const targetColumns = ['地方', '区划代码', '任务人数', '常住人口', '职工参保人数'] as const;
const figureColumns = ['任务人数', '常住人口', '职工参保人数'] as const;

export interface TargetsRead {
  readonly rows: readonly TargetEntry[];
  /** Lines of the file, for each row. */
  readonly lines: readonly number[];
  /** Of the file's own row of the sum; absent where it has none. */
  readonly total?: number;
  readonly problems: readonly LineProblem[];
}

const names: Readonly<Record<(typeof figureColumns)[number], 'people' | 'population' | 'employees'>> = {
  任务人数: 'people',
  常住人口: 'population',
  职工参保人数: 'employees',
};

function isTotal(name: string): boolean {
  return /^(合计|总计|共计|小计)$/.test(name.replace(/\s/g, ''));
}

/** `190,670` and `190670人` are 190670; null for what is no number of people. */
function peopleIn(text: string): number | null {
  const digits = text.replace(/[,，\s]/g, '').replace(/人$/, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

function figuresOf(table: Table, row: TableRow, problems: LineProblem[]): Omit<TargetEntry, 'code' | 'name'> {
  const figures: { people?: number; population?: number; employees?: number } = {};
  for (const column of figureColumns) {
    const text = cellOf(table, row, column);
    if (text === '') continue;
    const people = peopleIn(text);
    if (people === null) {
      problems.push({ line: row.line, field: column, message: `“${text}”不是人数，请写整数。` });
    } else figures[names[column]] = people;
  }
  return figures;
}

/** What can be said before the server is asked: cells that are no number, and rows without a place. */
export function readTargets(text: string): TargetsRead | { readonly problem: string } {
  const read = readTable(text, []);
  if ('problem' in read) return read;
  const { table } = read;
  const known = targetColumns.filter((column) => table.header.includes(column));
  if (!known.some((column) => column === '地方' || column === '区划代码') || known.length < 2) {
    return { problem: `第一行要有表头：地方或者区划代码，和任务人数或者常住人口。` };
  }
  const problems: LineProblem[] = [];
  const rows: TargetEntry[] = [];
  const lines: number[] = [];
  let total: number | undefined;
  for (const row of table.rows) {
    const [name = '', code = ''] = ['地方', '区划代码'].map((column) => cellOf(table, row, column));
    const figures = figuresOf(table, row, problems);
    if (isTotal(name)) total = figures.people;
    else if (name === '' && code === '') {
      problems.push({ line: row.line, field: '地方', message: '没有写是哪个地方。' });
    } else {
      rows.push({ ...(name === '' ? {} : { name }), ...(code === '' ? {} : { code }), ...figures });
      lines.push(row.line);
    }
  }
  return { rows, lines, problems, ...(total === undefined ? {} : { total }) };
}
