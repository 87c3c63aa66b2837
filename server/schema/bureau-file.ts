import type { IsoDay } from '../../policy/calendar';

/** The last file of a kind that was taken of a bureau; `_id` is `<kind>-<place>`. Its serial number tells an older one. */
export interface BureauFile {
  readonly _id: string;
  readonly serial: number;
  readonly day: IsoDay;
  /** Under which number an office handed it in. */
  readonly number: string;
  /** Its pieces, and those of them that were taken. */
  readonly pieces: number;
  readonly taken: readonly number[];
  readonly at: number;
}
