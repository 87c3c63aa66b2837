import { fen } from '../../../policy/money';
import { pseudonym } from '../../../server/identity/seal';
import { dieEverywhere } from '../crash';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { daughter, father, grandmother, ruizhou } from '../sample';

/** No other text has it in it. */
const payer = 'oPayerWhoLeaves';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function tie(openId: string, person = father, one = server): Promise<void> {
  const { code } = await one.officer(officer, 'codes.issue', { ...person, region: jincheng });
  await one.resident(openId, 'self.confirm', { ...person, code });
}

/** A family of the payer's with something of every kind: paid, unpaid, invited, shared, looked up, tied. */
async function everything(one = server): Promise<void> {
  await tie(payer, daughter, one);
  const paid = await one.enrol(payer, father, jincheng);
  const unpaid = await one.enrol(payer, grandmother, jincheng);
  const orderId = await one.place(payer, [paid], fen(38_000));
  one.shop.pay(orderId);
  await one.callback(orderId);
  await one.ask(payer, 'receipt.share', { orderId, line: 0 });
  const cancelled = await one.place(payer, [unpaid], fen(38_000));
  await one.ask(payer, 'order.cancel', { orderId: cancelled });
  const [relative] = one.one('payers', payer).relatives;
  await one.resident(payer, 'family.invite', { relativeId: relative?.relativeId ?? '' });
  await one.resident(payer, 'person.lookup', { ...grandmother, region: ruizhou, year: 2024 });
  await one.minutes(40);
}

function erase(one = server, openId = payer, fromLists = false) {
  return one.resident(openId, 'me.erase', { fromLists });
}

/** Days go by, the timer looks every six hours. */
async function days(count: number, one = server): Promise<void> {
  for (let quarter = 0; quarter < count * 4; quarter += 1) {
    one.pass(6 * 3_600_000);
    await one.tick();
  }
}

function stored(one = server): string {
  return one.dump() + one.logged.join('\n');
}

/** All by which somebody could be found: in the open, and as a look-up or a counter knows it. */
function tokensOf(openId: string): readonly string[] {
  return [openId, pseudonym(server.settings, 'caller', openId)];
}

function idOf(birthDate: string): string {
  return server.all('people').find((one) => one.birthDate === birthDate)?._id ?? '';
}

