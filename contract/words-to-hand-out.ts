export const wordKinds = ['leaflet', 'letter', 'notice', 'message', 'banner'] as const;
/** 宣传单, 致居民的信, 告知书, text of a message, 横幅: what Jincheng 5.4 has offices hand out. */
export type WordKind = (typeof wordKinds)[number];

export const wordKindNames: Readonly<Record<WordKind, string>> = {
  leaflet: '宣传单',
  letter: '致居民的一封信',
  notice: '告知书',
  message: '短信、微信群',
  banner: '横幅',
};

/** What a sentence is on paper, where it isn't one of many: a draft's mark, the amount, whom to call, what all rests on. */
export type SentencePart = 'mark' | 'heading' | 'greeting' | 'price' | 'contact' | 'source' | 'signature';

/** A sentence and the clauses that carry it, as the paper numbers them. */
export interface SourcedSentence {
  readonly text: string;
  /** `通知二、四（四）`; empty for a greeting, a name to be filled in, and an office's own telephone. */
  readonly by: string;
  readonly part?: SentencePart;
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
