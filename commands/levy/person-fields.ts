/** What a line has beside the facts of a fact sheet (docs/levy.md). */
export interface PersonFields {
  readonly name: string;
  readonly number: string;
  readonly village?: string;
  readonly school?: string;
  readonly paidOn?: string;
  readonly paidFen?: number;
  readonly facts: Readonly<Record<string, unknown>>;
}
