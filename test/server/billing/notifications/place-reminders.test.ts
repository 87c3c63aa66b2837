import { fen } from '../../../../policy/money';
import { PaymentTestServer, hunan, officer } from '../../money';
import { father, grandmother, ruizhou } from '../../sample';

const visitor = 'oVisitor';
const place = { region: hunan, year: 2024 };

let server: PaymentTestServer;
beforeEach(async () => {
  server = new PaymentTestServer('2023-11-20');
  await server.hireOfficer(officer, ['430000', ruizhou]);
});

async function state() {
  return (await server.ask(visitor, 'reminders.of-place', place)).state;
}

function agree(of = place) {
  return server.ask(visitor, 'reminders.agree', of);
}

/** Goes to that moment in China, the timer with it. */
async function at(moment: string): Promise<void> {
  server.pass(Date.parse(`${moment}:00+08:00`) - server.cloudFor('').now());
  await server.tick();
}

function told() {
  return server.sent
    .filter(({ kind }) => kind === 'deadline')
    .map(({ openId, day, words, page }) => [openId, day, words, page]);
}

async function pay(recordId: string): Promise<void> {
  const orderId = await server.place(visitor, [recordId], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
}

// Hunan's notice takes 380 yuan until the last day of December 2023.
describe('somebody who has registered nobody', () => {
  it('is reminded once before the last day of a place, without a name or a number', async () => {
    expect(await server.ask(visitor, 'reminders.of-place', place)).toEqual({
      state: 'offered',
      on: '2023-12-28',
    });
    expect((await agree()).state).toBe('agreed');
    expect(server.all('people')).toEqual([]);
    await at('2023-12-28T08:59');
    expect(told()).toEqual([]);
    await at('2023-12-28T09:01');
    await at('2023-12-31T17:30');
    const page = 'packages/help/channels/index';
    expect(told()).toEqual([[visitor, '2023年12月31日', '还没缴的，最好在这天以前缴', page]]);
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('takes it back where he gave it, and is told nothing', async () => {
    await agree();
    await server.ask(visitor, 'reminders.take-back', place);
    expect(await state()).toBe('offered');
    await at('2023-12-28T09:01');
    expect(told()).toEqual([]);
  });

  it('reads among all that he agreed to of which place it is, and takes back that one alone', async () => {
    await agree();
    await agree({ region: ruizhou, year: 2024 });
    const { agreed } = await server.resident(visitor, 'messages.mine', {});
    expect(agreed.map((one) => one.place)).toEqual(
      expect.arrayContaining([place, { region: ruizhou, year: 2024 }]),
    );
    await server.resident(visitor, 'messages.take-back', { kind: 'deadline', place });
    const { agreed: left } = await server.resident(visitor, 'messages.mine', {});
    expect(left.map((one) => one.place)).toEqual([{ region: ruizhou, year: 2024 }]);
  });

  it('agrees to one message, however often he taps, and to nine places at most', async () => {
    await agree();
    await agree();
    expect(server.all('agreed-messages')).toMatchObject([{ left: 1 }]);
    for (const district of ['03', '04', '05', '11', '12', '21', '81', '82'])
      await agree({ region: `4301${district}`, year: 2024 });
    const refusal = await server.refusal(visitor, 'reminders.agree', { region: ruizhou, year: 2024 });
    expect(refusal.code).toBe('TOO_MANY_REMINDERS');
  });

  it('is offered nothing where no notice speaks, or the last day is over', async () => {
    await at('2024-12-31T18:00');
    expect(await state()).toBe('none');
    expect((await server.refusal(visitor, 'reminders.agree', place)).code).toBe('NOT_OFFERED');
  });
});

describe('somebody who registers people after he agreed', () => {
  it('is not reminded where he has paid for all of them there', async () => {
    await agree();
    await pay(await server.enrol(visitor, father, hunan));
    await at('2023-12-28T09:01');
    expect(told()).toEqual([]);
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('is reminded where one of them is left', async () => {
    await agree();
    await pay(await server.enrol(visitor, father, hunan));
    await server.enrol(visitor, grandmother, hunan);
    await at('2023-12-28T09:01');
    expect(told()).toHaveLength(1);
  });

  it('is reminded once where he agreed to be reminded of a record there too', async () => {
    await agree();
    const recordId = await server.enrol(visitor, father, hunan);
    await server.resident(visitor, 'messages.agree', { kinds: ['deadline'], recordId });
    await at('2023-12-28T09:01');
    await at('2023-12-28T12:01');
    expect(told()).toHaveLength(1);
    expect(told()[0]?.[3]).toContain(recordId);
  });

  it('is reminded of this place though he has paid for somebody elsewhere', async () => {
    await agree();
    const recordId = await server.enrol(visitor, father, ruizhou);
    await pay(recordId);
    await at('2023-12-28T09:01');
    expect(told()).toHaveLength(1);
  });
});
