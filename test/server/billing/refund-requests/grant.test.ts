import type { ProposalActions } from '../../../../contract/proposals';
import type { RefundActsOfTwo } from '../../../../contract/refunds';
import { fen } from '../../../../policy/money';
import type { Wire } from '../../../../server/platform/memory/database';
import { grantRefund } from '../../../../server/billing/refund-requests';
import { found } from '../../corrections/correcting';
import { dieEverywhere } from '../../crash';
import { holder, openAccount } from '../mutual-aid/bureau';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../../money';
import {
  asGuardian,
  bySelf,
  child,
  daughter,
  dibao,
  father,
  grandmother,
  nothing,
  onBehalf,
  ruizhou,
  tekun,
} from '../../sample';

type Grant = RefundActsOfTwo['refunds.grant']['request'];

const payer = 'daughter';
const reason = '窗口多收了，看过收据';

let server: PaymentTestServer;
let grants = 0;
beforeEach(async () => {
  server = await startTestServer();
});

/** The daughter pays 380 yuan (3.2) for somebody in Ruizhou. */
async function paidFor(person = father, relation: 'parent' | 'child' | 'self' = 'parent'): Promise<string> {
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: 'request-of-the-insured',
    person,
    relation,
    region: ruizhou,
    claims: nothing,
    consent: { parent: onBehalf, child: asGuardian, self: bySelf }[relation],
  });
  const { relativeId } = relative;
  const { record } = await server.resident(payer, 'records.enrol-relative', { relativeId, year: 2024 });
  const orderId = await server.place(payer, [record.recordId], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  return orderId;
}

function grantOf(orderId: string, amountFen: number, ends: boolean): Grant {
  grants += 1;
  const grantId = grants.toString(16).padStart(32, '0');
  return { grantId, region: ruizhou, orderId, line: 0, amountFen: fen(amountFen), ends, reason };
}

function part(orderId: string, amountFen: number) {
  return server.byTwo('refunds.grant', grantOf(orderId, amountFen, false));
}

function whole(orderId: string, amountFen = 38_000) {
  return server.byTwo('refunds.grant', grantOf(orderId, amountFen, true));
}

async function refused(orderId: string, amountFen: number, ends: boolean): Promise<string> {
  return (await server.refusedByTwo('refunds.grant', grantOf(orderId, amountFen, ends))).code;
}

async function tie(openId: string, person: typeof father): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: ruizhou });
  await server.resident(openId, 'self.confirm', { ...person, code });
}

async function onlyCase() {
  const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
  const [one] = cases;
  if (one === undefined) throw new Error('no case waits');
  return one;
}

async function approved(note: string): Promise<void> {
  await server.asOfficer('cases.resolve', { caseId: (await onlyCase()).caseId, decision: 'approve', note });
}

/** What WeChat gave back in all. */
async function backFen(): Promise<number> {
  await server.minutes(6);
  for (const refund of server.shop.refunds.values()) refund.state = 'done';
  await server.minutes(20);
  return [...server.shop.refunds.values()].reduce((sum, { refundFen }) => sum + refundFen, 0);
}

function lineOf(orderId: string) {
  return server.one('orders', orderId).lines[0];
}

describe('a part that two officers give back', () => {
  it('goes back by WeChat, he stays insured, and the payer reads why', async () => {
    const orderId = await paidFor();
    expect(await part(orderId, 6_000)).toEqual({ waits: false });
    expect(await backFen()).toBe(6_000);
    expect(lineOf(orderId)?.state).toBe('insured');
    expect(server.one('orders', orderId).state).toBe('settled');
    const { order } = await server.ask(payer, 'order.get', { orderId });
    expect(order.refunds.map(({ message }) => message)).toEqual([
      `经办机构核实后退回。理由：${reason}。退到哪一步请看下一条。`,
      '经办机构核实后退回。60元已原路退回微信。',
    ]);
  });

  it('leaves the rest of the office’s, and less of it for the next', async () => {
    const orderId = await paidFor();
    await part(orderId, 6_000);
    await part(orderId, 2_000);
    await backFen();
    // 380 − 60 − 20 = 300 yuan.
    expect(server.balances()).toEqual({ [`office:360983`]: 30_000, 'wechat:1900000001': -30_000 });
    const [enrolment] = (await found(server, father, ruizhou)).enrolments;
    expect(enrolment?.payment).toEqual({ orderId, line: 0, leftFen: 30_000, partFen: 29_999 });
  });

  it('is never all that was paid, nor more', async () => {
    const orderId = await paidFor();
    expect(await refused(orderId, 38_000, false)).toBe('AMOUNT_DIFFERS');
    await part(orderId, 37_000);
    expect(await refused(orderId, 1_000, false)).toBe('AMOUNT_DIFFERS');
    expect(await refused(orderId, 0, false)).toBe('AMOUNT_DIFFERS');
    expect(await backFen()).toBe(37_000);
  });

  it('goes back once, however often its step is cut off and run again', async () => {
    const given = (held: PaymentTestServer, request: Grant, wire?: Wire): Promise<unknown> =>
      grantRefund(held.cloudFor(officer, 'client', wire), held.one('officers', officer), request);
    const died = await dieEverywhere({
      prepare: async () => {
        server = await startTestServer();
        return { server, prepared: grantOf(await paidFor(), 6_000, false) };
      },
      act: given,
      recover: given,
      outcome: (held, { orderId }) => ({
        refunds: held.all('refunds').map(({ amountFen, reason: why }) => [amountFen, why]),
        requests: held.all('refund-requests').length,
        open: held.one('orders', orderId).openRefunds,
      }),
    });
    expect(died).toBeGreaterThan(10);
    expect(await backFen()).toBe(6_000);
  });

  it('is no part of what the notice gives back to who is recognised afterwards', async () => {
    const orderId = await paidFor();
    await part(orderId, 6_000);
    await server.certify(father, ruizhou, dibao);
    // Ruizhou: 60 yuan on dibao, so 320 of 380 are due back, of which 60 came.
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'recognised' });
    expect(await backFen()).toBe(32_000);
  });
});

