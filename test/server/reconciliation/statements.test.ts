import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { book, collectingOffice, transfer, wechatClearing } from '../../../server/billing/ledger';
import { makeStatements } from '../../../server/reconciliation';
import { at, jincheng, type PaymentTestServer, startTestServer } from '../money';

const dayMs = 86_400_000;
const office = '140502';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  moveTo('2023-11-20', '23:00:00');
});

function moveTo(day: string, time: string): void {
  server.pass(at(day, time) - server.cloudFor('').now());
}

/** One yuan that came in for Jincheng at a moment. */
function booked(id: string, moment = server.cloudFor('').now()): Promise<void> {
  const transfers = transfer(
    wechatClearing({ merchantId: '1900000001' }),
    collectingOffice(jincheng),
    fen(100),
  );
  return server
    .cloudFor('')
    .db.transaction((tx) => book(tx, { id, kind: 'payment', orderId: null, transfers, at: moment }));
}

/** What stands on each day's statement of the office, in fen. */
function stated(): Readonly<Record<string, number>> {
  const found = server.all('statements').filter(({ region }) => region === office);
  return Object.fromEntries(found.map(({ day, paidFen }) => [day, paidFen]));
}

async function statements(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await makeStatements(server.cloudFor('', 'timer'), Infinity);
    server.pass(60_000);
  }
}

it('what was written before midnight and comes after the run of 00:00 stands on the next day’s', async () => {
  await booked('early');
  const justBefore = at('2023-11-20', '23:59:59.900');
  moveTo('2023-11-21', '00:00:00');
  await statements(10);
  await booked('late', justBefore);
  expect(stated()).toEqual({ '2023-11-20': 100 });
  moveTo('2023-11-22', '00:00:00');
  await statements(10);
  expect(stated()).toEqual({ '2023-11-20': 100, '2023-11-21': 100 });
  const day = isoDay('2023-11-21');
  const asked = await server.asOfficer('statements.get', { region: '140500', day });
  expect(asked.statements).toMatchObject([{ paidFen: 100, lines: [{ amountFen: 100 }] }]);
});

it('a day is counted only when nothing that was on its way at midnight can come any more', async () => {
  await statements(10);
  moveTo('2023-11-21', '00:00:00');
  const { db } = server.cloudFor('');
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const transfers = transfer('wechat', collectingOffice(jincheng), fen(100));
  const onItsWay = db.transaction(async (tx) => {
    await book(tx, { id: 'a', kind: 'payment', orderId: null, transfers, at: at('2023-11-20', '23:59:59') });
    await held;
  });
  await statements(1);
  commit();
  await onItsWay;
  await statements(9);
  expect(stated()).toEqual({ '2023-11-20': 100 });
});

it('a day is not counted before the minute is over, however often the timer runs in it', async () => {
  await booked('early');
  moveTo('2023-11-21', '00:00:00');
  for (let second = 0; second < 59; second += 1) {
    await makeStatements(server.cloudFor('', 'timer'), Infinity);
    server.pass(1000);
  }
  expect(stated()).toEqual({});
  await statements(2);
  expect(stated()).toEqual({ '2023-11-20': 100 });
});

it('a day of many payments whose run has no time left goes on with the next run, and counts each once', async () => {
  for (let at = 0; at < 450; at += 1) await booked(`payment-${at}`);
  moveTo('2023-11-21', '00:00:00');
  await statements(1);
  const cloud = server.cloudFor('', 'timer');
  // Each look at the clock is a second: the first run has time for the two empty days before, and one page of 200.
  const hurried = async () => {
    const began = cloud.now();
    let looks = 0;
    const now = () => began + (looks += 1) * 1000;
    await makeStatements({ ...cloud, now }, began + 7500);
  };
  await hurried();
  expect(server.one('statement-runs', '2023-11-20').state).toBe('running');
  expect(stated()).toEqual({});
  for (let run = 0; run < 5; run += 1) await hurried();
  expect(stated()).toEqual({ '2023-11-20': 45_000 });
});

it('a day that a clock set back lives through again has its statement made anew', async () => {
  await booked('before');
  moveTo('2023-11-22', '00:00:00');
  await statements(10);
  expect(stated()).toEqual({ '2023-11-20': 100 });
  server.pass(-dayMs - 3_600_000);
  await statements(1);
  await booked('with a wrong clock');
  moveTo('2023-11-21', '00:00:00');
  await statements(10);
  expect(stated()).toEqual({ '2023-11-20': 200 });
  moveTo('2023-11-22', '00:00:00');
  await statements(10);
  expect(stated()).toEqual({ '2023-11-20': 200 });
});
