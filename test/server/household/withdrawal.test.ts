import { fen } from '../../../policy/money';
import { joinNumber } from '../../../server/identity/join-number';
import { dieEverywhere } from '../crash';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../money';
import { father, onBehalf } from '../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function enrolled(one = server, openId = payer): Promise<string> {
  const recordId = await one.enrol(openId, father, jincheng);
  return recordId;
}

function relativeOf(one = server, openId = payer): string {
  const [relative] = one.one('payers', openId).relatives;
  if (relative === undefined) throw new Error(`${openId} has no relative`);
  return relative.relativeId;
}

function withdraw(one = server, openId = payer) {
  return one.resident(openId, 'family.withdraw-consent', { relativeId: relativeOf(one, openId) });
}

/** All that the server keeps of the father. */
function kept(one = server) {
  return {
    people: one.all('people').length,
    keys: one.all('person-keys').length,
    records: one.all('records').map(({ state, applications }) => [state, applications.length]),
    tasks: one.all('withdrawals').length,
  };
}
const nothing = { people: 0, keys: 0, records: [], tasks: 0 };

describe('a withdrawal of consent', () => {
  it('takes everything, wherever the function died that began it', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const one = await startTestServer();
        await enrolled(one);
        return { server: one, prepared: relativeOf(one) };
      },
      act: (one, relativeId, wire) => one.reply(payer, 'family.withdraw-consent', { relativeId }, wire),
      recover: async (one) => {
        // Nothing was begun where he is on the list still: the payer asks again.
        if (one.one('payers', payer).relatives.length > 0) await withdraw(one);
        await one.minutes(5);
      },
      outcome: kept,
    });
    expect(deaths).toBeGreaterThan(15);
    await enrolled();
    await withdraw();
    expect(kept()).toEqual(nothing);
  });

  it('while an order has run out and is not closed yet, takes everything once it is', async () => {
    const record = await enrolled();
    await server.place(payer, [record], fen(38_000));
    server.pass(15 * 60_000 + 1_000);
    await withdraw();
    expect(kept()).toMatchObject({ people: 1, tasks: 1 });
    await server.minutes(40);
    expect(kept()).toEqual(nothing);
  });

  it('keeps the name of who is paid for all the same: money came for that order', async () => {
    const record = await enrolled();
    const orderId = await server.place(payer, [record], fen(38_000));
    server.shop.pay(orderId);
    server.pass(15 * 60_000 + 1_000);
    await withdraw();
    await server.callback(orderId);
    await server.minutes(40);
    expect(server.one('records', record).state).toBe('insured');
    expect(kept()).toMatchObject({ people: 1, tasks: 0 });
  });

  it('keeps the record of who was insured and had his money back', async () => {
    const record = await enrolled();
    const orderId = await server.place(payer, [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    const { cases } = await server.asOfficer('cases.list', { region: jincheng });
    const decided = { caseId: cases[0]?.caseId ?? '', decision: 'approve', note: '看过死亡证明' } as const;
    await server.asOfficer('cases.resolve', decided);
    expect(server.one('records', record).state).toBe('open');
    expect((await withdraw()).recordsKept).toBe(1);
    expect(kept()).toEqual({ people: 1, keys: 1, records: [['open', 0]], tasks: 0 });
  });

  it('and an order that the payer places in the same moment: one of them is refused', async () => {
    const record = await enrolled();
    const request = server.request([record], fen(38_000));
    const relativeId = relativeOf();
    const [, order] = await Promise.all([
      server.reply(payer, 'family.withdraw-consent', { relativeId }),
      server.reply(payer, 'order.place', request),
    ]);
    await server.minutes(60);
    expect(kept()).toEqual(nothing);
    // Whichever came first: an order is either there and ran out, or was refused.
    expect(server.all('orders').map(({ state }) => state)).toEqual(order.ok ? ['closed'] : []);
  });

  it('and one to order for someone who was never applied for: nothing of him comes back', async () => {
    await enrolled();
    const relativeId = relativeOf();
    const [record] = server.all('records');
    await server.cloudFor('').db.remove('records', record?._id ?? '');
    const request = server.request([record?._id ?? ''], fen(38_000));
    await Promise.all([
      server.reply(payer, 'family.withdraw-consent', { relativeId }),
      server.reply(payer, 'order.place', request),
    ]);
    await server.minutes(60);
    expect(kept()).toEqual(nothing);
  });

  it('is overtaken by a new consent', async () => {
    const record = await enrolled();
    await server.place(payer, [record], fen(38_000));
    server.pass(15 * 60_000 + 1_000);
    await withdraw();
    await enrolled();
    await server.minutes(60);
    expect(kept()).toMatchObject({ people: 1, records: [['open', 1]], tasks: 0 });
  });
});

it('who proved to be the person himself keeps his name when another takes him off', async () => {
  const { code } = await server.officer(officer, 'codes.issue', { ...father, region: jincheng });
  await enrolled(server, 'father');
  await enrolled(server, 'son');
  await server.resident('father', 'self.confirm', { ...father, code });
  await withdraw(server, 'father');
  await withdraw(server, 'son');
  expect((await server.resident('father', 'self.get', {})).person?.name).toBe('王**');
});

it('a number that comes for a newborn who was taken off meanwhile brings nothing back', async () => {
  await server.resident(payer, 'family.add', {
    requestId: 'newborn-1',
    person: {
      name: '王小宝',
      birthDate: '2023-10-01',
      document: { kind: 'birth-certificate', number: 'X410123456' },
    },
    relation: 'child',
    region: jincheng,
    claims: { identities: [], circumstances: [] },
    consent: { ...onBehalf, by: 'guardian' },
  });
  const [person] = server.all('people');
  if (person === undefined) throw new Error('the newborn was not added');
  await withdraw();
  const number = { kind: 'resident-id', number: '36990120231001002X' } as const;
  await expect(joinNumber(server.cloudFor(payer), person, number)).rejects.toMatchObject({
    refusal: { code: 'NO_RELATIVE' },
  });
  expect(kept()).toEqual(nothing);
});

describe('a person whom nobody needs', () => {
  it('goes where the function died that made him, before anyone had him on a list', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => ({ server: await startTestServer(), prepared: null }),
      act: (one, _, wire) =>
        one.reply(
          payer,
          'family.add',
          {
            requestId: 'request-1',
            person: father,
            relation: 'parent',
            region: jincheng,
            claims: { identities: [], circumstances: [] },
            consent: onBehalf,
          },
          wire,
        ),
      recover: (one) => one.minutes(12),
      // He is there where he is on the list, and else not.
      outcome: (one) => {
        const listed = one.all('payers').flatMap(({ relatives }) => relatives).length;
        return one.all('people').length - listed + one.all('person-keys').length - listed;
      },
    });
    expect(deaths).toBeGreaterThan(10);
  });

  it('stays as long as a code waits for him, and goes with it', async () => {
    await server.officer(officer, 'codes.issue', { ...father, region: jincheng });
    await server.minutes(30);
    expect(kept().people).toBe(1);
    server.pass(72 * 3_600_000);
    await server.minutes(30);
    expect(kept()).toEqual(nothing);
  });
});
