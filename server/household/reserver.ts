import { stands } from '../enrolment';
import { maskName } from '../../contract/person-name';
import { getPayer } from './payers';
import type { Cloud } from '../platform';
import { nameOf } from '../identity';
import type { EnrolmentRecord } from '../schema';

/**
 * The masked name (`张*`) of another payer whose order has a person reserved, so that a family can find out who it is;
 * undefined where nobody has, where it is the caller, or where the payer never said who he is. Two round trips at most.
 */
export async function reserverName(
  cloud: Cloud,
  { reservation }: EnrolmentRecord,
  openId: string,
): Promise<string | undefined> {
  if (!stands(reservation, cloud.now()) || reservation.openId === openId) return undefined;
  const payer = await getPayer(cloud, reservation.openId);
  const own = payer.relatives.find(({ relation }) => relation === 'self');
  const personId = payer.self?.personId ?? own?.personId;
  const person = personId === undefined ? null : await cloud.db.get('people', personId);
  return person === null ? undefined : maskName(nameOf(cloud, person));
}
