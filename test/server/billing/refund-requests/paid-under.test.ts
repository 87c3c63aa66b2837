import ruizhouNotice from '../../../../policy/notices/ruizhou-2024.json';
import { isoDay } from '../../../../policy/calendar';
import { fen } from '../../../../policy/money';
import { type PaymentTestServer, officer, startTestServer } from '../../money';
import { dibao, father, ruizhou } from '../../sample';

const payer = 'oDaughter';
const two = [officer, 'officer-2'] as const;

let server: PaymentTestServer;
let orderId: string;
/** Paid under what the product ships with; Ruizhou's roster recognises him the day after. */
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer('officer-2', ['360983']);
  await server.hireOfficer(officer, ['360983']);
  await server.tick();
  const record = await server.enrol(payer, father, ruizhou);
  orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-21') });
});

/** Ruizhou 3.2: 380 paid, 60 due on dibao, 320 back to who was recognised by 31 December. */
const backFen = 32_000;

async function given(): Promise<readonly number[]> {
  server.setToday('2023-11-25');
  const request = { orderId, line: 0, reason: 'recognised' } as const;
  const { refunds } = await server.ask(payer, 'refund.request', request);
  return refunds.map(({ amountFen }) => amountFen);
}

describe('who has paid gets back by the version he paid under', () => {
  it('also when the notice is withdrawn since', async () => {
    const { from } = await server.officer(officer, 'notices.withdraw', {
      notice: 'ruizhou-2024',
      number: 0,
      words: '这份通知不再执行',
    });
    server.pass(from - server.cloudFor('').now());
    expect(await given()).toEqual([backFen]);
  });

  it('also when a new version would have recognised him by an earlier day alone', async () => {
    const rules = ruizhouNotice.rules.map((rule) =>
      rule.kind === 'refund' ? { ...rule, recognisedBy: '2023-11-15' } : rule,
    );
    await server.publish({ ...ruizhouNotice, rules }, two, ruizhou);
    expect(await given()).toEqual([backFen]);
  });
});
