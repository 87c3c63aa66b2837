import type { ClauseOnDuplicates } from '../../contract/duplicates';
import { clauseLabel } from '../../policy';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';

/** What a clause's plain words say where it speaks of insurance in two places, or of benefits that rest. */
const speaksOfIt = /重复|暂停|先停/;

/** The clauses of the notices that hold in a place for a year; empty where none speaks of it. */
export async function clausesOnDuplicates(
  cloud: Cloud,
  region: string,
  year: number,
): Promise<readonly ClauseOnDuplicates[]> {
  const { policy } = await policyInForce(cloud);
  return policy.noticesAt(region, year).flatMap((notice) =>
    notice.clauses
      .filter(({ says }) => speaksOfIt.test(says))
      .map(({ clause, label, says }) => ({
        notice: notice.id,
        clause,
        label: label ?? clauseLabel(clause),
        says,
      })),
  );
}
