import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Cell, type TableRow, columnLetters, textCell, whereIs } from '../cell';
import type { ReadLimits } from '../limits';
import { quotesOpen, tooLarge } from '../refusals';
import type { Table } from '../table';
import { encodingOf, textOf } from './encoding';

/** What stands between cells, the likeliest first: copied from a table, written by a program, written in Europe. */
const delimiters = ['\t', ',', ';'] as const;

/** Opens a file of lines, `.csv` or `.txt`. Throws a refusal where it is no text. */
export function openCsv(bytes: Uint8Array, limits: ReadLimits): Table {
  const encoding = encodingOf(bytes);
  return {
    kind: 'csv',
    sheets: [{ name: '', isHidden: false }],
    rows: () => rowsOf(textOf(bytes, encoding), limits),
  };
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* rowsOf(
  text: Generator<string, void, undefined>,
  limits: ReadLimits,
): AsyncGenerator<TableRow, void, undefined> {
  const { value: first = '' } = text.next();
  const parser = parse({
    delimiter: delimiterOf(first),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: limits.rowBytes,
  });
  const source = Readable.from(joined(first, text));
  source.on('error', (error) => parser.destroy(error));
  let [count, lineBefore] = [0, 0];
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      const row = lineOf(record, info.lines, lineBefore);
      lineBefore = info.lines;
      const cells = record.map(cellOf);
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      if (cells.length === 0) continue;
      count += 1;
      if (count > limits.rows) throw tooLarge(`超过${limits.rows}行`);
      requireColumns(cells.length, row, limits);
      yield { sheet: '', row, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function* joined(
  first: string,
  rest: Generator<string, void, undefined>,
): Generator<string, void, undefined> {
  yield first;
  yield* rest;
}

/** By the first line that has one of them. */
function delimiterOf(text: string): string {
  for (const line of text.split(/\r?\n/, 20)) {
    const found = delimiters.find((delimiter) => line.includes(delimiter));
    if (found !== undefined) return found;
  }
  return ',';
}

/** The line on which a record begins; the parser tells the one on which it ends. */
function lineOf(record: readonly string[], endsOn: number, lineBefore: number): number {
  const inside = record.reduce((lines, cell) => lines + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  return Math.max(endsOn - inside, lineBefore + 1);
}

/** `="012"` is how some programs keep a number's noughts; a spreadsheet shows what stands in it. */
function cellOf(written: string): Cell | null {
  const kept = /^="([^"]*)"$/.exec(written.trim());
  return textCell(kept?.[1] ?? written);
}

function requireColumns(count: number, row: number, { columns }: ReadLimits): void {
  if (count > columns) {
    throw tooLarge(`${whereIs({ sheet: '', row })}有${count}列，而最多读到${columnLetters(columns - 1)}列`);
  }
}

function unreadable(error: CsvError): Error {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLarge('有一行太长，可能少了一个引号');
  return quotesOpen(Number(error.lines ?? 1));
}
