import { type Cell, type TableRow, columnLetters, placeOfReference, whereIs } from '../cell';
import type { ReadLimits } from '../limits';
import { tooLarge } from '../refusals';
import { type CellContext, cellOf } from './cell-value';
import { MergedValues, type MergedRanges, place } from './merged-ranges';
import { RichText } from './shared-strings';
import type { Attributes, XmlReader } from './xml';

interface SheetContext extends CellContext {
  readonly sheet: string;
  readonly merged: MergedRanges;
  readonly limits: ReadLimits;
}

const mostRow = 1_048_576;

/** Makes rows of a sheet's XML. Rows and cells may leave out where they are: then they follow the ones before. */
export class SheetRows implements XmlReader {
  private readonly merged: MergedValues;
  private readonly inline = new RichText();
  private rows: TableRow[] = [];
  private ended = 0;
  private over = false;
  private row = 0;
  private column = -1;
  private cells: (Cell | null)[] = [];
  private type = 'n';
  private style = 0;
  private value: string | null = null;
  private hasFormula = false;
  private inValue = false;

  constructor(private readonly context: SheetContext) {
    this.merged = new MergedValues(context.merged);
  }

  /** The rows that have ended since this was asked last; blank ones are left out. */
  take(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  progress(): number {
    return this.ended;
  }

  isDone(): boolean {
    return this.over;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') {
      this.inValue = true;
      this.value = '';
    } else if (name === 'f') this.hasFormula = true;
    else if (name === 'row') this.openRow(attributes);
    else this.inline.open(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else this.inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'sheetData') this.over = true;
    else this.inline.close(name);
  }

  private openRow({ r }: Attributes): void {
    const named = Number(r);
    this.row = Number.isInteger(named) && named > 0 && named <= mostRow ? named : this.row + 1;
    this.column = -1;
    this.cells = [];
  }

  private openCell({ r, t, s }: Attributes): void {
    this.column = (r === undefined ? undefined : placeOfReference(r)?.column) ?? this.column + 1;
    this.type = t ?? 'n';
    this.style = Number(s ?? 0);
    this.value = null;
    this.hasFormula = false;
  }

  private closeCell(): void {
    const { type, style, value, hasFormula } = this;
    const inline = type === 'inlineStr' ? this.inline.take() : '';
    const cell = cellOf({ type, style, value, inline, hasFormula }, this.context);
    if (cell === null) return;
    const { columns } = this.context.limits;
    if (this.column >= columns) {
      const where = whereIs({ sheet: this.context.sheet, row: this.row }, this.column);
      throw tooLarge(`${where}有内容，而最多读到${columnLetters(columns - 1)}列`);
    }
    place(this.cells, this.column, cell);
  }

  private closeRow(): void {
    this.ended += 1;
    const { row, cells } = this;
    const isBlank = cells.length === 0;
    this.merged.fill(row, cells);
    if (!isBlank) this.rows.push({ sheet: this.context.sheet, row, cells });
  }
}
