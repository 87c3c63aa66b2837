import { fen } from '../../../policy/money';
import { holder, openAccount } from '../billing/mutual-aid/bureau';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { daughter, father } from '../sample';
import { corrected, found, notCorrected } from './correcting';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await openAccount(server, { yuan: '800', relatives: [[father, '父母']], authorisedFen: fen(40_000) });
});

const asking = { name: daughter.name, document: daughter.document, region: jincheng };

async function tieTo(openId: string): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', asking);
  await server.resident(openId, 'self.confirm', { name: daughter.name, document: daughter.document, code });
}

describe('somebody who is tied already', () => {
  it('gets no code by one officer, who is told what to do', async () => {
    const refusal = await server.refusedOfficer(officer, 'codes.issue', asking);
    expect(refusal.code).toBe('TIED');
    expect(refusal.message).toContain('更正资料');
  });

  it('gets one after two officers ended the tie, and the old WeChat is told', async () => {
    expect((await found(server, daughter, jincheng)).isTied).toBe(true);
    await corrected(server, daughter, jincheng, { kind: 'tie' });
    expect((await found(server, daughter, jincheng)).isTied).toBe(false);
    expect(server.one('payers', holder)).toMatchObject({ self: null, selfEndedAt: expect.any(Number) });
    await tieTo('oNewPhone');
    const { events } = await server.resident('oNewPhone', 'me.events', {});
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['corrected', 'tied']));
  });

  it('pays from his account a day after that, and not before', async () => {
    await corrected(server, daughter, jincheng, { kind: 'tie' });
    await tieTo('oNewPhone');
    const record = await server.enrol('oNewPhone', father, jincheng);
    // Jincheng: 380 yuan.
    const request = { ...server.request([record], fen(38_000)), paymentSource: 'mutual-aid' as const };
    const refusal = await server.refusal('oNewPhone', 'order.place', request);
    expect(refusal.message).toContain('2023年11月21日');
    server.pass(24 * 3_600_000);
    await server.place('oNewPhone', [record], fen(38_000), { paymentSource: 'mutual-aid' });
  });

  it('pays at once from the first WeChat that was tied to him', async () => {
    const record = await server.enrol(holder, father, jincheng);
    await server.place(holder, [record], fen(38_000), { paymentSource: 'mutual-aid' });
  });
});

it('A tie that there is not is not ended', async () => {
  await server.enrol('oSon', father, jincheng);
  expect((await notCorrected(server, father, jincheng, { kind: 'tie' })).code).toBe('NOT_SO');
});