describe('all that is left, given back by two officers', () => {
  it('ends a child’s insurance once an officer has seen a paper, and he may be paid for anew', async () => {
    const orderId = await paidFor(child, 'child');
    await part(orderId, 6_000);
    expect(await whole(orderId, 32_000)).toEqual({ waits: true });
    await approved('看过户口簿，问过监护人');
    expect(await backFen()).toBe(38_000);
    expect(lineOf(orderId)?.state).toBe('refunded');
    expect(server.balances()).toEqual({});
    const { relatives } = await server.resident(payer, 'family.list', { year: 2024 });
    expect(relatives[0]?.record?.status).toMatchObject({ state: 'to-pay' });
  });

  it('waits for the insured person’s word, who is told that an office wants it', async () => {
    await tie('father', father);
    const orderId = await paidFor();
    expect(await whole(orderId)).toEqual({ waits: true });
    expect(lineOf(orderId)?.state).toBe('insured');
    const { refundQuestions } = await server.resident('father', 'me.get', {});
    expect(refundQuestions).toMatchObject([{ byOffice: true, amountFen: 38_000, reason }]);
    const { caseId } = await onlyCase();
    const deciding = { caseId, decision: 'approve' as const, note: '本人同意' };
    expect((await server.officerRefusal('cases.resolve', deciding)).code).toBe('INSURED_NOT_HEARD');
    const requestId = refundQuestions[0]?.requestId ?? '';
    await server.resident('father', 'me.answer-refund', { requestId, agree: true });
    await server.asOfficer('cases.resolve', deciding);
    expect(await backFen()).toBe(38_000);
    const { events } = await server.resident('father', 'me.events', { after: null });
    expect(events.filter(({ kind }) => kind === 'refund-asked')).toMatchObject([{ by: 'office' }]);
  });

  it('asks also who paid for himself: it was not he that wanted it', async () => {
    const orderId = await paidFor(daughter, 'self');
    await tie(payer, daughter);
    expect(await whole(orderId)).toEqual({ waits: true });
    const { refundQuestions } = await server.resident(payer, 'me.get', {});
    expect(refundQuestions).toMatchObject([{ byOffice: true }]);
  });

  it('stays as it was where an officer turns it down, and may be proposed again', async () => {
    const orderId = await paidFor();
    await whole(orderId);
    const { caseId } = await onlyCase();
    await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '本人要继续参保' });
    expect(server.one('orders', orderId)).toMatchObject({ state: 'settled', openRefunds: 0 });
    expect(server.sent.filter(({ kind }) => kind === 'refund')).toEqual([]);
    expect(await whole(orderId)).toEqual({ waits: true });
  });

  it('gives an account that the bureau was not told of its part back', async () => {
    await openAccount(server, { yuan: '500', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol(holder, father, jincheng);
    const amount = fen(38_000);
    const orderId = await server.place(holder, [record], amount, { paymentSource: 'mutual-aid' });
    const grant = { ...grantOf(orderId, amount, true), region: jincheng };
    await server.byTwo('refunds.grant', grant);
    expect(server.all('refund-requests')[0]?.to).toBe('mutual-aid');
    const { cases } = await server.asOfficer('cases.list', { region: jincheng });
    const [waiting] = cases;
    await server.asOfficer('cases.resolve', {
      caseId: waiting?.caseId ?? '',
      decision: 'approve',
      note: '电话问过本人',
    });
    expect(lineOf(orderId)?.state).toBe('refunded');
    expect(server.all('mutual-aid-accounts')[0]?.balanceFen).toBe(50_000);
  });

  it('is not another sum than what is left, and comes once', async () => {
    const orderId = await paidFor(child, 'child');
    expect(await refused(orderId, 37_900, true)).toBe('AMOUNT_DIFFERS');
    await whole(orderId);
    expect(await refused(orderId, 38_000, true)).toBe('NOT_REFUNDABLE');
    await approved('看过户口簿，问过监护人');
    expect(await refused(orderId, 38_000, true)).toBe('NOT_REFUNDABLE');
    expect(await backFen()).toBe(38_000);
  });
});

