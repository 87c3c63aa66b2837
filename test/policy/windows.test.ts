import { isoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';

import { madeUp } from './made-up-notice';

const first = { rule: 'first', clause: '3', kind: 'window', from: '2024-09-01', to: '2024-12-25' };
const second = { rule: 'second', clause: '3', kind: 'window', from: '2025-02-01', to: '2025-02-28' };

function ask(rules: readonly object[], payOn: string, more: Partial<FactSheet> = {}) {
  return madeUp({ without: ['window'], rules }).determine({
    id: 'x',
    region: '650102',
    year: 2025,
    payOn: isoDay(payOn),
    ...more,
  });
}

describe('several windows', () => {
  const both = [first, second];

  it('shuts between them until the next one opens', () => {
    expect(ask(both, '2024-08-31')).toMatchObject({ status: 'not-open', opensOn: '2024-09-01' });
    expect(ask(both, '2024-12-25').status).toBe('payable');
    expect(ask(both, '2024-12-26')).toMatchObject({ status: 'not-open', opensOn: '2025-02-01' });
    expect(ask(both, '2025-02-28')).toMatchObject({ status: 'payable', coverage: { waitingDays: 0 } });
  });

  it('lets nobody come late before the last one is over: 1 March + 60 days = 30 April', () => {
    expect(ask(both, '2025-03-01').coverage).toEqual({
      from: '2025-04-30',
      to: '2025-12-31',
      waitingDays: 60,
    });
  });

  it('gives the same answers in whatever order they stand', () => {
    for (const day of ['2024-08-31', '2024-10-10', '2024-12-31', '2025-02-10', '2025-03-01'])
      expect(ask([second, first], day)).toEqual(ask(both, day));
  });

  it('skips days of a month that no window has any more', () => {
    const rules = [{ ...first, daysOfMonth: [5, 20] }, second];
    expect(ask(rules, '2024-12-22')).toMatchObject({ status: 'not-open', opensOn: '2025-02-01' });
  });

  it('names the last day of all in the summary, and each of them', () => {
    const summary = madeUp({ without: ['window'], rules: [second, first] }).notice('nowhere-2025');
    expect(summary?.window).toMatchObject({ from: '2024-09-01', to: '2025-02-28' });
    expect(summary?.windows.map(({ to }) => to)).toEqual(['2024-12-25', '2025-02-28']);
  });
});

describe('a month with days of its own', () => {
  const rules = [{ ...first, daysOfMonth: [1, 25], months: [{ month: '2024-12', days: [1, 10] }] }];

  it('takes payments on those days and not on the others', () => {
    expect(ask(rules, '2024-11-25').status).toBe('payable');
    expect(ask(rules, '2024-11-26')).toMatchObject({ status: 'not-open', opensOn: '2024-12-01' });
    expect(ask(rules, '2024-12-10').status).toBe('payable');
    expect(ask(rules, '2024-12-11').coverage?.from).toBe('2025-02-09');
  });

  it('refuses a month outside of the window', () => {
    const wrong = [{ ...first, months: [{ month: '2025-01', days: [1, 10] }] }];
    expect(() => madeUp({ without: ['window'], rules: wrong })).toThrow('months 里的月份');
  });
});

describe('a window of some people', () => {
  const own = {
    rule: 'own',
    clause: '3',
    kind: 'window',
    who: [{ identities: ['dibao'] }],
    from: '2024-09-01',
    to: '2025-03-31',
  };
  const dibao = { identities: [{ code: 'dibao', since: isoDay('2024-01-01') }] } as const;

  it('takes the place of everybody’s for them, and leaves it to the others', () => {
    expect(ask([own, first], '2025-03-31', dibao)).toMatchObject({
      status: 'payable',
      coverage: { from: '2025-01-01', waitingDays: 0 },
    });
    expect(ask([own, first], '2025-03-31').coverage?.waitingDays).toBe(60);
  });

  it('shuts theirs on days on which only everybody’s is open', () => {
    const later = { ...own, from: '2025-01-10' };
    expect(ask([later, first], '2024-10-10', dibao)).toMatchObject({
      status: 'not-open',
      opensOn: '2025-01-10',
    });
    expect(ask([later, first], '2024-10-10').status).toBe('payable');
  });

  it('stands before everybody’s, and isn’t the only one', () => {
    expect(() => madeUp({ without: ['window'], rules: [first, own] })).toThrow('写在对所有人的前面');
    expect(() => madeUp({ without: ['window'], rules: [own] })).toThrow('没有写人人都能缴费的集中缴费期');
  });
});
