import type { MissingRequest, MissingResident } from '../../../contract/residents';
import type { NextPage } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';

/** Which list: of a village, or of an agent. */
export type MissingOf = Omit<MissingRequest, 'after'>;

/** More pages than a street's sheet has: a list without an end stops there. */
const mostPages = 60;

/** Everybody who is missing, all pages of them. Throws as `ask` does. */
export async function everyMissing(of: MissingOf): Promise<readonly MissingResident[]> {
  const all: MissingResident[] = [];
  let after: NextPage = null;
  for (let page = 0; page < mostPages; page += 1) {
    const request: MissingRequest = { ...of, after };
    const { residents, next } = await ask('officer', 'residents.missing', request);
    all.push(...residents);
    if (next === null) break;
    after = next;
  }
  return all;
}
