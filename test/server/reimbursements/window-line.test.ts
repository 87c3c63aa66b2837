import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { at, type PaymentTestServer, startTestServer, year } from '../money';
import { father, ruizhou } from '../sample';

/** 2.2: the collection window is 15 September to 31 December 2023; 3.2 speaks of who was certified in it, and after it. */
const lastDay = '2023-12-31';
const dayAfter = '2024-01-01';
/** A quota person pays 60 of 380 (3.1, 4.2). */
const aidedFen = 32_000;

let server: PaymentTestServer;
let orderId = '';

/** The father paid in full on 20 November. */
beforeEach(async () => {
  server = await startTestServer();
  const record = await server.enrol('oPayer', father, ruizhou);
  orderId = await server.place('oPayer', [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
});

/** In China, whatever the machine's own zone is: 23:59 there is 15:59 of UTC, and the next minute still the same day of it. */
function clockAt(day: string, time: string): void {
  server.pass(at(day, time) - server.cloudFor('').now());
}

function certifiedOn(day: string): Promise<void> {
  return server.certify(father, ruizhou, { code: 'dibao', since: isoDay(day) });
}

function wanted() {
  return { orderId, line: 0, reason: 'recognised' } as const;
}

async function listed(state: 'due' | 'too-late') {
  return (await server.asOfficer('refund-dues.list', { region: ruizhou, year, state })).dues;
}

it('the notice’s own days are those: its window ends on the last day on which a certification brings money back', () => {
  const ofKind = (kind: string) => ruizhouNotice.rules.find((rule) => rule.kind === kind);
  expect(ofKind('window')).toMatchObject({ clause: '2.2', from: '2023-09-15', to: lastDay });
  expect(ofKind('refund')).toMatchObject({ clause: '3.2', recognisedBy: lastDay });
});

describe('certified in the last minute of the window (Ruizhou 3.2)', () => {
  beforeEach(async () => {
    clockAt(lastDay, '23:59:00');
    await certifiedOn(lastDay);
  });

  it('the aided part goes back to the payer who asks in that minute', async () => {
    const { refunds } = await server.ask('oPayer', 'refund.request', wanted());
    expect(refunds).toMatchObject([{ amountFen: aidedFen }]);
  });

  it('and as well to who asks in the first minute after it: the day of certification counts', async () => {
    clockAt(dayAfter, '00:00:00');
    const { refunds } = await server.ask('oPayer', 'refund.request', wanted());
    expect(refunds).toMatchObject([{ amountFen: aidedFen }]);
  });

  it('is on the list of who is due it, before midnight and after', async () => {
    await server.tick();
    expect(await listed('due')).toMatchObject([{ amountFen: aidedFen }]);
    clockAt(dayAfter, '00:00:00');
    await server.minutes(2);
    expect(await listed('due')).toMatchObject([{ amountFen: aidedFen }]);
    expect(await listed('too-late')).toEqual([]);
  });
});

describe('certified in the first minute after the window', () => {
  beforeEach(async () => {
    clockAt(dayAfter, '00:00:00');
    await certifiedOn(dayAfter);
  });

  it('nothing goes back to the payer who asks', async () => {
    expect(await server.refusal('oPayer', 'refund.request', wanted())).toMatchObject({
      code: 'NOT_REFUNDABLE',
    });
    expect(server.all('refunds')).toEqual([]);
  });

  it('is on the list of who was certified too late, in the notice’s words', async () => {
    await server.minutes(2);
    expect(await listed('due')).toEqual([]);
    expect(await listed('too-late')).toMatchObject([
      { amountFen: 0, words: '身份是集中征缴期以后认定的，已经参保的不退费。' },
    ]);
  });
});

it('a certification of the day after brings nothing back in the last minute either', async () => {
  clockAt(lastDay, '23:59:00');
  await certifiedOn(dayAfter);
  expect((await server.refusal('oPayer', 'refund.request', wanted())).code).toBe('NOT_REFUNDABLE');
  await server.tick();
  expect(await listed('due')).toEqual([]);
});
