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
  own,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
  stored,
} from './jilin-city';

const father = somebody(1, '王建国');
const byChild = { relation: 'child' as const, applicant: '王小明', account: own('王小明') };
const byHimself = { relation: 'self' as const, account: own('王建国') };

let server: PaymentTestServer;
let id: string;

function apply(application: typeof byChild | typeof byHimself) {
  return server.asOfficer('reimbursements.apply-for', { reimbursementId: id, application });
}

/** 140 yuan for dibao (2.1) go to the aid account unasked (4.2.1); the bank sends them back, for he died. */
beforeEach(async () => {
  server = await startJilin();
  await publishNotice(server);
  server.setToday('2023-11-25');
  id = await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
  await lookOn(server, '2024-01-02');
  await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
});

async function sentBack(): Promise<void> {
  await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
  const back = answerOf('jl-1', `${id},未发放,140.00,,账户已销户`);
  expect(await server.byTwo('reimbursements.answer', back, officer)).toMatchObject({ returned: 1 });
}

describe('money that comes unasked, of somebody who died (Jilin city 5.2)', () => {
  it('is applied for by a direct relative once the bank sent it back, agreed to by two, and goes to his account', async () => {
    await sentBack();
    const { reimbursement } = await apply(byChild);
    expect(reimbursement).toMatchObject({ state: 'applied', way: 'automatic', relativesOnly: true });
    const approving = {
      region: changyi,
      applications: [{ reimbursementId: id, updatedAt: reimbursement.updatedAt }],
    };
    expect(await server.byTwo('reimbursements.approve', approving, officer)).toMatchObject({ taken: 1 });
    const batch = await batchOf(server, 'jl-2', 'own');
    expect(batch).toMatchObject({ lines: 1, sumFen: 14_000 });
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    const paid = answerOf('jl-2', `${id},已发放,140.00,2024-01-02,`);
    expect(await server.byTwo('reimbursements.answer', paid, officer)).toMatchObject({ paid: 1 });
    expect(stored(server, id)).toMatchObject({ state: 'paid', application: { relation: 'child' } });
  });

  it('is not applied for before the bank has sent it back', async () => {
    await expect(apply(byChild)).rejects.toThrow('NOT_TO_APPLY');
  });

  it('is not applied for by himself: his account is the department’s to put right', async () => {
    await sentBack();
    await expect(apply(byHimself)).rejects.toThrow('NOT_TO_APPLY');
  });

  it('goes to no account that isn’t the relative’s own', async () => {
    await sentBack();
    await expect(apply({ ...byChild, account: own('李四海') })).rejects.toThrow('ACCOUNT_OF_OTHER');
  });

  it('is told to the family: who may apply, and that he himself need not', async () => {
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: changyi });
    await server.resident('oFather', 'self.confirm', { ...father, code });
    const look = async () => (await server.ask('oFather', 'reimbursement.look', { recordId: id })).standing;
    expect(await look()).toMatchObject({ mayApply: false });
    await sentBack();
    expect(await look()).toMatchObject({ state: 'returned', mayApply: true, relativesOnly: true });
  });

  it('a department’s file leaves the relative’s account, once he has applied', async () => {
    await sentBack();
    await apply(byChild);
    const again = await server.byTwo(
      'reimbursements.accounts',
      accountsOf(accountLine(father, 'relief', '6228480000000000026')),
      officer,
    );
    expect(again).toMatchObject({ taken: 0 });
    expect(stored(server, id)).toMatchObject({ state: 'applied', account: { kind: 'own' } });
  });
});
