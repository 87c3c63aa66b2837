import type { FactSheet } from '../../policy';
import { policy } from '../../policy';

function sheet(region: string, payOn: string, more: Partial<FactSheet> = {}): FactSheet {
  return {
    id: 'x',
    region,
    year: 2024,
    payOn,
    ...more,
  };
}
const dibao = { identities: [{ code: 'dibao', since: '2022-06-01' }] } as const;

describe('the days that matter', () => {
  it('are, for a father on dibao in Ruizhou, the window, the last date and the days after them', () => {
    const days = policy.outlook(sheet('360983001', '2023-12-01', dibao));
    expect(
      days.map(({ on, labels, determination: { status, payFen, coverage } }) => [
        on,
        labels,
        status,
        payFen,
        coverage?.from ?? null,
      ]),
    ).toEqual([
      ['2023-12-02', ['tomorrow'], 'payable', 6000, '2024-01-01'],
      ['2023-12-31', ['window-last-day'], 'payable', 6000, '2024-01-01'],
      ['2024-01-01', ['day-after-window'], 'payable', 6000, '2024-01-01'],
      ['2024-03-31', ['last-date', 'last-day-of-cover'], 'payable', 6000, '2024-03-31'],
      ['2024-04-01', ['day-after-last-date'], 'closed', null, null],
    ]);
  });

  it('hold the 90th day of a newborn in Hunan, after which 1,020 yuan are due', () => {
    const days = policy.outlook(sheet('430102', '2024-03-01', { birthDate: '2024-02-10' }));
    const of = (label: string) => days.find(({ labels }) => labels.includes(label as 'tomorrow'));
    expect(of('limit-last-day')).toMatchObject({ on: '2024-05-10', determination: { payFen: 38000 } });
    expect(of('day-after-limit')).toMatchObject({ on: '2024-05-11', determination: { payFen: 102000 } });
  });

  it('tell when Jincheng opens again', () => {
    const [tomorrow, opens] = policy.outlook(sheet('140502', '2023-10-26'));
    expect(tomorrow).toMatchObject({ on: '2023-10-27', determination: { status: 'not-open' } });
    expect(opens).toMatchObject({
      on: '2023-11-01',
      labels: ['opens'],
      determination: { status: 'payable' },
    });
  });

  it('are none where there is no notice', () => {
    expect(policy.outlook(sheet('110101', '2023-10-26'))).toEqual([]);
  });
});

describe('the last day of the same answer', () => {
  it('is the 25th in Jincheng, the end of the window elsewhere', () => {
    expect(policy.sameAnswerUntil(sheet('140502', '2023-10-10'))).toBe('2023-10-25');
    expect(policy.sameAnswerUntil(sheet('430102', '2023-10-10'))).toBe('2023-12-31');
  });

  it('is today where cover moves with the day of payment', () => {
    expect(policy.sameAnswerUntil(sheet('220502', '2024-02-01', { ltciPilot: false }))).toBe('2024-02-01');
  });

  it('is the day before an identity begins', () => {
    const soon = { identities: [{ code: 'dibao', since: '2023-10-20' }] } as const;
    expect(policy.sameAnswerUntil(sheet('430102', '2023-10-10', soon))).toBe('2023-10-19');
  });

  it('is none once nothing changes any more', () => {
    expect(policy.sameAnswerUntil(sheet('430102', '2024-02-01'))).toBeNull();
  });
});

describe('the questions of a place', () => {
  it('are those that its notices use', () => {
    const ruizhou = policy.questionsFor('360983001', 2024);
    expect(ruizhou.longBefore).toBe('2023-09-15');
    expect(ruizhou.ltciPilot).toBe(false);
    expect(
      [...(ruizhou.identities.find(({ code }) => code === 'severe-disability')?.attributes ?? [])].sort(),
    ).toEqual(['disabilityGrade', 'lostWorkCapacity', 'student']);
    expect(ruizhou.identities.some(({ code }) => code === 'rural-entitled')).toBe(false);
    expect(ruizhou.circumstances.find(({ code }) => code === 'graduate-returned')).toEqual({
      code: 'graduate-returned',
      dated: true,
    });
  });

  it('ask for the care pilot only where no notice knows', () => {
    expect(policy.questionsFor('220502', 2024).ltciPilot).toBe(true);
    expect(policy.questionsFor('220202', 2024).ltciPilot).toBe(false);
  });

  it('ask Jincheng for no event at all', () => {
    expect(policy.questionsFor('140502', 2024).circumstances).toEqual([]);
  });
});
