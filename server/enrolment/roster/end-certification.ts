import type { Certification, ConfirmedFacts } from '../../../contract/corrections';
import type { CircumstanceCode } from '../../../policy/fact-sheet';
import type { IsoDay } from '../../../policy/calendar';
import { notSo } from '../../identity';
import { keepBefore } from '../../imports';
import type { Documents } from '../../platform';
import type { Certified, Roster } from '../../schema';
import { certifiedOf } from './certify';
import { inGroups } from './groups';

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
  await tx.put('rosters', corrected(roster, { identities }, at));
}

/** A roster of which an office put something right. */
function corrected(roster: Roster, changes: Partial<Certified>, at: number): Roster {
  const kept = keepBefore(roster, { cause: `corrected-${at}`, at, state: certifiedOf(roster) });
  const updatedAt = Math.max(at, roster.updatedAt + 1);
  return inGroups({ ...roster, ...kept, ...changes, countAt: at, updatedAt });
}

interface Removed {
  readonly personId: string;
  readonly at: number;
}

/** Takes an event that never was out of a person's roster, in the caller's transaction. Throws `NOT_SO`. */
export async function removeCircumstance(
  tx: Documents,
  { personId, at, code, on }: Removed & { readonly code: CircumstanceCode; readonly on: IsoDay | null },
): Promise<void> {
  const roster = await tx.get('rosters', personId);
  const circumstances = roster?.circumstances.filter((one) => one.code !== code || (one.on ?? null) !== on);
  if (!roster || circumstances?.length === roster.circumstances.length) throw notThere();
  await tx.put('rosters', corrected(roster, { circumstances }, at));
}

/** The same of what an office confirmed of the person himself for a year. */
export async function removeFacts(
  tx: Documents,
  { personId, at, year, region }: Removed & ConfirmedFacts,
): Promise<void> {
  const roster = await tx.get('rosters', personId);
  const facts = roster?.facts?.filter((one) => one.year !== year || one.region !== region);
  if (!roster || facts === undefined || facts.length === roster.facts?.length) throw notThere();
  await tx.put('rosters', corrected(roster, { facts }, at));
}

function notThere(): Error {
  return notSo('没有这一条，可能已经更正过，请重新查一次。');
}
