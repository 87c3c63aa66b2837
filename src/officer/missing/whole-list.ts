import type { MissingRequest, MissingResident } from '../../../contract/residents';
import type { NextPage } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';

/** Which list: of a village, or of an agent. */
export type MissingOf = Omit<MissingRequest, 'after'>;

/**
 * 6,000 people, more than the largest community has: 150 sheets of paper, and less than a third of the pages that an officer reads in a day.
 * A longer list goes out as a workbook.
 */
const mostPages = 120;

export interface WholeList {
  readonly residents: readonly MissingResident[];
  /** The list goes on behind them. */
  readonly isCut: boolean;
}

/** Everybody who is missing, all pages of them. Throws as `ask` does. */
export async function everyMissing(of: MissingOf): Promise<WholeList> {
  const all: MissingResident[] = [];
  let after: NextPage = null;
  for (let page = 0; page < mostPages; page += 1) {
    const request: MissingRequest = { ...of, after };
    const { residents, next } = await ask('officer', 'residents.missing', request);
    all.push(...residents);
    after = next;
    if (after === null) break;
  }
  return { residents: all, isCut: after !== null };
}
