import type { NoticeEntry } from '../policy/notice-index';

/** Notices that one call fetches: a place has its own, one laid over it, and last year's or next year's. */
export const mostFetchedNotices = 3;

/** What there is, for a phone that has the notices of its own place alone. */
export interface NoticeIndexReply {
  /** Of the whole index: sent back as `have`, it saves sending the same again. */
  readonly digest: string;
  /** Every notice in force; null where the caller has them. */
  readonly entries: readonly NoticeEntry[] | null;
}
