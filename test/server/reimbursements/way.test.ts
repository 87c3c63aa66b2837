import type { PaymentTestServer } from '../money';
import {
  accountLine,
  accountsOf,
  answerOf,
  batchOf,
  changyi,
  dibao,
  disabled,
  lookOn,
  officer,
  own,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  returned,
  somebody,
  startJilin,
  stored,
  tekun,
  year,
} from './jilin-city';
import { isoDay } from '../../../policy/calendar';

const father = somebody(1, '王建国');

describe('money that Jilin city gives back', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startJilin();
  });

  const pays = (amount: keyof typeof paysFen, ...identities: Parameters<typeof server.certify>[2][]) =>
    paidFor(server, father, { fen: paysFen[amount], identities });

  it('is due from the list day, not before: 140 yuan to who is on dibao, by itself (1, 2.1, 4.2.1)', async () => {
    const id = await pays('dibao', dibao);
    await lookOn(server, '2023-12-31');
    expect(stored(server, id)).toBeNull();
    await lookOn(server, '2024-01-01');
    expect(stored(server, id)).toMatchObject({
      amountFen: 14_000,
      fund: 'city-finance',
      way: 'automatic',
      paidBy: '2024-03-31',
      state: 'due',
      draft: true,
    });
  });

  it('is 10 yuan of the care premium for tekun, and 290 from the employment fund for the severely disabled (2.1, 2.2)', async () => {
    const id = await pays('tekun', tekun);
    const other = await paidFor(server, somebody(2), { fen: paysFen.disabled, identities: [disabled] });
    await lookOn(server, '2024-01-01');
    expect(stored(server, id)).toMatchObject({ amountFen: 1000, fund: 'city-finance' });
    expect(stored(server, other)).toMatchObject({ amountFen: 29_000, fund: 'disability-employment' });
  });

  it('is applied for by who fell back into poverty, told by rural revitalisation, until the year’s end (4.2.3, 5.1)', async () => {
    const id = await pays('returned', returned);
    await lookOn(server, '2024-01-01');
    expect(stored(server, id)).toMatchObject({
      state: 'to-apply',
      way: 'apply',
      tells: '乡村振兴部门',
      applyBy: '2024-12-31',
    });
    await lookOn(server, '2025-01-01');
    expect(stored(server, id)).toMatchObject({
      state: 'lapsed',
      reason: '最晚2024年12月31日申领，现在已经过了。',
    });
  });

  it('is applied for by who is severely disabled anew in 2024, told by the federation (4.2.2)', async () => {
    const id = await paidFor(server, father, { fen: paysFen.disabled, identities: [] });
    await lookOn(server, '2024-02-20');
    expect(stored(server, id)).toBeNull();
    await server.certify(father, changyi, { ...disabled, since: isoDay('2024-02-19') });
    await lookOn(server, '2024-02-21');
    expect(stored(server, id)).toMatchObject({
      state: 'to-apply',
      tells: '残联',
      amountFen: 29_000,
      paidBy: null,
    });
  });

  it('is nothing to who was certified elsewhere in the province (5.3)', async () => {
    await server.certify(father, '220102', { ...dibao, region: '220102' });
    const recordId = await server.enrol('oPayer', father, changyi);
    const orderId = await server.place('oPayer', [recordId], paysFen.dibao);
    server.shop.pay(orderId);
    await server.callback(orderId);
    await lookOn(server, '2024-01-02');
    expect(stored(server, recordId)).toBeNull();
  });

  it('is one sum for several identities, the best: never two for one person', async () => {
    const id = await pays('dibao', dibao, disabled, returned);
    await lookOn(server, '2024-01-02');
    expect(server.all('reimbursements')).toHaveLength(1);
    // Paid as dibao; 290 would give more than the road of the disabled leaves (390 - 290 = 100, and 240 - 140 = 100).
    expect(stored(server, id)).toMatchObject({ amountFen: 14_000 });
  });

  it('stays due where what he was certified as ends after the list day', async () => {
    const id = await pays('dibao', dibao);
    await lookOn(server, '2024-01-02');
    await server.certify(father, changyi, { ...dibao, until: isoDay('2024-02-01') });
    await lookOn(server, '2024-03-02');
    expect(stored(server, id)).toMatchObject({ state: 'due', amountFen: 14_000 });
  });

  it('is prepared under the draft and not released; released and paid once the notice is one', async () => {
    const id = await pays('dibao', dibao);
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
    const batch = await batchOf(server, 'jl-1');
    expect(batch).toMatchObject({ lines: 1, sumFen: 14_000, state: 'prepared' });
    const refusal = await server.refusedByTwo('reimbursements.release', releasing(batch), officer);
    expect(refusal).toMatchObject({ code: 'NOTICE_IS_DRAFT' });
    expect(refusal.message).toContain('征求意见稿');
    expect(stored(server, id)).toMatchObject({ state: 'batched' });

    await publishNotice(server);
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    expect(stored(server, id)).toMatchObject({ state: 'released', draft: false });
    const file = await server.asOfficer('reimbursements.batch-file', { region: changyi, number: 'jl-1' });
    expect(file.csv).toContain('6228480000000000018');
    expect(file.csv).toContain('合计1笔,,,,140.00');

    server.setToday('2024-01-20');
    const paid = answerOf('jl-1', `${id},已发放,140.00,2024-01-18,`);
    expect(await server.byTwo('reimbursements.answer', paid, officer)).toMatchObject({
      paid: 1,
      rejected: [],
    });
    expect(stored(server, id)).toMatchObject({ state: 'paid', paidOn: '2024-01-18' });
    await server.asOfficer('reimbursements.batches', { region: changyi, year }).then(({ batches }) => {
      expect(batches[0]).toMatchObject({ state: 'released', lines: 1, paid: 1, open: 0, returned: 0 });
    });
  });

  it('is applied for by the person’s own account, agreed to by two, and paid', async () => {
    await publishNotice(server);
    server.setToday('2023-11-25');
    const id = await pays('returned', returned);
    await lookOn(server, '2024-01-02');
    const application = { relation: 'self' as const, account: own('王建国') };
    const { reimbursement } = await server.asOfficer('reimbursements.apply-for', {
      reimbursementId: id,
      application,
    });
    expect(reimbursement).toMatchObject({
      state: 'applied',
      account: { number: '**** 8901', holder: '王**' },
    });
    const approving = {
      region: changyi,
      applications: [{ reimbursementId: id, updatedAt: reimbursement.updatedAt }],
    };
    expect(await server.byTwo('reimbursements.approve', approving, officer)).toMatchObject({ taken: 1 });
    const batch = await batchOf(server, 'jl-2', 'own');
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    const back = answerOf('jl-2', `${id},未发放,140.00,,账号不存在`);
    expect(await server.byTwo('reimbursements.answer', back, officer)).toMatchObject({ returned: 1 });
    expect(stored(server, id)).toMatchObject({
      state: 'returned',
      reason: '账号不存在',
      account: null,
      batchId: null,
    });
  });
});
