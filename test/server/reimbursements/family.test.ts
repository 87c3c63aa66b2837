import { isoDay } from '../../../policy/calendar';
import type { PaymentTestServer } from '../money';
import {
  accountLine,
  accountsOf,
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
  returned,
  somebody,
  startJilin,
  stored,
  year,
} from './jilin-city';

const father = somebody(1, '王建国');

describe('what comes back, in a family’s eyes', () => {
  let server: PaymentTestServer;
  let id: string;
  beforeEach(async () => {
    server = await startJilin();
    id = await paidFor(server, father, { fen: paysFen.returned, identities: [returned] });
    await lookOn(server, '2024-01-02');
  });

  /** The father proves himself at the window. */
  const confirmFather = async (): Promise<void> => {
    const request = { ...father, region: changyi };
    const { code } = await server.officer(officer, 'codes.issue', request);
    await server.resident('oFather', 'self.confirm', { name: father.name, document: father.document, code });
  };

  it('is kept from a payer whom he hasn’t confirmed, in the same words whether anything is due or not', async () => {
    const nobody = somebody(3, '李四海');
    const recordId = await server.enrol('oPayer', nobody, changyi);
    const due = await server.refusal('oPayer', 'reimbursement.look', { recordId: id });
    const notDue = await server.refusal('oPayer', 'reimbursement.look', { recordId });
    expect(due).toEqual(notDue);
    expect(due.code).toBe('ASK_HIMSELF');
  });

  it('shows the person himself what the draft says, and that it is a draft', async () => {
    await confirmFather();
    const { standing } = await server.ask('oFather', 'reimbursement.look', { recordId: id });
    expect(standing).toMatchObject({
      draft: true,
      state: 'to-apply',
      amountFen: 14_000,
      clause: '2.1',
      identity: '返贫致贫人口',
      tells: '乡村振兴部门',
      mayApply: true,
    });
  });

  it('takes his application to his own account alone, once, and lets him put it right until it is decided', async () => {
    await confirmFather();
    const apply = (account: ReturnType<typeof own>) => ({
      recordId: id,
      application: { relation: 'self' as const, account },
    });
    const other = await server.refusal('oFather', 'reimbursement.apply', apply(own('王芳')));
    expect(other).toMatchObject({ code: 'ACCOUNT_OF_OTHER', field: 'account.holder' });
    const wrong = await server.refusal('oFather', 'reimbursement.apply', apply(own('王建国', '12ab')));
    expect(wrong).toMatchObject({ code: 'ACCOUNT_WRONG', field: 'account.number' });
    await server.ask('oFather', 'reimbursement.apply', apply(own('王建国')));
    const first = stored(server, id);
    await server.ask('oFather', 'reimbursement.apply', apply(own('王建国')));
    expect(stored(server, id)).toEqual(first);
    const { standing } = await server.ask(
      'oFather',
      'reimbursement.apply',
      apply(own('王建国', '62284800000012340018')),
    );
    expect(standing).toMatchObject({ state: 'applied', account: { number: '**** 0018' } });
    expect(server.dump()).not.toContain('62284800000012340018');
  });

  it('goes to a direct relative’s account where he died (5.2)', async () => {
    await confirmFather();
    const application = { relation: 'child' as const, applicant: '王芳', account: own('王芳') };
    const { standing } = await server.ask('oFather', 'reimbursement.apply', { recordId: id, application });
    expect(standing.application).toMatchObject({ relation: 'child' });
    const { reimbursements } = await server.asOfficer('reimbursements.list', {
      region: changyi,
      year,
      state: 'applied',
    });
    expect(reimbursements[0]).toMatchObject({ applicant: '王芳', person: { name: '王建国' } });
  });

  it('is refused after the notice’s last day (5.1)', async () => {
    await confirmFather();
    server.setToday('2025-01-01');
    const application = { relation: 'self' as const, account: own('王建国') };
    const refusal = await server.refusal('oFather', 'reimbursement.apply', { recordId: id, application });
    expect(refusal).toMatchObject({ code: 'APPLY_CLOSED' });
    expect(refusal.message).toContain('2024年12月31日');
  });

  it('tells him why the agency said no, and lets him apply again', async () => {
    await confirmFather();
    const application = { relation: 'self' as const, account: own('王建国') };
    await server.ask('oFather', 'reimbursement.apply', { recordId: id, application });
    await server.asOfficer('reimbursements.decline', { reimbursementId: id, reason: '户名和身份证不一样' });
    const { standing } = await server.ask('oFather', 'reimbursement.look', { recordId: id });
    expect(standing).toMatchObject({
      state: 'declined',
      reason: '户名和身份证不一样',
      mayApply: true,
      account: null,
    });
    await server.ask('oFather', 'reimbursement.apply', { recordId: id, application });
    expect(stored(server, id)).toMatchObject({ state: 'applied' });
  });
});

