import type { ShownPicture } from '../../../contract/evidence';
import { noteCases } from './case-views';
import { evidenceId, requirePhone, shownPictures } from '../../evidence';
import { isOperator, isResponsibleFor } from '../../officer-access';
import { type Cloud, refuse } from '../../platform';
import type { Officer, StoredCase } from '../../schema';
import { peopleOfCases } from '../cases';

/** What the payer gave to be looked at. Throws `NO_CASE`, also for one of another place. Four round trips at most. */
export async function picturesOfCase(
  cloud: Cloud,
  officer: Officer,
  caseId: string,
): Promise<readonly ShownPicture[]> {
  const id = await requireGiven(cloud, officer, caseId);
  return id === null ? [] : shownPictures(cloud, id);
}

/** By which number the payer wants to be called about it. Throws `NO_CASE` and `NO_PHONE`. Four round trips at most. */
export async function phoneOfCase(cloud: Cloud, officer: Officer, caseId: string): Promise<string> {
  return requirePhone(cloud, await requireGiven(cloud, officer, caseId));
}

/** Under what stands what the payer gave with his request; whom it concerns is noted for the audit log. Throws `NO_CASE`. */
async function requireGiven(cloud: Cloud, officer: Officer, caseId: string): Promise<string | null> {
  const held = await cloud.db.get('cases', caseId);
  if (held === null || held.kind !== 'refund-requested' || !mayResolve(officer, held)) throw noCase();
  noteCases(cloud, [held]);
  cloud.notes.region = held.region;
  await peopleOfCases(cloud, officer, [held]);
  return held.refundId === null ? null : evidenceId({ kind: 'refund', id: held.refundId });
}

/** A case of another place reads like one that never was. */
export function mayResolve(officer: Officer, { region }: StoredCase): boolean {
  return region === '' ? isOperator(officer) : isResponsibleFor(officer, region);
}

export function noCase(): Error {
  return refuse('NO_CASE', '没有找到这一条，可能已经办理，请刷新列表。');
}
