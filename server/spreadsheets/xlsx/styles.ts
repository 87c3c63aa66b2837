import type { ReadLimits } from '../limits';
import { unpacksTooLarge } from '../refusals';
import { isDateFormat } from './date-formats';
import { type XmlReader, readWholeXml } from './xml';
import type { ZipParts } from './zip-parts';

/** For each style of cells, by its number, whether its numbers are shown as days. */
export async function readDateStyles(
  parts: ZipParts,
  path: string | null,
  limits: ReadLimits,
): Promise<readonly boolean[]> {
  if (path === null || !parts.has(path)) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let opened = 0;
  let inCellFormats = false;
  const reader: XmlReader = {
    open: (name, attributes) => {
      opened += 1;
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && inCellFormats) formats.push(Number(attributes.numFmtId ?? 0));
      if (formats.length > limits.cellFormats || codes.size > limits.cellFormats) throw unpacksTooLarge();
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
    progress: () => opened,
  };
  await readWholeXml(parts.read(path), reader, limits.rowBytes);
  return formats.map((id) => isDateFormat(id, codes.get(id)));
}
