import { type Cell, textCell } from '../cell';
import { dayOfSerial, timeOfSerial } from '../excel-days';
import { damaged } from '../refusals';
import { unescaped } from './shared-strings';

/** What a workbook's cells refer to. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  /** By the style's number: its numbers are days. */
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
}

/** A cell as the sheet's XML has it. `type` is its attribute `t`, `value` the text of `v`, `inline` that of `is`. */
export interface WrittenCell {
  readonly type: string;
  readonly style: number;
  readonly value: string | null;
  readonly inline: string;
  readonly hasFormula: boolean;
}

/** A formula counts with the value that was stored with it. One without is an error: whoever wrote the file never worked it out. */
const withoutValue: Cell = { kind: 'error', text: '#公式' };

export function cellOf(written: WrittenCell, context: CellContext): Cell | null {
  const { type, value, inline } = written;
  if (type === 'inlineStr') return textCell(inline);
  if (value === null || value === '') return written.hasFormula && type !== 'str' ? withoutValue : null;
  if (type === 's') return textCell(sharedString(value, context));
  if (type === 'str') return textCell(unescaped(value));
  if (type === 'b') return { kind: 'boolean', text: value.trim() === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'd')
    return {
      kind: 'date',
      text: value
        .trim()
        .replace('T', ' ')
        .replace(/ 00:00:00(\.0+)?$/, ''),
    };
  return numberCell(value.trim(), written.style, context);
}

function sharedString(value: string, { sharedStrings }: CellContext): string {
  const text = sharedStrings[Number(value)];
  if (text === undefined) throw damaged();
  return text;
}

function numberCell(value: string, style: number, { dateStyles, from1904 }: CellContext): Cell {
  if (dateStyles[style] === true) {
    const serial = Number(value);
    const day = dayOfSerial(serial, from1904);
    if (day !== null) return { kind: 'date', text: day + timeOfSerial(serial) };
  }
  return { kind: 'number', text: value, ...(from1904 ? { from1904 } : {}) };
}
