import { boundRelatives, maySeeAll } from './payers';
import type { Cloud } from '../platform';
import type { Payer } from '../schema';

/**
 * Whether the payer is the person himself, one whom he confirmed, or one whom the bureau's binding names: nobody has a
 * better right to pay for him. A guardian by his own word alone is not, anybody could say so.
 */
export async function isFirstInLine(cloud: Cloud, payer: Payer, personId: string): Promise<boolean> {
  return maySeeAll(payer, personId, await boundRelatives(cloud, payer));
}
