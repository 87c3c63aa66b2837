import { fen } from '../../../policy/money';
import { lookAtGrant } from '../../../server/billing/refund-requests';
import type { PaymentTestServer } from '../money';
import {
  accountLine,
  accountsOf,
  answerOf,
  batchOf,
  changyi,
  dibao,
  lookOn,
  officer,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
} from './jilin-city';

const father = somebody(1, '王建国');

describe('money that a notice gave back, when the payment goes back too', () => {
  let server: PaymentTestServer;
  let id: string;
  /** Clause 4.1: 140 yuan for whoever is on dibao. */
  beforeEach(async () => {
    server = await startJilin();
    await publishNotice(server);
    server.setToday('2023-11-25');
    id = await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
    await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
  });

  const orderId = (): string => server.all('orders')[0]?._id ?? '';
  const cases = async () => (await server.asOfficer('cases.list', { region: changyi })).cases;
  const grant = () => ({
    grantId: 'a'.repeat(32),
    region: changyi,
    orderId: orderId(),
    line: 0,
    amountFen: fen(24_000),
    ends: true,
    reason: '重复参保',
  });

  async function giveBack(): Promise<void> {
    await server.byTwo('refunds.grant', grant(), officer);
    const waits = (await cases()).find(({ kind }) => kind === 'refund-requested');
    if (waits === undefined) return;
    await server.asOfficer('cases.resolve', {
      caseId: waits.caseId,
      decision: 'approve',
      note: '电话问过本人',
    });
  }

  it('is named to the officers who agree to the refund', async () => {
    const { rows } = await lookAtGrant(server.cloudFor(officer), grant());
    expect(rows[0]?.words).toContain('参保补贴140元已经放行发放');
  });

  it('comes on the office’s list once, when he isn’t insured any more', async () => {
    await server.byTwo('reimbursements.answer', answerOf('jl-1', `${id},已发放,140.00,2024-01-02,`), officer);
    await lookOn(server, '2024-01-03');
    expect((await cases()).map(({ kind }) => kind)).not.toContain('reimbursement-not-due');
    await giveBack();
    await lookOn(server, '2024-01-04');
    await lookOn(server, '2024-01-05');
    const listed = (await cases()).filter(({ kind }) => kind === 'reimbursement-not-due');
    expect(listed).toMatchObject([{ amountFen: 14_000, actions: ['close'] }]);
    expect(listed[0]?.summary).toContain('参保补贴140元已在2024年1月2日发放');
  });
});
