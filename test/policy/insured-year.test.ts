import { isoDay } from '../../policy/calendar';
import { collectsFrom, insuredYearOn, type NoticeCollection, offeredYears } from '../../policy/insured-year';
import { yearWithoutNotice } from '../../policy/year-without-notice';

/** A made-up county: 2025 collected from 10 October 2024 on, 2026 from 1 November 2025 on. */
const notices: readonly NoticeCollection[] = [
  { year: 2025, regions: ['650100'], collectsFrom: isoDay('2024-10-10') },
  { year: 2026, regions: ['650100'], collectsFrom: isoDay('2025-11-01') },
  { year: 2026, regions: ['650102'], overlays: 'base', collectsFrom: isoDay('2025-01-01') },
];

describe('the insured year that people of a place pay for', () => {
  it.each([
    ['2024-09-01', 2025],
    ['2024-10-10', 2025],
    ['2025-10-31', 2025],
    ['2025-11-01', 2026],
    ['2027-06-01', 2026],
  ])('on %s is %i', (today, year) => {
    expect(insuredYearOn(notices, '650102', isoDay(today))).toBe(year);
  });

  it('is none where no notice speaks', () => {
    expect(insuredYearOn(notices, '110000', isoDay('2025-11-01'))).toBeNull();
    expect(offeredYears(notices, '110000', isoDay('2025-11-01'))).toEqual([]);
    expect(yearWithoutNotice(notices, '110000', isoDay('2025-11-01'))).toBeNull();
  });
});

describe('the insured years that are offered', () => {
  it.each([
    ['between the two windows, this year’s and the coming one', '2025-09-01', [2026, 2025]],
    ['in next year’s window, this year’s too while it lasts: for a newborn', '2025-12-31', [2026, 2025]],
    ['when this year is over, not the year before any more', '2026-01-01', [2026]],
  ])('are %s', (_when, today, years) => {
    expect(offeredYears(notices, '650102', isoDay(today))).toEqual(years);
  });
});

describe('a year without a notice', () => {
  it.each([
    ['2026-10-31', null],
    ['2026-11-01', 2027],
    ['2028-02-01', 2028],
    ['2028-11-01', 2029],
  ])('on %s: %s', (today, year) => {
    expect(yearWithoutNotice(notices, '650102', isoDay(today))).toBe(year);
  });
});

it('a notice with several windows collects from the first day of the first', () => {
  const window = { rule: 'w', clause: '1', kind: 'window', to: '2025-06-30' };
  const rules = [
    { ...window, from: '2025-05-01' },
    { ...window, from: '2024-10-01' },
    { ...window, kind: 'cover', from: '2024-01-01' },
  ];
  expect(collectsFrom(rules)).toBe('2024-10-01');
  expect(collectsFrom([])).toBeUndefined();
});
