/** What an officer changed of a row at once: names of columns, and what stood there before and after, persons' names and long numbers masked. */
export interface UploadRowEdit {
  readonly by: string;
  /** ms. */
  readonly at: number;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

/** A cell of a row that is put right. */
export interface UploadRowCell {
  /** The kind's name of the column. */
  readonly column: string;
  /** `C列“证件号码”` */
  readonly heading: string;
  /** As the file has it, or as it was put last; empty where blank. */
  readonly text: string;
  readonly isWrong: boolean;
}

/** Signs of a cell that is put right, and cells of a row, at most. */
export const mostCellText = 200;
export const mostCells = 40;
