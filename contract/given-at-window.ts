import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';

/** A refund that the window gave, as two officers said it: how much (fen), on which day, and how in Chinese. */
export interface GivenAtWindow {
  readonly amountFen: Fen;
  readonly on: IsoDay;
  readonly way: string;
}
