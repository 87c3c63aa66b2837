import { fen } from '../../../../policy/money';
import { undoElsewhere } from '../../../../server/billing/elsewhere-payments';
import type { Wire } from '../../../../server/platform/memory/database';
import { corrected, found } from '../../corrections/correcting';
import { dieEverywhere } from '../../crash';
import { type PaymentTestServer, officer, startTestServer, year } from '../../money';
import { father, grandmother, ruizhou } from '../../sample';
import { fileOf, paid } from './tax-office';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

const wrong = fileOf([paid(father)]);

async function statusOf(payer = 'oDaughter') {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives[0]?.record?.status;
}

describe('a file of payments made elsewhere that was taken by mistake', () => {
  it('goes back, and who was insured by it owes his premium again', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    await server.byTwo('elsewhere.import', wrong);
    expect(await server.byTwo('elsewhere.undo', wrong)).toEqual({ undone: 1, rejected: [] });
    expect(await statusOf()).toMatchObject({ state: 'to-pay', dueFen: 38_000 });
    expect(server.all('elsewhere-payments')).toEqual([]);
  });

  it('leaves nothing of somebody whom nobody else knew', async () => {
    await server.byTwo('elsewhere.import', wrong);
    await server.byTwo('elsewhere.undo', wrong);
    expect(server.all('records')).toEqual([]);
    await server.minutes(15);
    expect(server.all('people')).toEqual([]);
  });

  it('closes what stood on the office’s list for it', async () => {
    const file = fileOf([paid(father, { yuan: '350' })]);
    await server.byTwo('elsewhere.import', file);
    await server.byTwo('elsewhere.undo', file);
    expect(server.all('cases')).toMatchObject([{ state: 'resolved', resolution: { action: 'close' } }]);
  });

  it('leaves who paid here insured by that, and who paid elsewhere twice by the other payment', async () => {
    const id = await server.enrol('oDaughter', father, ruizhou);
    const orderId = await server.place('oDaughter', [id], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.byTwo('elsewhere.import', fileOf([paid(grandmother, { number: 'T-good' })], 'good'));
    const file = fileOf([paid(father), paid(grandmother, { number: 'T-wrong' })]);
    await server.byTwo('elsewhere.import', file);
    expect(await server.byTwo('elsewhere.undo', file)).toEqual({ undone: 2, rejected: [] });
    const insured = server
      .all('records')
      .map(({ insurance, elsewhere = [] }) => [insurance?.orderId, elsewhere]);
    expect(insured).toEqual(
      expect.arrayContaining([
        [orderId, []],
        [null, ['36-T-good']],
      ]),
    );
    await server.byTwo('elsewhere.undo', fileOf([paid(grandmother, { number: 'T-good' })], 'good'));
    expect(server.all('records')).toHaveLength(1);
  });

  it('goes back from somebody whose insurance was ended meanwhile', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    await server.byTwo('elsewhere.import', wrong);
    await corrected(server, father, '360983', { kind: 'enrolment', year });
    expect(await statusOf()).toMatchObject({ state: 'to-pay' });
    expect(await server.byTwo('elsewhere.undo', wrong)).toEqual({ undone: 1, rejected: [] });
    expect(server.all('elsewhere-payments')).toEqual([]);
  });

  it('stays where money went back because of it, who is named with what to do', async () => {
    const id = await server.enrol('oDaughter', father, ruizhou);
    const orderId = await server.place('oDaughter', [id], fen(38_000));
    await server.byTwo('elsewhere.import', wrong);
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { undone, rejected } = await server.byTwo('elsewhere.undo', wrong);
    expect([undone, rejected.map(({ message }) => message)]).toEqual([
      0,
      [expect.stringContaining('已经因为这一笔退回')],
    ]);
    expect(server.all('records')).toMatchObject([{ state: 'insured' }]);
  });

  it('stays once cover has begun, and two officers undo the one enrolment that was wrong', async () => {
    await server.byTwo('elsewhere.import', wrong);
    server.setToday('2024-01-02');
    const { rejected } = await server.byTwo('elsewhere.undo', wrong);
    expect(rejected).toMatchObject([
      { row: 1, message: expect.stringContaining('保障已经从2024年1月1日开始') },
    ]);
    expect((await found(server, father, ruizhou)).enrolments).toMatchObject([{ basis: 'paid-elsewhere' }]);
    await corrected(server, father, ruizhou, { kind: 'enrolment', year });
    expect(server.all('elsewhere-payments')).toEqual([]);
    expect(server.all('records')).toEqual([]);
  });

  it('keeps an unpaid order that has him in hand, which then insures him', async () => {
    const id = await server.enrol('oDaughter', father, ruizhou);
    const orderId = await server.place('oDaughter', [id], fen(38_000));
    await server.byTwo('elsewhere.import', wrong);
    await server.byTwo('elsewhere.undo', wrong);
    server.shop.pay(orderId);
    await server.callback(orderId);
    expect(server.one('records', id)).toMatchObject({
      state: 'insured',
      insurance: { basis: 'paid', orderId },
    });
  });

  it('is found by the same file alone, and its lines may come anew under another number', async () => {
    expect((await server.refusedByTwo('elsewhere.undo', wrong)).code).toBe('NO_BATCH');
    await server.byTwo('elsewhere.import', wrong);
    expect((await server.refusedByTwo('elsewhere.undo', fileOf([paid(grandmother)]))).code).toBe(
      'IMPORT_DIFFERS',
    );
    await server.byTwo('elsewhere.undo', wrong);
    expect((await server.refusedByTwo('elsewhere.import', wrong)).code).toBe('IMPORT_UNDONE');
    expect(await server.byTwo('elsewhere.import', fileOf([paid(father)], 'bank-2'))).toMatchObject({
      enrolled: 1,
    });
  });

  it('touches nobody whose line came first in another file', async () => {
    await server.byTwo('elsewhere.import', wrong);
    const repeat = fileOf([paid(father), paid(grandmother)], 'bank-2');
    await server.byTwo('elsewhere.import', repeat);
    const [dad] = server.all('elsewhere-payments').filter(({ source }) => source.includes('bank-1'));
    const cloud = server.cloudFor(officer);
    await undoElsewhere(cloud, server.one('officers', officer), repeat);
    expect(server.all('elsewhere-payments')).toMatchObject([{ personId: dad?.personId }]);
    expect(cloud.notes.concerns.filter((one) => one.startsWith('person:'))).toHaveLength(1);
    expect(cloud.notes.concerns).not.toContain(`person:${dad?.personId}`);
  });

  it('goes back once, wherever its step is cut off', async () => {
    const undone = (held: PaymentTestServer, _: null, wire?: Wire): Promise<unknown> =>
      undoElsewhere(held.cloudFor(officer, 'client', wire), held.one('officers', officer), wrong);
    const died = await dieEverywhere({
      prepare: async () => {
        server = await startTestServer();
        await server.enrol('oDaughter', father, ruizhou);
        await server.byTwo('elsewhere.import', wrong);
        return { server, prepared: null };
      },
      act: undone,
      recover: undone,
      outcome: (held) => ({
        records: held.all('records').map(({ state, elsewhere }) => [state, elsewhere]),
        payments: held.all('elsewhere-payments').length,
        imports: held.all('imports').map(({ state }) => state),
      }),
    });
    expect(died).toBeGreaterThan(5);
    expect(server.all('records')).toMatchObject([{ state: 'open' }]);
  });
});
