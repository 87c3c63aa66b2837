import type { IsoDay } from '../policy/calendar';

/** A refund that the window gave, as two officers said it: on which day, and how in Chinese. */
export interface GivenAtWindow {
  readonly on: IsoDay;
  readonly way: string;
}
