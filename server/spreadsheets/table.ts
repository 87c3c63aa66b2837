import type { TableRow } from './cell';

/** A file that is open to be read. */
export interface Table {
  readonly kind: 'xlsx' | 'csv';
  /** A file of lines has one, without a name. Hidden ones are not read. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  /**
   * All rows with something in them, from the top, one sheet after the other; each call goes through the file from its beginning.
   * Throws a refusal where the file turns out damaged or too large.
   */
  rows(): AsyncGenerator<TableRow, void, undefined>;
}
