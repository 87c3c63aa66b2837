import { isoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';
import { policy } from '../../policy';
import { RandomPeople, shifted } from './random-people';

function sheet(region: string, payOn: string, more: Partial<FactSheet> = {}): FactSheet {
  return {
    id: 'x',
    region,
    year: 2024,
    payOn: isoDay(payOn),
    ...more,
  };
}
const dibao = { identities: [{ code: 'dibao', since: isoDay('2022-06-01') }] } as const;

describe('the days that matter', () => {
  it('are, for a father on dibao in Ruizhou, the window, the last date and the days after them', () => {
    const days = policy.keyDates(sheet('360983001', '2023-12-01', dibao));
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
    const days = policy.keyDates(sheet('430102', '2024-03-01', { birthDate: isoDay('2024-02-10') }));
    const of = (label: string) => days.find(({ labels }) => labels.includes(label as 'tomorrow'));
    expect(of('limit-last-day')).toMatchObject({ on: '2024-05-10', determination: { payFen: 38000 } });
    expect(of('day-after-limit')).toMatchObject({ on: '2024-05-11', determination: { payFen: 102000 } });
  });

  it('tell when Jincheng opens again', () => {
    const [tomorrow, opens] = policy.keyDates(sheet('140502', '2023-10-26'));
    expect(tomorrow).toMatchObject({ on: '2023-10-27', determination: { status: 'not-open' } });
    expect(opens).toMatchObject({
      on: '2023-11-01',
      labels: ['opens'],
      determination: { status: 'payable' },
    });
  });

  it('are, in Jincheng, each 25th, the shut 26th and the day on which it opens again', () => {
    const days = policy.keyDates(sheet('140502', '2023-10-10'));
    expect(days.map(({ on, labels, determination: { status } }) => [on, labels, status])).toEqual([
      ['2023-10-11', ['tomorrow'], 'payable'],
      ['2023-10-25', ['last-open-day'], 'payable'],
      ['2023-10-26', ['shuts'], 'not-open'],
      ['2023-11-01', ['opens'], 'payable'],
      ['2023-11-25', ['last-open-day'], 'payable'],
      ['2023-11-26', ['shuts'], 'not-open'],
      ['2023-12-01', ['opens'], 'payable'],
      ['2023-12-25', ['window-last-day', 'last-day-of-cover'], 'payable'],
      ['2023-12-26', ['day-after-window'], 'closed'],
    ]);
  });

  it('are the end of an identity and of the one that follows it', () => {
    const identities = [
      { code: 'tekun', since: isoDay('2022-06-01'), until: isoDay('2023-10-31') },
      { code: 'dibao', since: isoDay('2023-11-01'), until: isoDay('2023-11-30') },
    ] as const;
    const days = policy.keyDates(sheet('430102', '2023-10-10', { identities }));
    const dueOn = (on: string) => days.find((day) => day.on === on)?.determination.payFen;
    expect(dueOn('2023-10-31')).toBe(0);
    expect(dueOn('2023-11-01')).toBe(19000);
    expect(dueOn('2023-11-30')).toBe(19000);
    expect(dueOn('2023-12-01')).toBe(38000);
  });

  it('are an event that is still to come, and the last day of its term', () => {
    const circumstances = [{ code: 'discharged-from-service', on: isoDay('2024-05-01') }] as const;
    const days = policy.keyDates(sheet('360983001', '2024-04-10', { circumstances }));
    expect(days.map(({ on, labels }) => [on, labels])).toEqual([
      ['2024-04-11', ['tomorrow']],
      ['2024-05-01', ['event']],
      ['2024-08-01', ['limit-last-day', 'last-day-of-cover']],
      ['2024-08-02', ['day-after-limit']],
    ]);
  });

  it('are the last payable day before a later recognition: 2 October + 90 = 31 December', () => {
    const identities = [{ code: 'dibao', since: isoDay('2024-11-15') }] as const;
    const days = policy.keyDates(sheet('220502', '2024-09-01', { identities, ltciPilot: false }));
    const last = days.find(({ on }) => on === '2024-10-02');
    expect(last).toMatchObject({
      labels: ['last-day-of-cover'],
      determination: { coverage: { from: '2024-12-31' } },
    });
    expect(days.find(({ on }) => on === '2024-11-15')?.determination.payFen).toBe(23000);
  });

  it('are the last day to apply for the money of Jilin city', () => {
    const identities = [{ code: 'returned-to-poverty', since: isoDay('2022-06-01') }] as const;
    const days = policy.keyDates(sheet('220202', '2023-11-01', { identities }));
    expect(days.find(({ labels }) => labels.includes('claim-last-day'))?.on).toBe('2024-12-31');
  });

  it('are all days on which state, amount, waiting or cover change, for whoever comes', () => {
    const chance = new RandomPeople(8);
    for (let at = 0; at < 300; at += 1) {
      const person = chance.person();
      const named = new Set(policy.keyDates(person).map(({ on }) => on));
      let before = policy.determine(person);
      for (let on = shifted(person.payOn, 1); on <= '2024-12-31'; on = shifted(on, 1)) {
        const now = policy.determine({ ...person, payOn: on });
        const changed = before.status !== now.status || before.netFen !== now.netFen;
        if (changed && !named.has(on)) throw new Error(`${on} of ${JSON.stringify(person)}`);
        before = now;
      }
    }
  });

  it('are none where there is no notice', () => {
    expect(policy.keyDates(sheet('110101', '2023-10-26'))).toEqual([]);
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
    const soon = { identities: [{ code: 'dibao', since: isoDay('2023-10-20') }] } as const;
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
