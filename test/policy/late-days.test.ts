import { checkNotice } from '../../policy/notice/check-notice';
import { isoDay } from '../../policy/calendar';
import { createPolicy } from '../../policy';
import { fourHundred, MadeUpPlace, noticeWith } from './made-up-place';

/** After the window of October to December 2024, days 1 to 25 of each month, in November only 1 to 10. */
const late = {
  rule: 'late',
  kind: 'late-payment',
  who: [{}],
  price: 'premium',
  aid: true,
  begins: 'payment',
  daysOfMonth: [1, 25],
  months: [{ month: '2025-11', days: [1, 10] }],
};
const tekun = {
  rule: 'tekun',
  kind: 'subsidy',
  who: [{ identities: ['tekun'] }],
  gives: { method: 'full' },
  fund: 'finance',
};
const place = new MadeUpPlace([fourHundred, late, tekun]);

function on(day: string) {
  return place.ask({ payOn: isoDay(day) });
}

describe('payment after the window on some days of the month', () => {
  it('is taken on those days, and shut until the next of them', () => {
    expect(on('2025-03-25').status).toBe('payable');
    expect(on('2025-03-26')).toMatchObject({ status: 'not-open', payFen: null, opensOn: '2025-04-01' });
  });

  it('has other days in a month that the notice names', () => {
    expect(on('2025-11-10').status).toBe('payable');
    expect(on('2025-11-11')).toMatchObject({ status: 'not-open', opensOn: '2025-12-01' });
  });

  it('is over after the last of them: 25 December', () => {
    expect(on('2025-12-25').status).toBe('payable');
    expect(on('2025-12-26').status).toBe('closed');
    const { lastDate } = createPolicy([noticeWith([fourHundred, late])]).notice('nowhere-2025') ?? {};
    expect(lastDate).toEqual({ clause: '1', day: '2025-12-25' });
  });

  it('ends with the last open day before the date that the notice sets: 25 May, not 31 May', () => {
    const until = { day: '2025-05-31', clause: '2' };
    const ending = new MadeUpPlace([fourHundred, { ...late, months: undefined, until }]);
    expect(ending.ask({ payOn: isoDay('2025-05-25') }).status).toBe('payable');
    const after = ending.ask({ payOn: isoDay('2025-05-26') });
    expect(after.status).toBe('closed');
    expect(after.cites.map(({ clause }) => clause)).toContain('2');
  });

  it('binds nobody who has nothing to pay', () => {
    const identities = [{ code: 'tekun' as const, since: isoDay('2020-01-01') }];
    expect(place.ask({ payOn: isoDay('2025-03-28'), identities }).status).toBe('exempt');
  });

  it('names the days on which it opens and shuts', () => {
    const dates = place.policy.keyDates({
      id: 'x',
      region: '650100',
      year: 2025,
      payOn: isoDay('2025-10-02'),
    });
    expect(dates.filter(({ labels }) => labels.includes('opens')).map((date) => date.on)).toEqual([
      '2025-11-01',
      '2025-12-01',
    ]);
  });
});

describe('days of the month that can’t be', () => {
  function problemsOf(change: object): readonly string[] {
    const notice = { ...noticeWith([fourHundred, late]) };
    const rules = notice.rules.map((rule) => (rule.kind === 'late-payment' ? { ...rule, ...change } : rule));
    return checkNotice({ ...notice, rules }).problems.map(({ field, problem }) => `${field} ${problem}`);
  }

  it.each([
    ['the last before the first', { daysOfMonth: [25, 1] }, 'daysOfMonth 写的是一个列表，不能用'],
    [
      'none before the end',
      {
        from: '2025-01-26',
        until: { day: '2025-01-31', clause: '2' },
        months: undefined,
      },
      'daysOfMonth 过期缴费的这段时间里，没有一天落在每月收费的日子里',
    ],
    [
      'a month of another year',
      { months: [{ month: '2027-01', days: [1, 5] }] },
      'months 2027-01 不是 2025 年度收费的月份',
    ],
  ])('%s', (_what, change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });
});
