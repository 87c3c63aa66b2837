import { stands } from '../enrolment';
import { knownAs } from './known-as';
import { getPayer } from './payers';
import type { Cloud } from '../platform';
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
  return (await knownAs(cloud, [payer])).get(payer._id)?.name;
}
