import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';
import { isoDay } from '../../../policy/calendar';
import { type Fen, fen } from '../../../policy/money';
import { holder, openAccount, resultOf } from '../billing/mutual-aid/bureau';
import { officer, type PaymentTestServer, startTestServer, year } from '../money';
import { father, ruizhou } from '../sample';
import { lookOn } from './jilin-city';

const silence = 'silent-mutual-aid-account';
const account = {
  clause: '3.2',
  kind: 'mutual-aid-account',
  relations: ['family-member'],
  says: '可以用家庭共济账户替家人交。',
};

/** Ruizhou's notice doesn't speak of the family account. Made up for this test: one that does, and else says the same. */
const withAccount = {
  ...ruizhouNotice,
  rules: ruizhouNotice.rules.map((rule) => (rule.rule === silence ? { rule: silence, ...account } : rule)),
};

/** Of 380 yuan the account paid 100. A quota person pays 60 (Ruizhou 3.1, 4.2): 320 go back, 280 of them by WeChat, 40 not. */
const [accountFen, wechatFen, windowFen] = [fen(10_000), fen(28_000), fen(4_000)];
const found = '2023-12-06';
const way = '退回家庭共济账户';

let server: PaymentTestServer;
let orderId = '';

beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer('officer-2', ['360983']);
  await server.publish(withAccount, [officer, 'officer-2'], ruizhou);
  await openAccount(server, {
    yuan: '300',
    relatives: [[father, '父亲']],
    authorisedFen: fen(30_000),
    region: ruizhou,
  });
  const record = await server.enrol(holder, father, ruizhou);
  const sources = { paymentSource: 'both', accountFen } as const;
  orderId = await server.place(holder, [record], fen(38_000), sources);
  server.shop.pay(orderId);
  await server.callback(orderId);
  const batch = { region: ruizhou, number: 'one' };
  const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
  await server.byTwo('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '成功') });
  await server.certify(father, ruizhou, { code: 'dibao', since: isoDay('2023-12-01') });
  await lookOn(server, found);
});

function theDue() {
  const [due] = server.all('refund-dues');
  if (due === undefined) throw new Error('nobody is due anything');
  return due;
}

async function listed(state: 'due' | 'by-office' | 'given') {
  return (await server.asOfficer('refund-dues.list', { region: ruizhou, year, state })).dues;
}

function given(amountFen: Fen) {
  return server.byTwo('refund-dues.give', {
    region: ruizhou,
    dues: [{ recordId: theDue()._id, amountFen }],
  });
}

function settled() {
  const { _id: recordId, updatedAt } = theDue();
  const dues = [{ recordId, updatedAt }];
  return server.byTwo('refund-dues.settle', { region: ruizhou, on: isoDay(found), way, dues });
}

function asksHimself() {
  return server.ask(holder, 'refund.request', { orderId, line: 0, reason: 'recognised' });
}

/** What WeChat gave back, in fen, once it says that it did. */
async function back(): Promise<readonly number[]> {
  await server.minutes(10);
  for (const refund of server.shop.refunds.values()) refund.state = 'done';
  await server.minutes(10);
  return [...server.shop.refunds.values()].map(({ refundFen }) => refundFen);
}