describe('the erasure of an account', () => {
  it('leaves nothing of the payer in any collection or log, and keeps what the law wants without him', async () => {
    await everything();
    const grandmotherId = idOf('1936-02-18');
    for (const token of tokensOf(payer)) expect(stored()).toContain(token);
    const { done, message } = await erase();
    // The order that was taken back is watched for late money.
    expect(done).toBe(false);
    expect(message).toContain('会计档案的规定必须保存');
    expect(server.all('payers')).toEqual([]);
    await days(6);
    for (const token of tokensOf(payer)) expect(stored()).not.toContain(token);
    // The grandmother was insured by nobody, the daughter was only tied.
    expect(server.dump()).not.toContain(grandmotherId);
    expect(server.all('people').map(({ birthDate }) => birthDate)).toEqual(['1958-05-12']);
    expect(server.all('orders').map(({ state }) => state)).toEqual(['settled']);
    expect(server.all('records').map(({ state }) => state)).toEqual(['insured']);
    expect(server.all('erasures')).toEqual([]);
    // What the books say is what they said.
    expect(server.balances()).toEqual({ 'office:140502': 38_000, 'wechat:1900000001': -38_000 });
  });

  it('is done wherever the function died that began it', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const one = await startTestServer();
        await everything(one);
        return { server: one, prepared: null };
      },
      act: (one, _prepared, wire) => one.reply(payer, 'me.erase', { fromLists: false }, wire),
      recover: async (one) => {
        // Nothing was stored yet: he asks again.
        if (one.all('erasures').length === 0 && one.all('payers').length > 0) await erase(one);
        await one.minutes(5);
        await days(6, one);
      },
      outcome: (one) => [
        one.dump().includes(payer),
        one.all('people').length,
        one.all('orders').length,
        one.all('erasures').length,
      ],
    });
    expect(deaths).toBeGreaterThan(40);
  });

  it('is refused while money is on its way', async () => {
    const record = await server.enrol(payer, father, jincheng);
    const orderId = await server.place(payer, [record], fen(38_000));
    const refusal = await server.refusedResident(payer, 'me.erase', { fromLists: false });
    expect(refusal.code).toBe('ORDER_UNDER_WAY');
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    const later = await server.refusedResident(payer, 'me.erase', { fromLists: false });
    expect(later.code).toBe('MONEY_UNDER_WAY');
  });

  it('waits for an order that has run out and that WeChat has still to close', async () => {
    const record = await server.enrol(payer, father, jincheng);
    await server.place(payer, [record], fen(38_000));
    server.pass(15 * 60_000 + 1000);
    expect((await erase()).done).toBe(false);
    await days(6);
    expect(server.dump()).not.toContain(payer);
    expect(server.all('people')).toEqual([]);
  });

  it('keeps a list that was begun anew', async () => {
    await everything();
    await erase();
    await server.enrol(payer, daughter, jincheng);
    await server.minutes(5);
    expect(server.one('payers', payer).relatives).toHaveLength(1);
  });

  it('takes nothing of a list, a tie or an order that were begun anew, however long the old one is watched', async () => {
    await everything();
    expect((await erase()).done).toBe(false);
    await server.minutes(1);
    const record = await server.enrol(payer, daughter, jincheng);
    await tie(payer, daughter);
    const orderId = await server.place(payer, [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const [relative] = server.one('payers', payer).relatives;
    await server.resident(payer, 'family.invite', { relativeId: relative?.relativeId ?? '' });
    await days(6);
    expect(server.all('erasures')).toEqual([]);
    expect(server.one('payers', payer).relatives).toHaveLength(1);
    expect(server.one('payers', payer).self).not.toBeNull();
    expect(server.one('orders', orderId)).toMatchObject({ openId: payer, state: 'settled' });
    expect(server.one('records', record)).toMatchObject({ state: 'insured', payers: [payer] });
    expect(server.all('invitations')).toHaveLength(1);
    // Of the old account only the order that was paid is left, and it knows nobody.
    expect(server.all('orders').filter(({ openId }) => openId === payer)).toHaveLength(1);
  });

  it('is one where it is asked for more than once at the same moment', async () => {
    await everything();
    const replies = await Promise.all(
      [1, 2, 3].map(() => server.reply(payer, 'me.erase', { fromLists: false })),
    );
    expect(replies.filter(({ ok }) => !ok)).toEqual([]);
    expect(server.all('erasures')).toHaveLength(1);
  });

  it('leaves a record to the others who applied for the same person, without a word of the one who went', async () => {
    await server.enrol(payer, father, jincheng);
    await server.enrol('oSon', father, jincheng);
    await erase();
    server.setToday('2023-11-21');
    await server.tick();
    expect(server.dump()).not.toContain(payer);
    expect(server.all('records')[0]?.applications.map(({ openId }) => openId)).toEqual(['oSon']);
    await tie('oFather');
    const { events } = await server.resident('oFather', 'me.events', {});
    expect(events.filter(({ by }) => by === 'office').map(({ kind }) => kind)).toEqual(['code-issued']);
  });
});

describe('the person himself', () => {
  it('leaves the lists of others too, and goes where nobody has to keep him', async () => {
    await server.enrol(payer, father, jincheng);
    await tie('oFather');
    const personId = idOf('1958-05-12');
    const { name, document } = father;
    await erase(server, 'oFather', true);
    server.setToday('2023-11-21');
    await server.tick();
    for (const token of ['oFather', name, document.number]) expect(stored()).not.toContain(token);
    // What an officer did about him stays; his id in it leads nowhere.
    const audited = JSON.stringify(server.all('audit-log'));
    expect(stored().replace(audited, '')).not.toContain(personId);
    expect(server.all('person-keys')).toEqual([]);
    expect(server.one('payers', payer).relatives).toEqual([]);
  });

  it('is found by no look-up of his number any more, though it is known that somebody looked', async () => {
    await server.enrol(payer, father, jincheng);
    await server.resident('oOther', 'person.lookup', { ...father, region: ruizhou, year: 2024 });
    const subject = pseudonym(server.settings, 'lookup', father.document.number);
    expect(stored()).toContain(subject);
    await tie('oFather');
    await erase(server, 'oFather', true);
    expect(stored()).not.toContain(subject);
    // What counted against the number that day could be made anew from it too.
    expect(JSON.stringify(server.all('counters'))).not.toContain('looked-up');
    expect(server.all('lookup-log')).toHaveLength(1);
  });

  it('of another list stays there where he only erases his account', async () => {
    await server.enrol(payer, father, jincheng);
    await tie('oFather');
    await erase(server, 'oFather', false);
    expect(server.one('payers', payer).relatives).toHaveLength(1);
    expect(server.all('people')).toHaveLength(1);
  });
});
