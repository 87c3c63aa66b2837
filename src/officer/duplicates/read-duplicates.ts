import type { DuplicateRow } from '../../../contract/duplicates';
import { tidyNumber } from '../../../contract/identity-document';
import type { IsoDay } from '../../../policy/calendar';
import { readEntry } from '../files/read-entry';
import { cellOf } from '../files/table';
import type { Table } from '../files/table';
import type { LineProblem } from '../files/use-upload';
import { dayCalled } from '../files/day-called';

/** A line of the list, and where it stands in the file. */
export interface DuplicateOfFile {
  readonly line: number;
  readonly row: DuplicateRow;
}

export interface DuplicatesRead {
  readonly rows: readonly DuplicateOfFile[];
  readonly problems: readonly LineProblem[];
}

/** Reads a list of who is insured otherwise, or died: a line is a person. Nothing is sent. */
export function readDuplicates(table: Table, today: IsoDay): DuplicatesRead {
  const rows: DuplicateOfFile[] = [];
  const problems: LineProblem[] = [];
  const lines = new Map<string, number>();
  for (const cells of table.rows) {
    const { line } = cells;
    const read = readRow((column) => cellOf(table, cells, column), today);
    if ('message' in read) {
      problems.push({ line, ...read });
      continue;
    }
    const key = `${read.document.kind} ${tidyNumber(read.document.number)}`;
    const before = lines.get(key);
    if (before === undefined) {
      lines.set(key, line);
      rows.push({ line, row: read });
    } else {
      problems.push({ line, field: '证件号码', message: `和第${before}行是同一个人，请去掉一行。` });
    }
  }
  return { rows, problems };
}

function readRow(cell: (column: string) => string, today: IsoDay): DuplicateRow | Omit<LineProblem, 'line'> {
  const entry = readEntry(cell, today);
  if ('message' in entry) return entry;
  const since = cell('从哪天起') === '' ? undefined : dayCalled(cell('从哪天起'));
  if (since === null) {
    return { field: '从哪天起', message: '日期写成 2023-11-20 这样，而且日历上要有这一天。' };
  }
  const [where, insuredAs, school] = [cell('在哪里'), cell('参保身份'), cell('所在学校')];
  return {
    ...entry,
    ...(since === undefined ? {} : { since }),
    ...(where === '' ? {} : { where }),
    ...(insuredAs === '' ? {} : { insuredAs }),
    ...(school === '' ? {} : { school }),
  };
}
