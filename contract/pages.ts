import type { IsoDay } from '../policy/calendar';

/** Where a page of a list ended, in the server's own words: the app hands it back for the page behind it. */
export type NextPage = string | null;

/** What a list begins after; null or absent for its first page. */
export type PageAfter = string | null;

/** Of which China days a list is wanted, both included; absent: of all. */
export interface DaysOfList {
  readonly from?: IsoDay;
  readonly to?: IsoDay;
}
