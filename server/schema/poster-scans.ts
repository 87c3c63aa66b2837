import type { IsoDay } from '../../policy/calendar';
/** How often a place's poster was scanned on a day; nobody who scanned it. `_id` is region, poster and day. */
export interface PosterScans {
  readonly _id: string;
  readonly region: string;
  /** The poster's number, which begins with its year. */
  readonly poster: string;
  /** The China day. */
  readonly day: IsoDay;
  /** Scans. */
  readonly count: number;
  /** When the timer removes it (ms since 1970). */
  readonly expiresAt: number;
}
