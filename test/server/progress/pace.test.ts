import { isoDay } from '../../../policy/calendar';
import { dutiesOf } from '../../../server/policy-registry/duties';
import { collectingOn, paceOf } from '../../../server/progress/pace';
import type { NoticeDocument } from '../../../policy/notice/document';
import jinchengNotice from '../../../policy/notices/jincheng-2024.json';
import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';

function collecting(notice: unknown, today: string) {
  return collectingOn(dutiesOf(notice as NoticeDocument).collecting, isoDay(today));
}

describe('the days on which a notice collects', () => {
  // Jincheng 2: 1 September to 25 December, in each month on days 1 to 25, which makes four times 25.
  it.each([
    ['2023-08-31', 0, 100],
    ['2023-09-01', 0, 100],
    ['2023-09-02', 1, 99],
    ['2023-09-26', 25, 75],
    ['2023-09-30', 25, 75],
    ['2023-10-01', 25, 75],
    ['2023-11-20', 69, 31],
    ['2023-12-25', 99, 1],
    ['2023-12-26', 100, 0],
    ['2024-03-01', 100, 0],
  ])('in Jincheng on %s: %i over and %i left', (today, gone, left) => {
    expect(collecting(jinchengNotice, today)).toEqual({ from: '2023-09-01', to: '2023-12-25', gone, left });
  });

  // Ruizhou 2 (2): 15 September to 31 December, every day: 16 + 31 + 30 + 31 days.
  it('in Ruizhou on 20 November: 66 of 108 over', () => {
    expect(collecting(ruizhouNotice, '2023-11-20')).toEqual({
      from: '2023-09-15',
      to: '2023-12-31',
      gone: 66,
      left: 42,
    });
  });
});

describe('pace', () => {
  const days = { from: isoDay('2023-09-01'), to: isoDay('2023-12-25'), gone: 69, left: 31 };

  it('is held against the share of the days that are over', () => {
    // 69 of 100 days of 190,670 are 131,562.3; 190,670 less 120,000 are 70,670, in 31 days 2,279.7 a day.
    expect(paceOf(120_000, 190_670, days)).toEqual({
      percent: 62.9,
      expected: 131_562,
      behind: 11_562,
      neededADay: 2280,
    });
  });

  it('says how far ahead somebody is below zero, and that nothing more is needed', () => {
    expect(paceOf(200_000, 190_670, days)).toMatchObject({ percent: 104.8, behind: -68_438, neededADay: 0 });
  });

  it('never rounds up to what is not reached', () => {
    expect(paceOf(190_669, 190_670, days)?.percent).toBe(99.9);
  });

  it('asks for nothing a day when no day is left', () => {
    expect(paceOf(100, 200, { ...days, gone: 100, left: 0 })).toMatchObject({
      behind: 100,
      neededADay: null,
    });
  });

  it('is unknown without a target, and tells the share alone without a window', () => {
    expect(paceOf(10, null, days)).toBeNull();
    expect(paceOf(10, 0, days)).toBeNull();
    expect(paceOf(10, 40, null)).toEqual({ percent: 25, expected: null, behind: null, neededADay: null });
  });
});
