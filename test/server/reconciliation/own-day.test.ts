import { fen } from '../../../policy/money';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { daughter, father } from '../sample';
import { holder, openAccount, resultOf } from '../billing/mutual-aid/bureau';

/** Two streets of Jincheng's city district, which its office added. */
const street = '140502001';
const neighbour = '140502002';
const today = '2023-11-20';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer(today);
  const { db } = server.cloudFor('', 'function');
  for (const [_id, name] of [
    [street, '东街'],
    [neighbour, '西街'],
  ] as const) {
    await db.put('added-places', { _id, name, officerId: officer, at: 0 });
  }
  await server.hireOfficer('street', [street]);
});

async function paid(person: typeof father, region: string, payer = 'payer'): Promise<string> {
  const record = await server.enrol(payer, person, region);
  const orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.ask(payer, 'order.confirm-return', { orderId });
  return orderId;
}

function ownDay(region: string, day = today, who = 'street') {
  return server.asOfficer('statements.own-day', { region, day: day as never }, who);
}

it('a street sees what came in on the day for its own people, and no other street’s', async () => {
  const orderId = await paid(father, street);
  await paid(daughter, neighbour, 'other');
  expect(await ownDay(street)).toEqual({
    sums: [
      { channel: 'wechat', payments: 1, paidFen: 38_000, refunds: 0, refundedFen: 0 },
      { channel: 'mutual-aid', payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 },
    ],
    moves: [{ orderId, line: 0, region: street, channel: 'wechat', kind: 'payment', amountFen: 38_000 }],
    more: false,
  });
  expect(
    (await server.officerRefusal('statements.own-day', { region: neighbour, day: today }, 'street')).code,
  ).toBe('OTHER_REGION');
});

it('the days of a district’s streets add up to its statement', async () => {
  await paid(father, street);
  await paid(daughter, neighbour, 'other');
  const streets = [await ownDay(street), await ownDay(neighbour, today, officer)];
  server.setToday('2023-11-21');
  await server.minutes(3);
  const { statements } = await server.asOfficer('statements.get', { region: jincheng, day: today as never });
  const sum = streets.flatMap(({ sums }) => sums).reduce((all, { paidFen }) => all + paidFen, 0);
  expect(sum).toBe(76_000);
  expect(statements.map(({ paidFen }) => paidFen)).toEqual([sum]);
});

it('what goes back on a day is told by where it goes back to', async () => {
  const orderId = await paid(father, street);
  await server.byTwo('refunds.grant', {
    grantId: 'f'.repeat(32),
    region: street,
    orderId,
    line: 0,
    amountFen: fen(6_000),
    ends: false,
    reason: '多缴了六十元',
  });
  const { sums, moves } = await ownDay(street);
  expect(sums[0]).toMatchObject({ channel: 'wechat', paidFen: 38_000, refunds: 1, refundedFen: 6_000 });
  expect(moves.map(({ kind }) => kind).sort()).toEqual(['payment', 'refund']);
});

it('what an account pays stands there once the bureau has taken it', async () => {
  await openAccount(server, { yuan: '1000', relatives: [[father, '父亲']], authorisedFen: fen(90_000) });
  const record = await server.enrol(holder, father, street);
  await server.place(holder, [record], fen(38_000), { paymentSource: 'mutual-aid' });
  expect((await ownDay(street)).moves).toEqual([]);
  const batch = { region: jincheng, number: 'one' };
  const { csv } = await server.asOfficer('mutual-aid.make-batch', batch);
  await server.byTwo('mutual-aid.read-result', { ...batch, csv: resultOf(csv, '成功') });
  expect((await ownDay(street)).sums[1]).toMatchObject({
    channel: 'mutual-aid',
    payments: 1,
    paidFen: 38_000,
  });
});

it('of a city there is none: its districts have their statements', async () => {
  const refusal = await server.officerRefusal('statements.own-day', { region: '140500', day: today });
  expect(refusal.code).toBe('TOO_WIDE');
});
