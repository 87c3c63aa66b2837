import type { RefundStanding } from '../../../../contract/refund-standing';
import type { RefundView } from '../../../../contract/refunds';

/** How far one person's refund has come. */
export type Stage =
  | 'ask'
  | 'cannot'
  | 'waits-insured'
  | 'waits-officer'
  | 'declined'
  | 'granted'
  | 'returning'
  | 'returned'
  | 'by-hand';

type Refund = Extract<RefundView, { readonly kind: 'refund' }>;
type Request = Extract<RefundView, { readonly kind: 'request' }>;

/** The request that counts: the newest. */
export function newestRequest({ refunds }: Pick<RefundStanding, 'refunds'>): Request | undefined {
  const requests = refunds.filter((one): one is Request => one.kind === 'request');
  // The oldest phones have no `at`.
  return requests[requests.length - 1];
}

function stageOfRequest({ state, waitsFor }: Request): Stage {
  if (state === 'declined') return 'declined';
  if (state === 'approved') return 'granted';
  return waitsFor === 'insured' ? 'waits-insured' : 'waits-officer';
}

/** Of several, as from WeChat and to the account, the one that has the farthest to go. */
function stageOfMoney(refunds: readonly Refund[]): Stage {
  const has = (...states: readonly Refund['state'][]) => refunds.some(({ state }) => states.includes(state));
  if (has('manual')) return 'by-hand';
  if (has('approved', 'sent')) return 'granted';
  return has('processing') ? 'returning' : 'returned';
}

export function stageOf(standing: Pick<RefundStanding, 'refunds' | 'offers'>): Stage {
  const request = newestRequest(standing);
  const money = standing.refunds.filter(
    (one): one is Refund => one.kind === 'refund' && one.state !== 'replaced',
  );
  const since = money.filter(({ at }) => request === undefined || at >= request.at);
  if (since.length > 0) return stageOfMoney(since);
  if (request !== undefined) return stageOfRequest(request);
  return standing.offers.some((offer) => 'amountFen' in offer) ? 'ask' : 'cannot';
}

const titles: Readonly<Record<Exclude<Stage, 'ask'>, string>> = {
  cannot: '现在不能退费',
  'waits-insured': '等本人答复同不同意退费',
  'waits-officer': '退费在等工作人员审核',
  declined: '退费没有同意',
  granted: '退费已同意，准备退款',
  returning: '正在退款',
  returned: '已经退款',
  'by-hand': '由工作人员办理退款',
};

/** What the page is called: where it stands, at a glance. */
export function titleOf(stage: Stage, name: string): string {
  return stage === 'ask' ? `为${name}申请退费` : titles[stage];
}
