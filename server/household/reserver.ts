import { stands } from '../enrolment';
import { isFirstInLine } from './first-in-line';
import { knownAs } from './known-as';
import { getPayer } from './payers';
import type { Cloud } from '../platform';
import type { EnrolmentRecord } from '../schema';

/** Another payer whose order has a person reserved, as far as the viewer may know him. */
export interface OtherReserver {
  /** Masked (`张*`), so that a family can find out who it is; absent where he never said who he is. */
  readonly name?: string;
  /** Whether the viewer's order would take his place: the viewer is first in line and he isn't. */
  readonly givesWay: boolean;
}

/** Null where nobody has the person in hand, or the viewer himself. Four round trips at most. */
export async function otherReserver(
  cloud: Cloud,
  { reservation, personId }: EnrolmentRecord,
  viewer: { readonly openId: string; readonly seesAll: boolean },
): Promise<OtherReserver | null> {
  if (!stands(reservation, cloud.now()) || reservation.openId === viewer.openId) return null;
  const payer = await getPayer(cloud, reservation.openId);
  const name = (await knownAs(cloud, [payer])).get(payer._id)?.name;
  const givesWay = viewer.seesAll && !(await isFirstInLine(cloud, payer, personId));
  return { ...(name === undefined ? {} : { name }), givesWay };
}
