import { fen } from '../../../../policy/money';
import { shippedNotices, validateNotice } from '../../../../policy';
import { isoDay } from '../../../../policy/calendar';
import { whyNotByNotice } from '../../../../server/billing/refund-requests/notice-terms';
import { policyOf } from '../../../../server/policy-registry/registry';
import { father, ruizhou } from '../../sample';
import { startTestServer } from '../../money';

const payer = 'daughter';

async function paidLine() {
  const server = await startTestServer();
  const record = await server.enrol(payer, father, ruizhou);
  const orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const line = server.all('orders')[0]?.lines[0];
  if (line === undefined) throw new Error('nothing was paid');
  return line;
}

/** Ruizhou's notice as if it spoke of refunds: cover of who pays in time begins on 1 January 2024. */
function saying(...rules: readonly object[]) {
  const ruizhous = shippedNotices.find(({ id }) => id === 'ruizhou-2024');
  if (ruizhous === undefined) throw new Error('no notice of Ruizhou');
  const more = rules.map((rule, at) => ({
    rule: `back-${at}`,
    clause: '3.2',
    kind: 'refund-reason',
    ...rule,
  }));
  return policyOf([
    validateNotice({ ...ruizhous, rules: [...ruizhous.rules, ...more] }, 'ruizhou-2024.json'),
  ]);
}

describe('what a notice says of refunds', () => {
  it('gives back for a death after cover has begun, until its last day', async () => {
    const line = await paidLine();
    const policy = saying({ reason: 'died', beforeCover: false, until: '2024-06-30' });
    const why = (today: string) => whyNotByNotice(policy, line, { reason: 'died', today: isoDay(today) });
    expect(why('2024-06-30')).toBeNull();
    expect(why('2024-07-01')).toContain('最晚2024年6月30日');
  });

  it('limits who paid twice, too', async () => {
    const line = await paidLine();
    const policy = saying({ reason: 'paid-twice', beforeCover: true });
    const why = (today: string) =>
      whyNotByNotice(policy, line, { reason: 'paid-twice', today: isoDay(today) });
    expect(why('2023-12-31')).toBeNull();
    expect(why('2024-01-01')).toContain('保障已经开始');
  });

  it('leaves the others as they are where it says nothing', async () => {
    const line = await paidLine();
    const day = isoDay('2024-03-01');
    expect(whyNotByNotice(saying(), line, { reason: 'paid-twice', today: day })).toBeNull();
    expect(whyNotByNotice(saying(), line, { reason: 'died', today: day })).toContain('保障已经开始');
  });

  it('has one rule for a reason', () => {
    const died = { reason: 'died', beforeCover: false };
    expect(() => saying(died, died)).toThrow('只能写一条规则');
  });
});
