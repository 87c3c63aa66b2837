import { checkNotice } from '../../../policy';
import { withFields, withRule } from './altered';

describe('what was let through once is refused at the field', () => {
  const february = { from: '2025-02-01', to: '2025-02-28' };
  const months = (...days: readonly (readonly [number, number])[]) =>
    days.map((span) => ({ month: '2025-02', days: span }));
  it.each<[string, unknown, string | null, string]>([
    [
      'days of a month of its own that never come',
      withRule('window', { ...february, months: months([29, 31]) }),
      'window',
      'months',
    ],
    [
      'one month twice',
      withRule('window', { ...february, months: months([1, 5], [20, 25]) }),
      'window',
      'months',
    ],
    ['an id too short to be asked for', withFields({ id: 'a' }), null, 'id'],
    ['an id without end', withFields({ id: 'a'.repeat(61) }), null, 'id'],
    [
      'a hundred times what anybody pays',
      withRule('premium', { amountFen: 4_000_000 }),
      'premium',
      'amountFen',
    ],
    ['somebody’s number in its words', withFields({ title: '张三 11010519491231002X' }), null, 'title'],
  ])('%s', (_what, notice, rule, field) => {
    const places = checkNotice(notice).problems.map((one) => ({ rule: one.rule, field: one.field }));
    expect(places).toContainEqual({ rule, field });
  });
});
