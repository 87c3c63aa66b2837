import type { PreviewLine } from '../../../../contract/orders';
import type { Merchant } from '../../../../server/platform';
import { fen, noFen } from '../../../../policy/money';
import { paymentSourceOffers } from '../../../../server/billing/payments/payment-source-offers';

const merchants: readonly Merchant[] = [
  { merchantId: '1900000101', payee: '晋城市税务局', collectsFor: ['1405'] },
  { merchantId: '1900000102', payee: '晋城市城区税务局', collectsFor: ['140502'] },
  { merchantId: '1900000103', payee: '高安市税务局', collectsFor: ['360983'] },
];
const silent = '参保地的缴费通知没有提到家庭共济账户，这里不能用它缴费，请用微信支付。';

function line(recordId: string, region: string, accountReason?: string): PreviewLine {
  return {
    recordId,
    person: { name: '王**', document: '140***********0018' },
    region,
    year: 2024,
    amountFen: fen(38_000),
    accountMaximumFen: accountReason === undefined ? fen(38_000) : noFen,
    ...(accountReason === undefined ? {} : { accountReason }),
  };
}

function offers(lines: readonly PreviewLine[], usableFen: number, floorWords = '') {
  const [, alone, both] = paymentSourceOffers(merchants, lines, { usableFen: fen(usableFen), floorWords });
  return { alone, both };
}

describe('the family account', () => {
  it('that covers everyone is offered alone, not with one fen left for WeChat', () => {
    const { alone, both } = offers([line('one', '140502')], 50_000);
    expect(alone).toMatchObject({ available: true, accountMaximumFen: 38_000 });
    expect(both).toMatchObject({ paymentSource: 'both', available: false });
    expect(both).not.toHaveProperty('reason');
  });

  it('that covers a part is offered with WeChat, and says that it is short alone', () => {
    const { alone, both } = offers([line('one', '140502')], 10_000);
    expect(alone).toMatchObject({ available: false, reason: expect.stringContaining('不够') });
    expect(both).toMatchObject({ available: true, accountMaximumFen: 10_000 });
  });

  it('that is kept short by the notice’s floor says so, alone and with WeChat', () => {
    const floor = '按通知第四条，账户里最少要留1000元。';
    expect(offers([line('one', '140502')], 10_000, floor).alone?.reason).toContain(floor);
    expect(offers([line('one', '140502')], 0, floor).both?.reason).toContain(floor);
  });

  it('that may pay in one of two places says for how many it may not, and is offered for the rest', () => {
    const { alone, both } = offers([line('one', '140502'), line('other', '360983001', silent)], 50_000);
    expect(alone).toMatchObject({
      available: false,
      reason: '不能单独用它付：2人里有1人不能用家庭共济账户缴，其余的人可以，不能用的部分请用微信支付。',
    });
    expect(both).toMatchObject({ available: true, accountMaximumFen: 38_000 });
    expect(both).not.toHaveProperty('reason');
  });

  it('that may pay nowhere says what the place’s notice doesn’t', () => {
    const { alone, both } = offers([line('other', '360983001', silent)], 50_000);
    expect(alone).toMatchObject({ available: false, reason: silent });
    expect(both).toMatchObject({ available: false, reason: silent });
  });
});
