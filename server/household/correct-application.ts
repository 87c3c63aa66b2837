import type { Claims } from '../../contract/claims';
import { requireClaimsAsked, requireFactsOfYear } from './require-claims-asked';
import { editRelative } from './edit-relative';
import { getPayer } from './payers';
import { applyForRelative } from './apply-for-relative';
import { noRelative, sexOf } from '../identity';
import { requirePlace } from '../places';
import { type Cloud, refuse } from '../platform';
import type { EnrolmentRecord, Payer, Person } from '../schema';
import {
  alreadyInsured,
  claimsAt,
  currentApplication,
  dropApplication,
  noRecord,
  requireTierOffered,
  stands,
} from '../enrolment';
import { policyInForce } from '../policy-registry';

export interface Correction {
  readonly recordId: string;
  readonly region?: string;
  readonly year?: number;
  readonly claims?: Claims;
}

/**
 * Puts the caller's own application right before payment: place, year or claims. Another year is another record; the
 * old application goes only when the new one stands. Another's record reads like one that never was.
 */
export async function correctApplication(
  cloud: Cloud,
  openId: string,
  { recordId, ...changes }: Correction,
): Promise<{ readonly record: EnrolmentRecord; readonly person: Person; readonly payer: Payer }> {
  const held = await cloud.db.get('records', recordId);
  const application = held === null ? null : currentApplication(held, openId);
  if (held === null || application === null) throw noRecord();
  if (held.state === 'insured') throw alreadyInsured(held);
  const { reservation } = held;
  if (stands(reservation, cloud.now()) && reservation.openId === openId) {
    throw refuse('ORDER_UNDER_WAY', '这条记录有一笔没付完的订单，请先取消订单，再修改。');
  }
  const payer = await getPayer(cloud, openId);
  const relative = payer.relatives.find(({ personId }) => personId === held.personId);
  const person = await cloud.db.get('people', held.personId);
  if (relative === undefined || person === null) throw noRelative();
  if (changes.region !== undefined) await requirePlace(cloud, changes.region);
  const region = changes.region ?? application.region;
  const claims = changes.claims ?? claimsAt(region, application);
  const year = changes.year ?? held.year;
  if (changes.claims !== undefined) {
    requireFactsOfYear(claims, year);
    requireTierOffered(await policyInForce(cloud), claims, { region, year });
    await requireClaimsAsked(cloud, { claims, region, readSex: () => sexOf(cloud, person) });
  }
  const record = await applyForRelative(cloud, { openId, person, region, year, claims });
  if (year !== held.year) await dropApplication(cloud, recordId, openId, 'moved-to-another-year');
  // As they were kept: what the new place or year doesn't ask is gone.
  const kept = currentApplication(record, openId)?.claims ?? claims;
  await editRelative(cloud, openId, relative.relativeId, { region, claims: kept });
  return { record, person, payer };
}
