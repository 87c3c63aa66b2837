import type { Certification } from '../../../contract/corrections';
import type { IsoDay } from '../../../policy/calendar';
import { notSo } from '../../identity';
import { keepBefore } from '../../imports';
import type { Documents } from '../../platform';
import { certifiedOf } from './certify';

export interface Ended extends Certification {
  readonly personId: string;
  /** Its last day; null where it never was his. */
  readonly until: IsoDay | null;
  readonly at: number;
}

/**
 * Ends one certification of a person's roster, or takes it out, in the caller's transaction; his open applications are answered
 * anew afterwards (`redeterminePerson`). Throws `NOT_SO` where it is not as named.
 */
export async function endCertification(tx: Documents, ended: Ended): Promise<void> {
  const { personId, code, region, since, until, at } = ended;
  const roster = await tx.get('rosters', personId);
  const held = roster?.identities.find(
    (one) => one.code === code && one.region === region && one.since === since,
  );
  if (!roster || held === undefined) throw notSo('没有这条认定，可能已经更正过，请重新查一次。');
  if (until !== null && until < since) throw notSo('结束的日期早于开始的日期，请检查。');
  if (until !== null && until === held.until) throw notSo('这条认定已经到这天为止，不需要更正。');
  const identities = roster.identities.flatMap((one) => {
    if (one !== held) return [one];
    return until === null ? [] : [{ ...held, until }];
  });
  const kept = keepBefore(roster, { cause: `corrected-${at}`, at, state: certifiedOf(roster) });
  await tx.put('rosters', { ...roster, ...kept, identities, updatedAt: Math.max(at, roster.updatedAt + 1) });
}
