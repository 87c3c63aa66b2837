import { changePayer, requireRelative } from './payers';
import type { Cloud } from '../platform';
import type { Payer, Relative } from '../schema';

/** What a payer says of a relative's year: that it is paid elsewhere, or no more. */
export interface PaidElsewhere {
  readonly relativeId: string;
  readonly year: number;
  readonly paid: boolean;
}

/**
 * Keeps a payer's word that a relative is paid for elsewhere. It stands in his own list alone: it insures nobody, blocks
 * nobody, and no office and no other payer sees it.
 */
export async function sayPaidElsewhere(
  cloud: Cloud,
  openId: string,
  { relativeId, year, paid }: PaidElsewhere,
): Promise<{ readonly payer: Payer; readonly relative: Relative }> {
  return changePayer(cloud, openId, (payer) => {
    const held = requireRelative(payer, relativeId);
    const others = (held.paidElsewhereYears ?? []).filter((one) => one !== year);
    const relative = { ...held, paidElsewhereYears: paid ? [...others, year] : others };
    const changed = { ...payer, relatives: payer.relatives.map((one) => (one === held ? relative : one)) };
    return { payer: changed, result: { payer: changed, relative } };
  });
}

/** Whether the payer has said that the person is paid for elsewhere in that year. */
export function saysPaidElsewhere({ relatives }: Payer, personId: string, year: number): boolean {
  return relatives.some(
    (relative) => relative.personId === personId && (relative.paidElsewhereYears ?? []).includes(year),
  );
}
