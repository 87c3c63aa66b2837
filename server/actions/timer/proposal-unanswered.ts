import { noFen } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import { openCase } from '../../billing/cases';
import { type Documents, chinaDay } from '../../platform';
import type { Proposal } from '../../schema';
import { actsOfTwo } from '../officer';

/** Nobody answered, up to the uppermost office: it stands on the list where such things are looked for. */
export function proposalUnanswered(tx: Documents, proposal: Proposal, now: number): Promise<void> {
  const { _id, act, region, at } = proposal;
  return openCase(tx, {
    id: `proposal-${_id}`,
    kind: 'proposal-unanswered',
    region,
    orderId: null,
    refundId: null,
    amountFen: proposal.sums.sumFen ?? noFen,
    summary:
      `${sayDay(chinaDay(at))}提出的“${actsOfTwo[act].label}”没有人答复。` +
      '请到“等您同意的”里同意或退回；提出满30天仍没有答复的，自动撤回。',
    now,
  });
}
