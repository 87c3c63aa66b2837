import type { NoticeDuties } from '../../../contract/officer';
import { isoDay } from '../../../policy/calendar';
import jincheng from '../../../policy/notices/jincheng-2024.json';
import hunan from '../../../policy/notices/hunan-2024.json';
import { dutiesDue } from '../../../server/desk';
import { dutiesOf } from '../../../server/policy-registry/duties';
import type { NoticeDocument } from '../../../policy';

function notices(...all: readonly object[]): readonly NoticeDuties[] {
  return all.map((one) => ({ ...dutiesOf(one as NoticeDocument), targets: null }));
}

function due(notice: object, today: string): readonly string[] {
  return dutiesDue(notices(notice), isoDay(today)).map(({ label, on, time }) =>
    `${label} ${on} ${time ?? ''}`.trim(),
  );
}

describe('a duty of a notice', () => {
  it('of every week comes due on its day while money is collected: Jincheng’s report, Fridays at 17:00', () => {
    // 23 November 2023 was a Thursday.
    expect(due(jincheng, '2023-11-23')).toContain('五（五） 2023-11-24 17:00');
    expect(due(jincheng, '2023-11-25')).toContain('五（五） 2023-12-01 17:00');
    expect(due(jincheng, '2024-06-06').filter((one) => one.includes('17:00'))).toEqual([]);
  });

  it('of every month is told within a week of its day: Hunan’s lists, by the 10th', () => {
    expect(due(hunan, '2024-03-03')).toEqual([]);
    expect(due(hunan, '2024-03-04').every((one) => one.endsWith('2024-03-10'))).toBe(true);
    expect(due(hunan, '2024-03-04')).toHaveLength(3);
  });

  it('of one day is told once, the nearest first', () => {
    const days = due(hunan, '2024-07-25').map((one) => one.split(' ')[1]);
    expect(days).toEqual(['2024-07-31']);
  });

  it('ends with the notice’s year', () => {
    expect(due(hunan, '2025-03-05')).toEqual([]);
  });
});
