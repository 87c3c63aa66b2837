import { isoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';
import { parseFactSheet } from '../../policy';
import { newbornTermsOf } from '../../policy/newborn';
import { waitWords } from '../../policy/wait-words';
import { consequenceOf, coverLine } from '../../src/answers/headline';
import { madeUp } from './made-up-notice';

type Rules = readonly object[];

function asking({ without = [], rules }: { readonly without?: readonly string[]; readonly rules: Rules }) {
  const policy = madeUp({ without, rules });
  return (payOn: string, more: object = {}) =>
    policy.determine(parseFactSheet({ id: 'x', region: '650102', year: 2025, payOn, ...more }) as FactSheet);
}

function late(more: object): object {
  return { rule: 'own', clause: '3', kind: 'late-payment', who: [{}], price: 'premium', aid: false, ...more };
}

function afterMonths(wait: object) {
  return asking({ without: ['late'], rules: [late({ begins: 'after-wait', wait })] });
}

describe('months of waiting', () => {
  it.each([
    ['same-day', '2025-03-01', '2025-06-01', 92],
    ['next-day', '2025-03-01', '2025-06-02', 93],
    ['first-of-month', '2025-03-01', '2025-06-01', 92],
    ['first-of-month-after', '2025-03-01', '2025-07-01', 122],
    ['same-day', '2025-03-15', '2025-06-15', 92],
    ['next-day', '2025-03-15', '2025-06-16', 93],
    ['first-of-month', '2025-03-15', '2025-06-01', 78],
    ['first-of-month-after', '2025-03-15', '2025-07-01', 108],
    // 30 February doesn't exist: the wait ends with the month.
    ['same-day', '2025-08-31', '2025-11-30', 91],
  ])('counted %s, paid on %s, cover from %s', (counting, payOn, from, waitingDays) => {
    expect(afterMonths({ months: 3, counting })(payOn).coverage).toEqual({
      from,
      to: '2025-12-31',
      waitingDays,
      wait: { months: 3 },
    });
  });

  it.each([
    ['same-day', '2025-02-28'],
    ['next-day', '2025-03-01'],
    ['first-of-month', '2025-02-01'],
    ['first-of-month-after', '2025-03-01'],
  ])('counted %s from 30 November of the year before', (counting, from) => {
    const window = { rule: 'early', clause: '3', kind: 'window', from: '2024-09-01', to: '2024-11-29' };
    const ask = asking({
      without: ['late', 'window'],
      rules: [window, late({ begins: 'after-wait', wait: { months: 3, counting } })],
    });
    expect(ask('2024-11-30').coverage?.from).toBe(from);
  });

  it('takes no payment for a cover after the year: 10 October + 3 months = 10 January', () => {
    expect(afterMonths({ months: 3, counting: 'same-day' })('2025-10-10').status).toBe('closed');
  });

  it('tells two days of one wait as the same terms', () => {
    const policy = madeUp({
      without: ['late'],
      rules: [late({ begins: 'after-wait', wait: { months: 3, counting: 'same-day' } })],
    });
    const dates = policy.keyDates({ id: 'x', region: '650102', year: 2025, payOn: isoDay('2025-01-10') });
    expect(dates.map(({ on }) => on)).toEqual(['2025-01-11', '2025-09-30', '2025-10-01']);
  });
});

describe('a wait that grows with the years missed', () => {
  const grows = (after: number, repair?: object) =>
    afterMonths({
      months: 3,
      counting: 'same-day',
      perMissedYear: { months: 1, after },
      ...(repair === undefined ? {} : { repair }),
    });
  const missed = (missedYears: number, repaidYears = 0) => ({ insurance: { missedYears, repaidYears } });

  it('counts the first missed year too: 3 + 2 = 5 months, or not: 3 + 1 = 4', () => {
    expect(grows(0)('2025-01-10', missed(2)).coverage?.from).toBe('2025-06-10');
    expect(grows(1)('2025-01-10', missed(2)).coverage).toMatchObject({
      from: '2025-05-10',
      wait: { months: 4 },
    });
    expect(grows(1)('2025-01-10', missed(1)).coverage?.wait).toEqual({ months: 3 });
  });

  it('is shortened by years paid for: 3 + 3 - 2 = 4, never below the 3', () => {
    const ask = grows(0, { monthsPerYearPaid: 1 });
    expect(ask('2025-01-10', missed(3, 2)).coverage?.wait).toEqual({ months: 4 });
    expect(ask('2025-01-10', missed(3, 3)).coverage?.wait).toEqual({ months: 3 });
  });

  it('keeps six months after four missed years', () => {
    const ask = grows(0, { monthsPerYearPaid: 1, least: { missedYears: 4, months: 6 } });
    expect(ask('2025-01-10', missed(4, 4)).coverage?.wait).toEqual({ months: 6 });
    expect(ask('2025-01-10', missed(4)).coverage?.wait).toEqual({ months: 7 });
    expect(ask('2025-01-10', missed(3, 3)).coverage?.wait).toEqual({ months: 3 });
  });

  it('says where the years aren’t known, and adds nothing for who was insured last year', () => {
    const open = grows(0)('2025-01-10');
    expect(open.coverage?.wait).toEqual({ months: 3 });
    expect(open.notes.map(({ code }) => code)).toContain('attribute-unknown');
    const insured = grows(0)('2025-01-10', { insurance: { insuredLastYear: true } });
    expect(insured.coverage?.wait).toEqual({ months: 3 });
    expect(insured.notes).toEqual([]);
  });

  it('refuses a repair of nothing', () => {
    expect(() => afterMonths({ months: 3, counting: 'same-day', repair: { monthsPerYearPaid: 1 } })).toThrow(
      'perMissedYear',
    );
  });
});

describe('cover of its own', () => {
  const cover = (more: object) => ({ clause: '3', kind: 'cover', to: '2025-12-31', ...more });

  it('begins twice within one window, by the day of payment', () => {
    const ask = asking({
      rules: [cover({ rule: 'later', who: [{ paidFrom: '2024-12-10' }], from: '2025-03-01' })],
    });
    expect(ask('2024-12-09').coverage?.from).toBe('2025-01-01');
    expect(ask('2024-12-10').coverage?.from).toBe('2025-03-01');
    const paid = { paidBefore: { on: '2024-12-09', amountFen: 40000 } };
    expect(ask('2025-02-01', paid).coverage?.from).toBe('2025-01-01');
  });

  it('waits inside the window for who missed last year, from payment or from the beginning', () => {
    const wait = { months: 3, counting: 'same-day' };
    const who = [{ insuredLastYear: false }];
    const own = (from: string) =>
      asking({ rules: [cover({ rule: 'own', who, from: '2025-01-01', wait: { ...wait, from } })] });
    const gap = { insurance: { insuredLastYear: false } };
    expect(own('payment')('2024-11-10', gap).coverage).toEqual({
      from: '2025-02-10',
      to: '2025-12-31',
      waitingDays: 92,
      wait: { months: 3 },
    });
    expect(own('cover')('2024-11-10', gap).coverage).toMatchObject({
      from: '2025-04-01',
      wait: { months: 3 },
    });
    expect(own('cover')('2024-11-10').coverage?.from).toBe('2025-01-01');
    expect(own('cover')('2024-11-10').notes.map(({ text }) => text)).toEqual([
      '不知道上一年有没有参保，先按不符合计算，补上后再算一次。',
    ]);
  });

  it('covers a newborn from birth, into the next year', () => {
    const who = [{ newbornWithinDays: 90 }];
    const ask = asking({
      rules: [
        cover({ rule: 'born', who, from: 'birth', notBefore: '2024-09-01', to: '2025-12-31' }),
        late({ rule: 'late-born', who, begins: 'birth', to: '2026-12-31' }),
      ],
    });
    const born = (birthDate: string) => ({ birthDate });
    expect(ask('2024-11-10', born('2024-11-01')).coverage).toMatchObject({
      from: '2024-11-01',
      to: '2025-12-31',
    });
    expect(ask('2024-10-10', born('2024-08-01')).coverage?.from).toBe('2024-09-01');
    expect(ask('2025-12-01', born('2025-11-20')).coverage).toEqual({
      from: '2025-11-20',
      to: '2026-12-31',
      waitingDays: 0,
    });
    expect(ask('2026-01-20', born('2025-11-20'))).toMatchObject({
      status: 'payable',
      coverage: { to: '2026-12-31' },
    });
    expect(ask('2026-01-20', born('1990-11-20')).status).toBe('closed');
  });

  it('lasts a school year', () => {
    const ask = asking({
      without: ['cover', 'late', 'late-discharged'],
      rules: [cover({ rule: 'school', who: [{}], from: '2025-09-01', to: '2026-08-31' })],
    });
    expect(ask('2024-11-10').coverage).toEqual({ from: '2025-09-01', to: '2026-08-31', waitingDays: 0 });
  });
});

describe('a way in that opens later', () => {
  const ask = asking({
    without: ['late'],
    rules: [late({ begins: 'payment', from: '2025-03-01', until: { day: '2025-06-30', clause: '3' } })],
  });

  it('isn’t open before its first day, and closed after its last', () => {
    expect(ask('2025-01-10')).toMatchObject({ status: 'not-open', opensOn: '2025-03-01', payFen: null });
    expect(ask('2025-03-01')).toMatchObject({ status: 'payable', coverage: { from: '2025-03-01' } });
    expect(ask('2025-07-01').status).toBe('closed');
  });
});

describe('facts of earlier years', () => {
  it.each([
    [{ insuredLastYear: true, missedYears: 1 }, 'insurance.missedYears'],
    [{ missedYears: 1, repaidYears: 2 }, 'insurance.repaidYears'],
    [{ insuredLastYear: false, unbrokenYears: 3 }, 'insurance.unbrokenYears'],
    [{ unbrokenYears: 1.5 }, 'insurance.unbrokenYears'],
    [{ years: 3 }, 'insurance.years'],
  ])('%j is refused at %s', (insurance, field) => {
    const sheet = { id: 'x', region: '650102', year: 2025, payOn: '2025-01-10', insurance };
    expect(() => parseFactSheet(sheet)).toThrow(expect.objectContaining({ field }) as Error);
  });

  it('bring a reward as a remark', () => {
    const ask = asking({
      rules: [
        {
          rule: 'reward',
          clause: '3',
          kind: 'remark',
          who: [{ unbrokenYearsAtLeast: 4 }],
          note: 'existing-policy',
          says: '连续参保满4年，大病保险最高支付限额提高3000元。',
        },
      ],
    });
    const notes = (unbrokenYears: number) =>
      ask('2024-11-10', { insurance: { unbrokenYears } }).notes.map(({ code }) => code);
    expect(notes(4)).toEqual(['existing-policy']);
    expect(notes(3)).toEqual([]);
  });
});

describe('the words of a wait', () => {
  it('count as the notice counts', () => {
    expect(waitWords({ waitingDays: 92, wait: { months: 3 } })).toBe('3个月');
    expect(waitWords({ waitingDays: 90 })).toBe('90天');
    expect(waitWords({ waitingDays: 0 })).toBe('');
  });

  it('stand in the lines of an answer', () => {
    const ask = afterMonths({ months: 3, counting: 'next-day' });
    expect(coverLine(ask('2025-03-01'))).toBe('2025年6月2日起可以报销，要先等3个月');
    expect(consequenceOf(ask('2025-03-01'))).toBe('2025年6月2日起享受待遇（等待3个月）');
  });
});

describe('what is told of newborns', () => {
  const who = [{ newbornWithinDays: 90 }];
  const terms = (from: string) =>
    newbornTermsOf(
      madeUp({
        rules: [
          { rule: 'born', clause: '3', kind: 'cover', who, from, to: '2025-12-31' },
          late({ rule: 'late-born', who, begins: 'birth' }),
        ],
      }).documents,
    );

  it('is the next year alone only where their cover begins with the year', () => {
    expect(terms('2025-01-01')).toMatchObject({ begins: 'birth', days: 90, nextYearAlone: true });
    expect(terms('birth')).toMatchObject({ begins: 'birth', nextYearAlone: false });
  });
});
