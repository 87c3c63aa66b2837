import { madeUpNotice } from '../../policy/made-up-notice';
import { PaymentTestServer } from '../money';
import { fen } from '../../../policy/money';
import { father, grandmother, nothing, onBehalf, ruizhou } from '../sample';

const payer = 'oDaughter';
const urumqi = '650102';

describe('two insured years side by side', () => {
  it('leave the records and orders of both within reach, each with its year', async () => {
    const server = new PaymentTestServer('2023-11-20');
    const thisYear = await server.enrol(payer, father, ruizhou);
    const orderId = await server.place(payer, [thisYear], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    server.setToday('2024-11-11');
    await server.hireOfficer('oAuthor', ['650100'], '张三');
    await server.hireOfficer('oSecond', ['650100'], '李四');
    await server.publish(madeUpNotice, ['oAuthor', 'oSecond'], '650100');
    await server.tick();
    const request = { person: grandmother, region: urumqi, year: 2025, claims: nothing, consent: onBehalf };
    await server.resident(payer, 'records.enrol', request);
    const { records } = await server.resident(payer, 'records.mine', {});
    expect(records.map(({ status }) => [status.year, status.state]).sort()).toEqual([
      [2024, 'paid'],
      [2025, 'to-pay'],
    ]);
    const { orders } = await server.ask(payer, 'orders.mine', {});
    expect(orders.map((order) => order.orderId)).toEqual([orderId]);
    for (const year of [2024, 2025]) {
      const { relatives } = await server.resident(payer, 'family.list', { year });
      expect(relatives.map(({ record }) => record?.status.year)).toEqual([year, year]);
    }
  });
});
