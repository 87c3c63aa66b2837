import { isoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy';
import { createPolicy, shippedNotices, validateNotice } from '../../policy';
import { madeUpNotice } from './made-up-notice';

const withSixth = createPolicy([...shippedNotices, validateNotice(madeUpNotice, 'nowhere-2025.json')]);
function ask(payOn: string, more: Partial<FactSheet> = {}) {
  return withSixth.determine({ id: 'x', region: '650102', year: 2025, payOn: isoDay(payOn), ...more });
}

describe('a sixth notice, without a change of code', () => {
  it('opens on the first day of the month that is open within the window', () => {
    expect(ask('2024-09-01')).toMatchObject({ status: 'not-open', opensOn: '2024-10-10' });
    expect(ask('2024-10-21')).toMatchObject({ status: 'not-open', opensOn: '2024-11-05' });
    expect(ask('2024-12-20')).toMatchObject({ status: 'payable', payFen: 40000 });
  });

  it('gives dibao a quarter: 400 - 100 = 300 yuan', () => {
    const dibao = { identities: [{ code: 'dibao', since: isoDay('2024-01-01') }] } as const;
    expect(ask('2024-11-11', dibao)).toMatchObject({
      status: 'payable',
      payFen: 30000,
      coverage: { from: '2025-01-01', to: '2025-12-31', waitingDays: 0 },
      cites: [
        { notice: 'nowhere-2025', clause: '1' },
        { notice: 'nowhere-2025', clause: '2' },
        { notice: 'nowhere-2025', clause: '3' },
      ],
    });
  });

  it('waits 60 days after the window, 1 March + 60 = 30 April, and closes after the last date', () => {
    expect(ask('2025-03-01')).toMatchObject({
      payFen: 40000,
      coverage: { from: '2025-04-30', waitingDays: 60 },
    });
    expect(ask('2025-07-01').status).toBe('closed');
  });

  it('lets whoever was discharged within six months in at once', () => {
    const discharged = {
      circumstances: [{ code: 'discharged-from-service', on: isoDay('2025-01-31') }],
    } as const;
    expect(ask('2025-07-31', discharged).coverage?.from).toBe('2025-07-31');
    expect(ask('2025-08-01', discharged).status).toBe('closed');
  });

  it('says its own care premium where nobody knows of the pilot, not another notice’s', () => {
    const careRule = { rule: 'care', clause: '1', kind: 'care-premium', amountFen: 1250, collectedBy: '1' };
    const notice = { ...madeUpNotice, rules: [...madeUpNotice.rules, careRule] };
    const policy = createPolicy([validateNotice(notice, 'with-care')]);
    const { notes } = policy.determine({
      id: 'x',
      region: '650102',
      year: 2025,
      payOn: isoDay('2024-12-20'),
    });
    expect(notes.map(({ text }) => text).join()).toContain('每年 12.50 元');
  });

  it('leaves the five as they were, and other years unsupported', () => {
    expect(
      withSixth.determine({ id: 'x', region: '430102', year: 2024, payOn: isoDay('2023-10-10') }).payFen,
    ).toBe(38000);
    expect(
      withSixth.determine({ id: 'x', region: '650102', year: 2024, payOn: isoDay('2023-10-10') }).status,
    ).toBe('unsupported');
  });

  it('asks only what it uses', () => {
    expect(withSixth.questionsFor('650102', 2025)).toEqual({
      year: 2025,
      birthDate: false,
      personal: [],
      history: [],
      tiers: null,
      ltciPilot: false,
      paidBefore: true,
      identities: [{ code: 'dibao', name: '低保对象', attributes: [], placeDecides: false, leastAge: 0 }],
      circumstances: [{ code: 'discharged-from-service', dated: true }],
      longBefore: '2024-10-10',
    });
  });
});
