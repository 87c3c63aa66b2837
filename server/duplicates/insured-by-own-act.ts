import { liesIn } from '../../policy/region-names';
import { cameByOwnAct } from '../household';
import type { Cloud } from '../platform';
import type { EnrolmentRecord } from '../schema';

/**
 * Of some people, by their records of one year, those who are insured in a place by an act of their own: anybody who has a name and a number
 * can pay for them anywhere. Round trips: none where none of them is insured there, else {@link cameByOwnAct}'s.
 */
export function insuredByOwnAct(
  cloud: Cloud,
  region: string,
  records: readonly EnrolmentRecord[],
): Promise<ReadonlySet<string>> {
  const here = records.filter(({ insuredIn }) => insuredIn !== null && liesIn(insuredIn, region));
  return cameByOwnAct(cloud, region, here);
}
