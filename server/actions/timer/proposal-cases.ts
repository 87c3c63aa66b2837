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

/** Two agreed, and a part of it can't be done: its officers and the operator have to know. */
export function proposalFailed(tx: Documents, { _id, act, region }: Proposal, now: number): Promise<void> {
  return openCase(tx, {
    id: `proposal-${_id}-failed`,
    kind: 'proposal-failed',
    region,
    orderId: null,
    refundId: null,
    amountFen: noFen,
    summary:
      `同意了的“${actsOfTwo[act].label}”里有一段试了多次都办不成，已经停下，那一段没有生效，其余的照常。` +
      '请联系技术人员，查明以后把没有生效的重新提出。',
    now,
  });
}
