import { billMinutes, billMinutesByClock, mostBillMinutes } from './bill-figures';
import type { Row } from './row';

export const name = 'bill';

/** A day's bill of 60,000 lines, compared with the books by the timer over a database 10 ms away: scaled from 2,000 lines. */
export async function run(): Promise<Row[]> {
  return [
    {
      figure: '60,000 lines, scaled from 2,000, by counted trips',
      value: await billMinutes(),
      unit: 'minutes',
      atMost: mostBillMinutes,
      peer: `${await billMinutesByClock()} by the clock`,
    },
  ];
}
