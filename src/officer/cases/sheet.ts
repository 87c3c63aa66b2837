/** A table as a spreadsheet opens it; in quotes, with what stands in a cell doubled. */
export function asSheet(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\r\n');
}
