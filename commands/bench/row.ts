/** One figure of the bench, as it is printed. */
export interface Row {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What it must stay under, or reach, in the same unit: for a person to compare, never asserted. */
  readonly limit?: number;
  /** More than this fails the bench; in the same unit. Only for what a machine's speed doesn't change. */
  readonly atMost?: number;
  /** The same work done by something else in the same run. */
  readonly peer?: string;
}

/** What whoever runs the bench may say. */
export interface BenchOptions {
  /** In the large store of a bench that compares a small one with it; absent: as many as end soon. */
  readonly documents?: number;
}
