import { madeUp } from './made-up-notice';

function withRule(more: object) {
  return () => madeUp({ rules: [{ rule: 'own', clause: '3', ...more }] });
}

const late = { kind: 'late-payment', who: [{}], price: 'premium', aid: false, begins: 'payment' };

describe('a shape that the format can’t carry', () => {
  it.each([
    ['the hour', { ...late, until: { day: '2025-06-30', clause: '3', hour: 17 } }, '不认钟点'],
    ['a price by the month', { kind: 'premium', amountFen: 40000, monthly: true }, '不能按月计费'],
    ['a voluntary addition', { kind: 'voluntary-addition', amountFen: 5000 }, '自愿加缴'],
    ['several years at once', { kind: 'premium', amountFen: 40000, years: 3 }, '每个年度各写一份'],
  ])('%s is refused by name, with what to write', (_what, rule, words) => {
    expect(withRule(rule)).toThrow(words);
  });
});
