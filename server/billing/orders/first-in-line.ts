import { unpaidToday } from '../../enrolment';
import { getPayer, maySeeAll } from '../../household';
import type { Cloud } from '../../platform';
import type { Payer } from '../../schema';
import type { DraftLine } from './draft';
import { tooOftenUnpaid } from './refusals';

/** Orders of a day for one person that a payer may leave unpaid. */
const mostUnpaid = 2;

/** Whether the payer is the person himself, or one whom he confirmed: nobody has a better right to pay for him. */
export function isFirstInLine(payer: Payer, personId: string): boolean {
  return maySeeAll(payer, personId);
}

/**
 * Throws `TOO_OFTEN_UNPAID` where a payer had someone in hand twice this day without paying: otherwise he could keep a
 * family from paying for ever, a quarter of an hour at a time. Of the person himself and those whom he confirmed nothing
 * is counted. No round trip but where it is about to refuse.
 */
export async function requirePaidBefore(
  cloud: Cloud,
  openId: string,
  drafts: readonly DraftLine[],
  now: number,
): Promise<void> {
  const tooOften = drafts.filter(
    ({ record, application }) =>
      application.determination.status !== 'exempt' && unpaidToday(record, openId, now) >= mostUnpaid,
  );
  if (tooOften.length === 0) return;
  const payer = await getPayer(cloud, openId);
  for (const { line, record } of tooOften) {
    if (!isFirstInLine(payer, record.personId)) throw tooOftenUnpaid(line);
  }
}
