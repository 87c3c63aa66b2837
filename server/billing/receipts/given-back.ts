import { type Fen, noFen, plusFen } from '../../../policy/money';
import type { Cloud } from '../../platform';

/** WeChat takes fifty refunds of an order; those that an account had back are among these. */
const mostRefunds = 200;

/**
 * What of each line of an order went back, or is on its way back, while its person stays insured: by line, in fen; a line of which
 * nothing did is absent. One round trip.
 */
export async function givenBackOf(cloud: Cloud, orderId: string): Promise<ReadonlyMap<number, Fen>> {
  const refunds = await cloud.db.find('refunds', { filter: { orderId }, limit: mostRefunds });
  const parts = new Map<number, Fen>();
  for (const { line, endsLine, state, amountFen } of refunds) {
    // One that was replaced comes back with the next number.
    if (line === null || endsLine || state === 'replaced') continue;
    parts.set(line, plusFen(parts.get(line) ?? noFen, amountFen));
  }
  return parts;
}