describe('what two officers give back', () => {
  it('waits for what the payer asked for, and he for them', async () => {
    const orderId = await paidFor();
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
    expect(await refused(orderId, 6_000, false)).toBe('NOT_REFUNDABLE');
    const { caseId } = await onlyCase();
    await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '没有材料' });
    await whole(orderId);
    const refusal = await server.refusal(payer, 'refund.request', { orderId, line: 0, reason: 'died' });
    expect(refusal).toMatchObject({
      code: 'NOT_REFUNDABLE',
      message: expect.stringContaining('经办机构已经在办'),
    });
  });

  it('is of their own place', async () => {
    const orderId = await paidFor();
    const elsewhere = { ...grantOf(orderId, 6_000, false), region: jincheng };
    expect((await server.refusedByTwo('refunds.grant', elsewhere)).code).toBe('NO_ORDER');
  });

  it('is told to the second officer: whose it is, what he paid, what goes back, and why', async () => {
    const orderId = await paidFor();
    const propose = async (content: Grant) => {
      const proposalId = content.grantId;
      const act = 'refunds.grant';
      await server.proposals(officer, 'proposals.propose', { proposalId, act, part: 1, parts: 1, content });
      const second = await server.secondOf(officer);
      const reply = await server.proposals(second, 'proposals.get', { proposalId });
      return reply.ok ? (reply.data as ProposalActions['proposals.get']['data']) : null;
    };
    const ofPart = await propose(grantOf(orderId, 6_000, false));
    expect(ofPart?.proposal.sums).toEqual({ rows: 1, sumFen: 6_000 });
    expect(ofPart?.rows).toEqual([
      {
        name: '王**',
        document: expect.stringContaining('*'),
        words: `2024年度已缴380元，退给付款人60元，参保不变。理由：${reason}`,
      },
    ]);
    const ofAll = await propose(grantOf(orderId, 38_000, true));
    expect(ofAll?.rows[0]?.words).toBe(
      `2024年度已缴380元，退给付款人380元，这一年度的参保停止。理由：${reason}`,
    );
  });

  it('is asked for no more than five times', async () => {
    const orderId = await paidFor();
    for (let time = 0; time < 5; time += 1) await part(orderId, 100);
    const refusal = await server.refusedByTwo('refunds.grant', grantOf(orderId, 100, false));
    expect(refusal).toMatchObject({ code: 'NOT_REFUNDABLE', message: expect.stringContaining('不能再退') });
    expect(await backFen()).toBe(500);
  });

  it('is no part of what the bureau has not answered for yet', async () => {
    await openAccount(server, { yuan: '500', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    const record = await server.enrol(holder, father, jincheng);
    const amount = fen(38_000);
    const orderId = await server.place(holder, [record], amount, { paymentSource: 'mutual-aid' });
    const grant = { ...grantOf(orderId, 6_000, false), region: jincheng };
    expect(await server.refusedByTwo('refunds.grant', grant)).toMatchObject({
      code: 'NOT_REFUNDABLE',
      message: expect.stringContaining('请等结果回来'),
    });
  });

  it('is nothing for who is exempt in an order that others paid', async () => {
    await server.certify(grandmother, ruizhou, tekun);
    const records = [
      await server.enrol(payer, father, ruizhou),
      await server.enrol(payer, grandmother, ruizhou),
    ];
    const orderId = await server.place(payer, records, fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const grant = { ...grantOf(orderId, 6_000, false), line: 1 };
    expect(await server.refusedByTwo('refunds.grant', grant)).toMatchObject({
      code: 'NOT_REFUNDABLE',
      message: expect.stringContaining('这个人没有缴费'),
    });
  });

  it('is nothing for their own family', async () => {
    const orderId = await paidFor();
    await server.hireOfficer(payer, ['360000']);
    const refusal = await server.refusedByTwo('refunds.grant', grantOf(orderId, 6_000, false), payer);
    expect(refusal.code).toBe('CONCERNED');
  });

  it('is nothing for who paid nothing', async () => {
    await server.certify(father, ruizhou, dibao);
    const orderId = await paidFor(child, 'child');
    const grant = { ...grantOf(orderId, 6_000, false), line: 7 };
    expect((await server.refusedByTwo('refunds.grant', grant)).code).toBe('NO_ORDER');
  });
});
