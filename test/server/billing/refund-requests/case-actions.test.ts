import type { CaseAction, CaseKind } from '../../../../contract/refunds';
import { noFen } from '../../../../policy/money';
import { openCase } from '../../../../server/billing/cases';
import { type PaymentTestServer, startTestServer } from '../../money';
import { ruizhou } from '../../sample';

const actions: Readonly<Record<CaseKind, readonly CaseAction[]>> = {
  'refund-requested': ['approve', 'decline'],
  'refund-failed': ['retry', 'paid-by-hand'],
  'refund-no-balance': ['retry', 'paid-by-hand'],
  'refund-silent': ['returned', 'paid-by-hand'],
  'amount-differs': ['close'],
  'foreign-payment': ['close'],
  'bill-differs': ['close'],
  'bill-missing': ['close'],
  'result-contradicts': ['close'],
  'account-refund': ['paid-by-hand'],
  'paid-twice': ['close'],
  'elsewhere-amount': ['close'],
  'proposal-unanswered': ['close'],
  'proposal-failed': ['close'],
  'person-corrected': ['close'],
  'limit-reached': ['close'],
  configuration: ['close'],
};
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

it.each(kinds.filter((kind) => actions[kind].includes('close')))(
  '%s is closed with a note, and by nothing else',
  async (kind) => {
    const note = '看过了，没有问题';
    const refused = await server.officerRefusal('cases.resolve', { caseId: kind, decision: 'retry', note });
    expect(refused.message).toMatch(/[\u4e00-\u9fff]/);
    await server.asOfficer('cases.resolve', { caseId: kind, decision: 'close', note });
    expect(server.one('cases', kind)).toMatchObject({
      state: 'resolved',
      resolution: { action: 'close', note },
    });
  },
);
