import { parse } from 'csv-parse/sync';
import { mostRowsOfCall } from '../../contract/imports';
import type { Fen } from '../../policy/money';
import { refuse } from './refusal';

/**
 * Reads a CSV file with the given header, in any order of columns. Throws `FILE_WRONG` where it is none,
 * lacks a column, or is too long; cells come trimmed.
 */
export function readCsv<Column extends string>(
  text: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const rows = parsed(text);
  const header = rows[0] ?? [];
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw fileWrong(`文件缺少列：${missing.join('、')}。第一行应为：${columns.join(',')}。`);
  }
  if (rows.length - 1 > mostRowsOfCall) throw fileWrong(`一次最多${mostRowsOfCall}行，请分成几个文件导入。`);
  return rows
    .slice(1)
    .map(
      (cells) =>
        Object.fromEntries(columns.map((column) => [column, cells[header.indexOf(column)] ?? ''])) as Record<
          Column,
          string
        >,
    );
}

function parsed(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch {
    throw fileWrong('文件不是逗号分隔的文本（CSV，UTF-8），请另存为该格式后再导入。');
  }
}

function fileWrong(message: string): Error {
  return refuse('FILE_WRONG', message, { field: 'csv' });
}

export function yuanOfFen(amountFen: Fen): string {
  return `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;
}

/** A cell that a spreadsheet must not take for a formula. */
export function safeCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((cells) => cells.map(safeCell).join(',')).join('\r\n') + '\r\n';
}