describe('an office’s lists and files', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startJilin();
  });

  it('name whom rural revitalisation has to tell, and tick who was told', async () => {
    const id = await paidFor(server, father, { fen: paysFen.returned, identities: [returned] });
    await lookOn(server, '2024-01-02');
    const whose = { region: changyi, year };
    const { telling } = await server.asOfficer('reimbursements.overview', whose);
    expect(telling).toContainEqual(
      expect.objectContaining({ office: '乡村振兴部门', clause: '4.2.3', untold: 1, told: 0 }),
    );
    const asked = { ...whose, reimbursementIds: [id], told: true };
    expect(await server.asOfficer('reimbursements.tick', asked)).toEqual({ changed: 1 });
    expect(await server.asOfficer('reimbursements.tick', asked)).toEqual({ changed: 0 });
    const list = { ...whose, office: '乡村振兴部门', told: true };
    const { reimbursements } = await server.asOfficer('reimbursements.to-tell', list);
    expect(reimbursements).toMatchObject([{ reimbursementId: id, toldOn: '2024-01-02' }]);
    const until = async (to: string) =>
      (await server.asOfficer('reimbursements.to-tell', { ...list, to: isoDay(to) })).reimbursements.length;
    expect(await until('2024-01-02')).toBe(1);
    expect(await until('2024-01-01')).toBe(0);
  });

  it('keep no account of who has nothing to come to it, and say so by row', async () => {
    const id = await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-02');
    const lines = [
      accountLine(father, 'nursing', '6228480000000000026'),
      accountLine(somebody(7), 'relief', '6228480000000000034'),
      accountLine({ ...father, name: '王建军' }, 'relief', '6228480000000000042'),
      accountLine(father, 'relief'),
    ];
    const { taken, rejected } = await server.byTwo('reimbursements.accounts', accountsOf(...lines), officer);
    expect(taken).toBe(1);
    expect(rejected.map(({ row, field }) => [row, field])).toEqual([
      [1, '账户类别'],
      [2, '证件号码'],
      [3, '姓名'],
    ]);
    expect(stored(server, id)).toMatchObject({ accountKind: 'relief', state: 'due' });
    expect(server.dump()).not.toContain('6228480000000000018');
  });

  it('read an answer line by line: another batch’s number, a fen too much, half of its lines', async () => {
    await publishNotice(server);
    server.setToday('2023-11-25');
    const mother = somebody(2, '李桂英');
    const ids = [
      await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] }),
      await paidFor(server, mother, { fen: paysFen.dibao, identities: [dibao] }),
    ];
    await lookOn(server, '2024-01-02');
    const accounts = accountsOf(
      accountLine(father, 'relief'),
      accountLine(mother, 'relief', '6228480000000000026'),
    );
    await server.byTwo('reimbursements.accounts', accounts, officer);
    await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'jl-1')), officer);
    const [one = '', other = ''] = ids;
    const csv = [
      '补贴编号,结果,金额(元),发放日期,原因',
      `${one},已发放,140.01,2024-01-02,`,
      `${one}0,已发放,140.00,2024-01-02,`,
      `${other},已发放,140.00,2024-01-02,`,
    ].join('\n');
    const answer = { region: changyi, number: 'jl-1', csv };
    const read = await server.byTwo('reimbursements.answer', answer, officer);
    expect(read).toMatchObject({ paid: 1, returned: 0 });
    expect(read.rejected.map(({ row, field }) => [row, field])).toEqual([
      [1, '金额(元)'],
      [2, '补贴编号'],
    ]);
    expect(stored(server, one)).toMatchObject({ state: 'released' });
    expect(stored(server, other)).toMatchObject({ state: 'paid' });
    const refusal = await server.refusedByTwo(
      'reimbursements.answer',
      { ...answer, number: 'jl-2' },
      officer,
    );
    expect(refusal.code).toBe('NO_BATCH');
  });

  it('show the office above what a district prepared', async () => {
    await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
    await batchOf(server, 'jl-1');
    const { batches } = await server.asOfficer('reimbursements.batches', { region: '220000', year });
    expect(batches).toMatchObject([{ number: 'jl-1', region: changyi }]);
    const elsewhere = await server.asOfficer('reimbursements.batches', { region: '140000', year });
    expect(elsewhere.batches).toEqual([]);
  });

  it('release nothing that changed since, nor another sum than was proposed', async () => {
    await publishNotice(server);
    server.setToday('2023-11-25');
    const id = await paidFor(server, father, { fen: paysFen.dibao, identities: [dibao] });
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(father, 'relief')), officer);
    const batch = await batchOf(server, 'jl-1');
    const more = await server.refusedByTwo(
      'reimbursements.release',
      { ...releasing(batch), lines: 2 },
      officer,
    );
    expect(more.code).toBe('BATCH_DIFFERS');
    const { personId } = server.one('records', id);
    await server.cloudFor('', 'function').db.updateIf('rosters', personId, {}, { identities: [] });
    const outdated = await server.refusedByTwo('reimbursements.release', releasing(batch), officer);
    expect(outdated.code).toBe('BATCH_OUTDATED');
    const dissolved = await server.asOfficer('reimbursements.dissolve-batch', {
      region: changyi,
      number: 'jl-1',
    });
    expect(dissolved.batch).toMatchObject({ state: 'dissolved', open: 0 });
    await lookOn(server, '2024-01-03');
    expect(stored(server, id)).toMatchObject({ state: 'lapsed', account: null });
  });
});
