import type { TableRow } from '../cell';
import type { ReadLimits } from '../limits';
import { tooLarge } from '../refusals';
import type { Table } from '../table';
import { readMergedRanges } from './merged-ranges';
import { readSharedStrings } from './shared-strings';
import { SheetRows } from './sheet-rows';
import { readDateStyles } from './styles';
import { type Workbook, readWorkbook } from './workbook';
import { readXml } from './xml';
import { ZipParts } from './zip-parts';

/** Opens a workbook: its sheets are known, no row is read yet. Throws a refusal where it is none or too large. */
export async function openXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<Table> {
  const parts = await ZipParts.open(bytes, limits);
  const workbook = await readWorkbook(parts, limits);
  return {
    kind: 'xlsx',
    sheets: workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    rows: () => rowsOf(parts, workbook, limits),
  };
}

/** Sheets that are hidden hold lists for choices and work of other years: nobody sees them, and they aren't read. */
async function* rowsOf(
  parts: ZipParts,
  { sheets, stylesPath, sharedStringsPath, from1904 }: Workbook,
  limits: ReadLimits,
): AsyncGenerator<TableRow, void, undefined> {
  const dateStyles = await readDateStyles(parts, stylesPath, limits);
  const sharedStrings = await readSharedStrings(parts, sharedStringsPath, limits);
  let count = 0;
  for (const { name: sheet, path, isHidden } of sheets) {
    if (isHidden) continue;
    const merged = await readMergedRanges(parts.read(path), limits);
    const reader = new SheetRows({ sheet, merged, limits, dateStyles, sharedStrings, from1904 });
    for await (const rows of readXml(parts.read(path), reader, limits.rowBytes)) {
      const taken = rows.take();
      count += taken.length;
      if (count > limits.rows) throw tooLarge(`超过${limits.rows}行`);
      yield* taken;
    }
  }
}
