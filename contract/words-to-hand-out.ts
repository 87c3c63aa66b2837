export const wordKinds = ['leaflet', 'letter', 'notice', 'message', 'banner'] as const;
/** 宣传单, 致居民的信, 告知书, text of a message, 横幅: what Jincheng 5.4 has offices hand out. */
export type WordKind = (typeof wordKinds)[number];

/** A sentence and the clauses that carry it, as the paper numbers them. */
export interface SourcedSentence {
  readonly text: string;
  /** `通知二、四（四）`; empty for a greeting, a name to be filled in, and an office's own telephone. */
  readonly by: string;
}

export interface WordsToHandOut {
  readonly kind: WordKind;
  readonly title: string;
  readonly sentences: readonly SourcedSentence[];
}

/** What can't be handed out of a place, and why, in Chinese. */
export interface WordsLeftOut {
  readonly kind: WordKind;
  readonly why: string;
}

export interface WordsOfPlace {
  readonly year: number;
  readonly words: readonly WordsToHandOut[];
  readonly leftOut: readonly WordsLeftOut[];
}