describe('the aided part of a payment from two purses (Ruizhou 3.2)', () => {
  it('is due by each: WeChat’s part first', async () => {
    expect(await listed('due')).toMatchObject([
      { amountFen: 32_000, wechatDueFen: wechatFen, wechatGivenFen: 0, windowFen },
    ]);
    expect((await settled()).rejected).toHaveLength(1);
  });

  it('is given by WeChat as far as the payer asks; the account’s part stays due at the window', async () => {
    await asksHimself();
    const left = { amountFen: 32_000, wechatDueFen: 0, wechatGivenFen: wechatFen, windowFen };
    expect(await listed('by-office')).toMatchObject([left]);
    expect(await back()).toEqual([wechatFen]);
    // The next look finds the same.
    await lookOn(server, '2023-12-08');
    expect(await listed('by-office')).toMatchObject([left]);
    expect(await listed('given')).toEqual([]);
    const { standing } = await server.ask(holder, 'refund.look', { orderId, line: 0 });
    const offer = standing.offers.find(({ reason }) => reason === 'recognised');
    expect(offer).toMatchObject({
      problem: expect.stringContaining('其中40元不是用微信付的，请带证件到参保地医保经办窗口办理退还'),
    });
  });

  it('is given by each, once two officers said so of each: the sums by source are all of it', async () => {
    expect((await given(fen(32_000))).rejected).toHaveLength(1);
    expect(await given(wechatFen)).toMatchObject({ taken: 1, rejected: [] });
    expect(await settled()).toMatchObject({ taken: 1, rejected: [] });
    expect(await back()).toEqual([wechatFen]);
    expect(await listed('given')).toMatchObject([
      {
        amountFen: 32_000,
        wechatGivenFen: wechatFen,
        windowFen,
        givenAtWindow: { amountFen: windowFen, on: found, way },
      },
    ]);
    // Agreed to once more, it moves nothing.
    expect(await given(wechatFen)).toMatchObject({ taken: 1 });
    expect(await back()).toEqual([wechatFen]);
  });

  it('may have been given at the window before WeChat gave its part, since it was due then', async () => {
    server.setToday('2023-12-09');
    await asksHimself();
    expect(await settled()).toMatchObject({ taken: 1, rejected: [] });
    expect(theDue()).toMatchObject({ state: 'given', foundOn: found, givenAtWindow: { on: found } });
  });

  it('leaves, of all that was paid, what neither WeChat nor the window gave: more goes back by nobody', async () => {
    await asksHimself();
    await settled();
    expect(await back()).toEqual([wechatFen]);
    const { standing } = await server.ask(holder, 'refund.look', { orderId, line: 0 });
    const offer = standing.offers.find(({ reason }) => reason === 'died');
    expect(offer).toMatchObject({ amountFen: 6_000 });
    const whole = {
      grantId: 'a'.repeat(32),
      region: ruizhou,
      orderId,
      line: 0,
      ends: true,
      reason: '不常住这里',
    };
    const tooMuch = await server.byTwo('refunds.grant', { ...whole, amountFen: fen(10_000) }).catch(String);
    expect(tooMuch).toContain('AMOUNT_DIFFERS');
    await server.byTwo('refunds.grant', { ...whole, grantId: 'b'.repeat(32), amountFen: fen(6_000) });
    const [waits] = server.all('cases').filter(({ kind }) => kind === 'refund-requested');
    const decision = { caseId: waits?._id ?? '', decision: 'approve', note: '电话问过本人' } as const;
    await server.asOfficer('cases.resolve', decision);
    expect(await back()).toEqual([wechatFen]);
    const intoAccount = server.all('refunds').filter(({ to }) => to === 'mutual-aid');
    expect(intoAccount.map(({ amountFen, state }) => [amountFen, state])).toEqual([[6_000, 'manual']]);
    expect(server.all('cases').filter(({ kind }) => kind === 'account-refund')).toMatchObject([
      { amountFen: 6_000 },
    ]);
    expect(theDue()).toMatchObject({ state: 'given', givenAtWindow: { amountFen: windowFen } });
  });

  it('counts in the ledger of aid by what really went back', async () => {
    await asksHimself();
    await back();
    const fundsOf = async (levyListId: string) => {
      const asked = { levyListId, region: '360983', year, on: isoDay(found) };
      await server.askFiles(officer, 'levy-lists.begin', asked);
      let view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
      while (view.state !== 'done') view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
      return view.totals.funds.filter(({ fund }) => fund === 'unstated');
    };
    expect(await fundsOf('ab'.repeat(16))).toMatchObject([{ dueFen: 32_000, paidFen: wechatFen }]);
    await settled();
    expect(await fundsOf('cd'.repeat(16))).toMatchObject([{ dueFen: 32_000, paidFen: 32_000 }]);
  });

  it('is less by what two officers gave back of the payment before', async () => {
    await server.byTwo('refunds.grant', {
      grantId: 'e'.repeat(32),
      region: ruizhou,
      orderId,
      line: 0,
      amountFen: fen(10_000),
      ends: false,
      reason: '窗口多收了，看过收据',
    });
    await lookOn(server, '2023-12-07');
    expect(await listed('due')).toMatchObject([
      { amountFen: 32_000, wechatDueFen: 18_000, wechatGivenFen: 10_000, windowFen },
    ]);
    expect(await given(fen(18_000))).toMatchObject({ taken: 1, rejected: [] });
    expect((await back()).reduce((sum, one) => sum + one, 0)).toBe(28_000);
    expect(await listed('by-office')).toMatchObject([{ wechatGivenFen: 28_000, windowFen }]);
  });

  it('stored by the release before as given whole, is due at the window from the next look on', async () => {
    await asksHimself();
    const { byWechat: _, ...before } = theDue();
    await server.cloudFor('', 'function').db.put('refund-dues', { ...before, state: 'given' });
    await lookOn(server, '2023-12-08');
    expect(await listed('by-office')).toMatchObject([{ wechatGivenFen: wechatFen, windowFen }]);
  });
});
