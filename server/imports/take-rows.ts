import type { RejectedRow } from '../../contract/imports';
import { retryIfPersonGone } from '../identity';
import { RefusalError, allEnded } from '../platform';

/** Why a row is not taken: the field or column, and Chinese words on what is wrong. */
export class RowError extends Error {
  constructor(
    readonly field: string,
    readonly words: string,
  ) {
    super(words);
    this.name = 'RowError';
  }
}

export interface Rows<Row, Count extends string> {
  readonly rows: readonly Row[];
  /** Rows that are worked on at once; absent: one after the other, in their order. */
  readonly atOnce?: number;
  /** What is counted besides the rows taken, each from where it begins. */
  readonly counts: Readonly<Record<Count, number>>;
  /** Of a batch: what is to be done once for all rows, before it counts as done. Harmless to repeat. */
  readonly settle?: () => Promise<void>;
  /**
   * Takes a row, the first at 0, and answers what it adds to the counts. Harmless to repeat. What it throws as {@link RowError}
   * or refusal is listed.
   */
  readonly take: (row: Row, at: number) => Promise<Partial<Readonly<Record<NoInfer<Count>, number>>>>;
}

export interface RowsTaken<Count extends string> {
  readonly taken: number;
  /** In the order of the rows, counted from 1. */
  readonly rejected: readonly RejectedRow[];
  readonly counts: Readonly<Record<Count, number>>;
}

/** Goes through rows, whatever is wrong with some of them. */
export async function takeRows<Row, Count extends string>({
  rows,
  atOnce = 1,
  counts,
  take,
}: Rows<Row, Count>): Promise<RowsTaken<Count>> {
  const rejected: RejectedRow[] = [];
  const sums: Record<Count, number> = { ...counts };
  for (let first = 0; first < rows.length; first += atOnce) {
    const some = rows.slice(first, first + atOnce);
    const results = await allEnded(some.map((row, at) => takeRow(take, row, first + at)));
    for (const [at, result] of results.entries()) {
      if (result instanceof RowError) {
        rejected.push({ row: first + at + 1, field: result.field, message: result.words });
        continue;
      }
      for (const name of Object.keys(sums) as Count[]) sums[name] += result[name] ?? 0;
    }
  }
  return { taken: rows.length - rejected.length, rejected, counts: sums };
}

async function takeRow<Row, Count extends string>(
  take: Rows<Row, Count>['take'],
  row: Row,
  at: number,
): Promise<Partial<Readonly<Record<Count, number>>> | RowError> {
  try {
    return await retryIfPersonGone(() => take(row, at));
  } catch (error) {
    if (error instanceof RowError) return error;
    if (error instanceof RefusalError) return new RowError(error.refusal.field ?? '', error.refusal.message);
    throw error;
  }
}
