/** What a line has beside the facts of a fact sheet (docs/levy.md). */
export interface PersonFields {
  readonly name: string;
  readonly number: string;
  /** In words: `护照`. */
  readonly document?: string;
  readonly village?: string;
  readonly school?: string;
  readonly paidOn?: string;
  readonly paidFen?: number;
  readonly facts: Readonly<Record<string, unknown>>;
}
