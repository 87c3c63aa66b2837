import { mostHelpers } from '../../../../contract/pay-requests';
import { isoDay } from '../../../../policy/calendar';
import { fen } from '../../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer, year } from '../../money';
import { claiming, dibao, father, nothing } from '../../sample';

/** The father asks; his number ends in 0017. */
const asker = 'father';
const helper = 'daughter';
const lastFour = '0017';

let server: PaymentTestServer;
let recordId: string;
beforeEach(async () => {
  server = await startTestServer();
  recordId = await server.enrol(asker, father, jincheng, 'self');
});

async function token(): Promise<string> {
  return (await server.ask(asker, 'pay-request.make', { recordId })).token;
}

function wrong(caller: string, link: string, tried = '1234') {
  return server.refusal(caller, 'pay-request.open', { token: link, lastFour: tried });
}

async function pay(openId: string, amount = fen(38_000)): Promise<string> {
  const orderId = await server.place(openId, [recordId], amount);
  server.shop.pay(orderId);
  await server.callback(orderId);
  return orderId;
}

describe('a request to pay, before the last four are typed,', () => {
  it('tells of no person, no amount and no place', async () => {
    const link = await token();
    const look = await server.ask('stranger', 'pay-request.look', { token: link });
    expect(look).toEqual({ state: 'open', expiresAt: expect.any(Number) as number });
  });

  it('lets nobody order', async () => {
    await token();
    const refusal = await server.refusal(helper, 'order.place', server.request([recordId], fen(38_000)));
    expect(refusal.code).toBe('NO_RECORD');
    expect((await server.refusal(helper, 'order.preview', { recordIds: [recordId] })).code).toBe('NO_RECORD');
  });
});

