/**
 * A WeChat user wants everything erased that no law keeps: stored before anything goes, removed when all is gone. Done at
 * once where possible, else by the timer.
 */
export interface Erasure {
  /** His openId: asked for twice, it is one. */
  readonly _id: string;
  /** Stands for him from now on in what the law keeps: drawn at random, and written down nowhere with his openId but here. */
  readonly alias: string;
  /** He proved to be a person, and wants off the lists of others too. */
  readonly fromLists: boolean;
  readonly askedAt: number;
  /** When the timer takes it up, ms. */
  readonly nextAt: number;
}
