import { tidyNumber } from '../../../contract/identity-document';
import { type ResidentRow, residentColumns } from '../../../contract/residents';
import type { IsoDay } from '../../../policy/calendar';
import { cellOf } from '../files/table';
import type { Table, TableRow } from '../files/table';
import { readEntry } from '../files/read-entry';
import type { LineProblem } from '../files/use-upload';

/** A person of the file, and where he stands there. */
export interface ResidentOfFile {
  readonly line: number;
  readonly row: ResidentRow;
}

export interface ResidentsRead {
  readonly residents: readonly ResidentOfFile[];
  readonly problems: readonly LineProblem[];
  /** Columns of the file that are not taken. */
  readonly leftOut: readonly string[];
}

const known: readonly string[] = [...residentColumns.needed, ...residentColumns.further];

/** Reads a list of residents: a line is a person. Nothing is sent: what can be seen to be wrong is known before. */
export function readResidents(table: Table, today: IsoDay): ResidentsRead {
  const residents: ResidentOfFile[] = [];
  const problems: LineProblem[] = [];
  const lines = new Map<string, number>();
  for (const cells of table.rows) {
    const read = readRow(table, cells, today);
    if ('message' in read) {
      problems.push({ line: cells.line, ...read });
      continue;
    }
    const key = `${read.document.kind} ${tidyNumber(read.document.number)}`;
    const before = lines.get(key);
    if (before !== undefined) {
      problems.push({
        line: cells.line,
        field: '证件号码',
        message: `和第${before}行是同一个人，请去掉一行。`,
      });
      continue;
    }
    lines.set(key, cells.line);
    residents.push({ line: cells.line, row: read });
  }
  const leftOut = table.header.filter((column) => column !== '' && !known.includes(column));
  return { residents, problems, leftOut };
}

type Problem = Omit<LineProblem, 'line'>;

function readRow(table: Table, row: TableRow, today: IsoDay): ResidentRow | Problem {
  const cell = (column: string): string => cellOf(table, row, column);
  const entry = readEntry(cell, today);
  if ('message' in entry) return entry;
  if (cell('村（社区）') === '') return { field: '村（社区）', message: '没有写住在哪个村、社区。' };
  return { ...entry, village: cell('村（社区）'), ...furtherOf(cell) };
}

function furtherOf(cell: (column: string) => string): Partial<ResidentRow> {
  const [household, agent, phone] = ['户号', '代办员', '联系电话'].map(cell);
  return {
    ...(household ? { household } : {}),
    ...(['是', '户主', '√', '1'].includes(cell('户主')) ? { isHead: true } : {}),
    ...(agent ? { agent } : {}),
    ...(phone ? { phone } : {}),
  };
}
