import type { PlaceRow } from '../../../contract/places';
import { RowError } from '../../imports';
import { type WantedColumn, usualSpellings } from '../../spreadsheets';
import { CellProblem, type Cells, textIn } from '../../uploads';
import { type CountyPlaces, codeOf } from '../county-places';

export type PlaceColumn = 'name' | 'code' | 'above';

/** What a list of streets and villages has; what else it has is not read. */
export const placeUploadColumns: readonly WantedColumn<PlaceColumn>[] = [
  { key: 'name', spellings: ['名称', '地名', '地方名称', '单位名称', ...usualSpellings.village] },
  {
    key: 'code',
    spellings: ['区划代码', '行政区划代码', '统计用区划代码', '统计用区划代码（12位）', '代码'],
    isOptional: true,
  },
  { key: 'above', spellings: ['上级', '上级名称', '上级地方', ...usualSpellings.street], isOptional: true },
];

function rowIn(cells: Cells<PlaceColumn>): PlaceRow {
  const name = textIn(cells, 'name');
  if (name === '') throw new CellProblem('name', '没有写名称。');
  const code = codeIn(cells);
  const above = textIn(cells, 'above');
  return { name, ...(code === '' ? {} : { code }), ...(above === '' ? {} : { above }) };
}

/** Of a street the statistics office writes twelve digits too, the last three 0. */
function codeIn(cells: Cells<PlaceColumn>): string {
  const text = textIn(cells, 'code').replace(/\s/g, '');
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) {
    throw new CellProblem(
      'code',
      '这个代码被表格软件改成了科学记数，后几位已经丢了。请把这一列设成“文本”格式，再重新填。',
    );
  }
  return text.replace(/^(\d{9})000$/, '$1');
}

/** A line of the file. What it adds is there for the lines behind it: a village's street stands before it. */
export function readPlaceRow(cells: Cells<PlaceColumn>, places: CountyPlaces): PlaceRow {
  const row = rowIn(cells);
  try {
    places.names.set(codeOf(row, places), row.name);
    return row;
  } catch (error) {
    if (error instanceof RowError) throw new CellProblem(error.field, error.words);
    throw error;
  }
}
