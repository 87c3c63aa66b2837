import { isoDay } from '../../policy/calendar';
import type { CircumstanceCode, IdentityCode } from '../../policy/fact-sheet';
import { canApply } from '../../policy/plausible-ages';

const payOn = isoDay('2024-11-15');

/** Whether it can be of who completes so many years on the day of payment. */
function atAge(code: IdentityCode | CircumstanceCode, age: number, leastAge?: number): boolean {
  const birthDate = isoDay(`${2024 - age}-11-15`);
  return canApply(code, { birthDate, payOn, year: 2024, ...(leastAge === undefined ? {} : { leastAge }) });
}

describe('nobody is asked of what can’t be of his age', () => {
  it.each<[IdentityCode | CircumstanceCode, least: number]>([
    ['two-categories', 18],
    ['unemployed-veteran', 18],
    ['clergy', 16],
    ['employee-insurance-ended', 16],
    ['discharged-from-service', 17],
    ['released-from-prison', 14],
    ['graduate-returned', 16],
    ['college-student', 14],
    ['new-college-student', 14],
  ])('%s, from %d years on', (code, least) => {
    expect([atAge(code, least - 1), atAge(code, least), atAge(code, 100)]).toEqual([false, true, true]);
  });

  it.each<[IdentityCode | CircumstanceCode, most: number]>([
    ['orphan', 25],
    ['de-facto-unattended-child', 25],
    ['entered-welfare-institution', 17],
  ])('%s, up to %d years', (code, most) => {
    expect([atAge(code, 0), atAge(code, most), atAge(code, most + 1)]).toEqual([true, true, false]);
  });

  it('but of everything else at every age', () => {
    expect([0, 50, 100].map((age) => atAge('dibao', age))).toEqual([true, true, true]);
    expect(atAge('own-elder', 5)).toBe(true);
  });

  it('nor who is younger all year than the notices ask', () => {
    expect([atAge('martyr-child', 59, 60), atAge('martyr-child', 60, 60)]).toEqual([false, true]);
    const birthDate = isoDay('1964-12-31');
    const asked = { birthDate, payOn: isoDay('2023-11-15'), leastAge: 60 };
    // He completes 60 on the insured year’s last day.
    expect(canApply('martyr-child', { ...asked, year: 2024 })).toBe(true);
    expect(canApply('martyr-child', { ...asked, year: 2023 })).toBe(false);
  });
});