describe('a request to pay, opened by the last four,', () => {
  it('names the person masked, and lets the helper pay what is due', async () => {
    const link = await token();
    const opened = await server.ask(helper, 'pay-request.open', { token: link, lastFour });
    expect(opened).toMatchObject({ recordId, insured: '王**', year, region: jincheng });
    const { totalFen } = await server.ask(helper, 'order.preview', { recordIds: [recordId] });
    expect(totalFen).toBe(38_000);
    const orderId = await pay(helper);
    expect(server.one('records', recordId).insurance?.orderId).toBe(orderId);
    expect(await server.ask('anyone', 'pay-request.look', { token: link })).toEqual({ state: 'paid' });
    const again = await server.refusal('son', 'pay-request.open', { token: link, lastFour });
    expect(again.code).toBe('ALREADY_INSURED');
  });

  it('opens for twenty people, each as often as he likes, and is over for whoever comes then', async () => {
    const link = await token();
    for (let at = 1; at <= mostHelpers; at += 1) {
      await server.ask(`helper-${at}`, 'pay-request.open', { token: link, lastFour });
    }
    await server.ask('helper-1', 'pay-request.open', { token: link, lastFour });
    const late = await server.refusal('late', 'pay-request.open', { token: link, lastFour });
    expect(late.code).toBe('REQUEST_OVER');
  });

  it('lets nobody else pay', async () => {
    await server.ask(helper, 'pay-request.open', { token: await token(), lastFour });
    const refusal = await server.refusal('stranger', 'order.place', server.request([recordId], fen(38_000)));
    expect(refusal.code).toBe('NO_RECORD');
  });

  it('shows the helper neither what the asker claims nor how it adds up', async () => {
    await server.resident(asker, 'records.correct', { recordId, claims: claiming(dibao) });
    await server.ask(helper, 'pay-request.open', { token: await token(), lastFour });
    const orderId = await server.place(helper, [recordId], fen(38_000));
    const kept = server.one('records', recordId).applications.find(({ openId }) => openId === helper);
    expect(kept).toMatchObject({ askedBy: asker, claims: nothing });
    // A roster that comes in answers everybody's application anew.
    await server.certify(father, jincheng, { ...dibao, since: isoDay('2023-11-21') });
    const { records } = await server.resident(helper, 'records.mine', {});
    const order = await server.ask(helper, 'order.get', { orderId });
    expect(records[0]?.claims).toBeUndefined();
    expect(JSON.stringify([records, order])).not.toMatch(/dibao|王建国|breakdown/);
  });

  it('can’t be passed on by the helper', async () => {
    await server.ask(helper, 'pay-request.open', { token: await token(), lastFour });
    await server.place(helper, [recordId], fen(38_000));
    expect((await server.refusal(helper, 'pay-request.make', { recordId })).code).toBe('NO_RECORD');
  });

  it('leaves nothing with the helper once the asker takes the person off his list', async () => {
    await server.ask(helper, 'pay-request.open', { token: await token(), lastFour });
    const orderId = await server.place(helper, [recordId], fen(38_000));
    await server.ask(helper, 'order.cancel', { orderId });
    const { relatives } = await server.resident(asker, 'family.list', { year });
    await server.resident(asker, 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    expect(server.all('records')).toEqual([]);
    expect(server.all('people')).toEqual([]);
    const after = await server.refusal(helper, 'order.place', server.request([recordId], fen(38_000)));
    expect(after.code).toBe('NO_RECORD');
  });
});

describe('the last four', () => {
  it('may be typed wrong five times a link, by whomever; then the right ones open nothing', async () => {
    const link = await token();
    for (const [at, caller] of ['a', 'b', 'c', 'd'].entries()) {
      const refusal = await wrong(caller, link);
      expect(refusal).toMatchObject({ code: 'LAST_FOUR_WRONG', details: { triesLeft: 4 - at } });
      expect(refusal.message).toContain(`还可以试${4 - at}次`);
    }
    expect((await wrong('e', link)).code).toBe('REQUEST_OVER');
    expect((await wrong(helper, link, lastFour)).code).toBe('REQUEST_OVER');
    expect(await server.ask(helper, 'pay-request.look', { token: link })).toEqual({ state: 'over' });
  });

  it('typed wrong by others take nothing from who had opened the link', async () => {
    const link = await token();
    await server.ask(helper, 'pay-request.open', { token: link, lastFour });
    for (const caller of ['a', 'b', 'c', 'd', 'e']) await wrong(caller, link);
    expect(await server.ask(helper, 'pay-request.look', { token: link })).toMatchObject({ state: 'open' });
    const again = await server.ask(helper, 'pay-request.open', { token: link, lastFour });
    expect(again.recordId).toBe(recordId);
    expect((await wrong('son', link, lastFour)).code).toBe('REQUEST_OVER');
  });

  it('are counted one by one where many are tried at once', async () => {
    const link = await token();
    const tries = Array.from({ length: 8 }, (_, at) => wrong(`guesser-${at}`, link));
    const codes = (await Promise.all(tries)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'LAST_FOUR_WRONG')).toHaveLength(4);
    expect(codes.filter((code) => code === 'REQUEST_OVER')).toHaveLength(4);
  });

  it('may be tried by one caller twenty times a day, over all links', async () => {
    for (let time = 0; time < 20; time += 1) {
      expect((await wrong('guesser', await token())).code).toBe('LAST_FOUR_WRONG');
    }
    expect((await wrong('guesser', await token())).code).toBe('TOO_MANY_LOOKUPS');
  });

  it('end in a letter where the number does, in either case', async () => {
    const withX = {
      name: '王小明',
      document: { kind: 'resident-id', number: '36990119900307001X' },
    } as const;
    const his = await server.enrol(asker, withX, jincheng, 'child');
    const made = await server.ask(asker, 'pay-request.make', { recordId: his });
    const opened = await server.ask(helper, 'pay-request.open', { token: made.token, lastFour: '001x' });
    expect(opened.recordId).toBe(his);
  });
});

describe('a link', () => {
  it('is made for an own record alone', async () => {
    expect((await server.refusal('stranger', 'pay-request.make', { recordId })).code).toBe('NO_RECORD');
    await pay(asker);
    expect((await server.refusal(asker, 'pay-request.make', { recordId })).code).toBe('ALREADY_INSURED');
  });

  it('is over after seven days, for who had opened it too, and is removed then', async () => {
    const link = await token();
    await server.ask(helper, 'pay-request.open', { token: link, lastFour });
    server.pass(7 * 86_400_000);
    expect(await server.ask('anyone', 'pay-request.look', { token: link })).toEqual({ state: 'over' });
    expect((await server.refusal(helper, 'order.preview', { recordIds: [recordId] })).code).toBe('NO_RECORD');
    await server.tick();
    expect(server.all('pay-requests')).toEqual([]);
  });

  it('that never was reads like one that is over', async () => {
    const never = '0'.repeat(32);
    expect(await server.ask('anyone', 'pay-request.look', { token: never })).toEqual({ state: 'over' });
    expect((await wrong(helper, never, lastFour)).code).toBe('REQUEST_OVER');
  });

  it('stands in no log and is stored by its hash alone', async () => {
    const link = await token();
    await server.ask(helper, 'pay-request.open', { token: link, lastFour });
    expect(server.logged.join()).not.toContain(link);
    expect(JSON.stringify(server.all('pay-requests'))).not.toMatch(new RegExp(`${link}|${lastFour}`));
  });
});
