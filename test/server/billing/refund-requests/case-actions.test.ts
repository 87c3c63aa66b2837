import type { CaseAction, CaseKind } from '../../../../contract/refunds';
import { noFen } from '../../../../policy/money';
import { openCase } from '../../../../server/billing/cases';
import { type PaymentTestServer, startTestServer } from '../../money';
import { ruizhou } from '../../sample';

/** Nothing is left to do about these but to look (docs/money.md): they are closed with a note. */
const looked = [
  'amount-differs',
  'foreign-payment',
  'bill-differs',
  'bill-missing',
  'result-contradicts',
  'paid-twice',
  'elsewhere-amount',
  'elsewhere-listed',
  'proposal-unanswered',
  'proposal-failed',
  'person-corrected',
  'limit-reached',
  'configuration',
] as const;

/** About money that somebody waits for, the office decides: where to, and only as far as it is known (docs/money.md, "Refunds"). */
const decided: Partial<Record<CaseKind, readonly CaseAction[]>> = {
  'refund-requested': ['approve', 'decline'],
  'refund-failed': ['retry', 'paid-by-hand'],
  'refund-no-balance': ['retry', 'paid-by-hand'],
  'refund-silent': ['returned', 'paid-by-hand'],
  'account-refund': ['paid-by-hand'],
};
const actions = { ...decided, ...Object.fromEntries(looked.map((kind) => [kind, ['close']])) };
const kinds = Object.keys(actions) as CaseKind[];

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.cloudFor('').db.transaction(async (tx) => {
    for (const kind of kinds) {
      const about = { region: ruizhou, orderId: null, refundId: null, amountFen: noFen };
      await openCase(tx, { id: kind, kind, ...about, summary: '一件事。', now: 1 });
    }
  });
});

it('each case on an office’s list has what can be done about it, and nothing else', async () => {
  const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
  const offered = Object.fromEntries(cases.map((one) => [one.kind, one.actions]));
  expect(offered).toEqual(actions);
});

it('the list is narrowed to one kind, and to none that there isn’t', async () => {
  const { cases } = await server.asOfficer('cases.list', { region: ruizhou, kind: 'bill-missing' });
  expect(cases.map(({ kind }) => kind)).toEqual(['bill-missing']);
  expect(await server.officerRefusal('cases.list', { region: ruizhou, kind: 'toString' })).toMatchObject({
    code: 'BAD_REQUEST',
  });
});

it.each(looked)('%s is closed with a note, and by nothing else', async (kind) => {
  const note = '看过了，没有问题';
  const refused = await server.officerRefusal('cases.resolve', { caseId: kind, decision: 'retry', note });
  expect(refused.message).toMatch(/[\u4e00-\u9fff]/);
  await server.asOfficer('cases.resolve', { caseId: kind, decision: 'close', note });
  expect(server.one('cases', kind)).toMatchObject({
    state: 'resolved',
    resolution: { action: 'close', note },
  });
});
