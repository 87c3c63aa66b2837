import type { PlaceRow } from '../../../contract/places';
import { cellOf } from '../files/table';
import type { Table } from '../files/table';
import type { LineProblem } from '../files/use-upload';

/** Without it a file names no places; the others may be left out. */
export const neededColumns = ['名称'] as const;
export const furtherColumns = ['区划代码', '上级'] as const;

/** A place of the file, and where it stands there. */
export interface PlaceOfFile {
  readonly line: number;
  readonly row: PlaceRow;
}

export interface PlacesRead {
  readonly places: readonly PlaceOfFile[];
  readonly problems: readonly LineProblem[];
}

function rowOf(name: string, code: string, above: string): PlaceRow {
  return { name, ...(code === '' ? {} : { code }), ...(above === '' ? {} : { above }) };
}

/** What can be said before the server is asked: a place without a name, and one that stands twice in the file. */
export function readPlaces(table: Table): PlacesRead {
  const places: PlaceOfFile[] = [];
  const problems: LineProblem[] = [];
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    const [name, code, above] = ['名称', '区划代码', '上级'].map((column) => cellOf(table, row, column));
    const place = rowOf(name ?? '', code ?? '', above ?? '');
    const key = place.code ?? `${place.above ?? ''} ${place.name}`;
    const before = lines.get(key);
    if (place.name === '') problems.push({ line: row.line, field: '名称', message: '没有写名称。' });
    else if (before !== undefined) {
      const message = `和第${before}行是同一个地方，请去掉一行。`;
      problems.push({ line: row.line, field: place.code === undefined ? '名称' : '区划代码', message });
    } else {
      lines.set(key, row.line);
      places.push({ line: row.line, row: place });
    }
  }
  return { places, problems };
}
