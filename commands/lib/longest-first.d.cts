interface TestFile {
  readonly path: string;
}

/** Jest's sequencer: see longest-first.cjs. */
declare class LongestFirst {
  static readonly longFiles: readonly string[];
  constructor(options: object);
  sort<T extends TestFile>(tests: readonly T[]): readonly T[];
}
export = LongestFirst;
