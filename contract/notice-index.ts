import type { NoticeEntry } from '../policy/notice-index';

/** Notices that one call fetches: a place has its own, one laid over it, and last year's or next year's. */
export const mostFetchedNotices = 3;
/** Places that one call asks about: those where a family is insured. */
export const mostIndexPlaces = 4;
/** No index that a phone fetches is larger, however many notices there are. */
export const mostIndexBytes = 64 * 1024;

/** What there is, for a phone that has the notices of its own place alone. */
export interface NoticeIndexReply {
  /** Of this reply: sent back as `have`, it saves sending the same again. */
  readonly digest: string;
  /** Every notice in force, or those at the places asked about where all would be too many; null where the caller has them. */
  readonly entries: readonly NoticeEntry[] | null;
  /** Where else there are notices, to the county: what they say is asked for when somebody goes there. Absent where nowhere. */
  readonly elsewhere?: readonly string[];
}
