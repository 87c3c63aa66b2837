/** A cell as a spreadsheet shows it and never runs it: what would begin a formula stands behind a quote. */
function cellOf(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${guarded.replace(/"/g, '""')}"`;
}

/** A table as a spreadsheet opens it; in quotes, with what stands in a cell doubled. */
export function asSheet(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n');
}
