import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { policyInForce } from '../../../server/policy-registry';
import { lookForRefunds } from '../../../server/reimbursements/find-refund-dues';
import { officer, type PaymentTestServer, startTestServer, year } from '../money';
import { father, grandmother, ruizhou } from '../sample';
import { lookOn, somebody } from './jilin-city';
import type { PersonEntry } from '../../../contract/claims';

/** A quota person pays 60 of 380 (Ruizhou 3.1, 4.2): 320 go back to who paid in full. */
const aidedFen = 32_000;

describe('who is due a refund without having asked, in Ruizhou (3.2)', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });

  const paid = async (person: PersonEntry): Promise<string> => {
    const recordId = await server.enrol('oPayer', person, ruizhou);
    const orderId = await server.place('oPayer', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    return recordId;
  };
  const certified = (person: PersonEntry, since: string) =>
    server.certify(person, ruizhou, { code: 'dibao', since: isoDay(since) });
  const listed = (state: 'due' | 'too-late' | 'given') =>
    server.asOfficer('refund-dues.list', { region: ruizhou, year, state });

  it('is whoever was certified in the window and had paid: the aided part, agreed to by two', async () => {
    const recordId = await paid(father);
    await certified(father, '2023-12-01');
    await lookOn(server, '2023-12-06');
    const { dues } = await listed('due');
    expect(dues).toMatchObject([{ recordId, amountFen: aidedFen, paidFen: 38_000, paidOn: '2023-11-20' }]);
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    expect(await server.byTwo('refund-dues.give', giving, officer)).toMatchObject({ taken: 1 });
    expect(server.all('refunds')).toMatchObject([{ amountFen: aidedFen, reason: 'recognised' }]);
    // Once, however often it is agreed to.
    await server.byTwo('refund-dues.give', giving, officer);
    expect(server.all('refunds')).toHaveLength(1);
    expect((await listed('given')).dues).toMatchObject([{ recordId }]);
    expect(server.one('records', recordId).state).toBe('insured');
  });

  it('is nobody who was certified after the window, and the list says why', async () => {
    const recordId = await paid(father);
    await certified(father, '2024-01-15');
    await lookOn(server, '2024-01-16');
    const { dues, counts } = await listed('too-late');
    expect(dues).toMatchObject([{ recordId, amountFen: 0 }]);
    expect(dues[0]?.words).toContain('集中征缴期以后');
    expect(counts).toContainEqual({ state: 'due', count: 0 });
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    const { taken, rejected } = await server.byTwo('refund-dues.give', giving, officer);
    expect([taken, rejected.length]).toEqual([0, 1]);
    expect(server.all('refunds')).toHaveLength(0);
  });

  it('is nobody who paid as an aided person, nor whom no office certified', async () => {
    await paid(grandmother);
    const other = somebody(9);
    await certified(other, '2022-01-01');
    const recordId = await server.enrol('oPayer', other, ruizhou);
    const orderId = await server.place('oPayer', [recordId], fen(6000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await lookOn(server, '2023-12-06');
    expect(server.all('refund-dues')).toEqual([]);
  });

  it('is gone from the list once his payer asked for it himself', async () => {
    const recordId = await paid(father);
    await certified(father, '2023-12-01');
    await lookOn(server, '2023-12-06');
    const orderId = server.one('records', recordId).insurance?.orderId ?? '';
    await server.ask('oPayer', 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await lookOn(server, '2023-12-07');
    expect((await listed('due')).dues).toEqual([]);
    expect((await listed('given')).dues).toMatchObject([{ recordId }]);
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    await server.byTwo('refund-dues.give', giving, officer);
    expect(server.all('refunds')).toHaveLength(1);
  });

  it('stays given when a look that read it before sees another amount, in the same millisecond', async () => {
    const recordId = await paid(father);
    await certified(father, '2023-12-01');
    await lookOn(server, '2023-12-06');
    // Tekun pay nothing (4.2): all of the 380 go back.
    await server.certify(father, ruizhou, { code: 'tekun', since: isoDay('2023-12-02') });
    await server
      .cloudFor('')
      .db.updateIf('refund-dues', recordId, {}, { updatedAt: server.cloudFor('').now() });
    const orderId = server.one('records', recordId).insurance?.orderId ?? '';
    let asked: Promise<unknown> | null = null;
    const slow = server.cloudFor('', 'timer', async ({ collection }, when) => {
      if (collection !== 'refunds' || when !== 'after' || asked !== null) return;
      asked = server.ask('oPayer', 'refund.request', { orderId, line: 0, reason: 'recognised' });
      await asked;
    });
    await lookForRefunds(slow, await policyInForce(slow), [server.one('records', recordId)]);
    expect(asked).not.toBeNull();
    expect(server.one('refund-dues', recordId)).toMatchObject({ state: 'given', amountFen: 38_000 });
    expect((await listed('due')).dues).toEqual([]);
  });
});
