import type { FactSheet } from '../../../policy';
import { isoDay } from '../../../policy/calendar';
import { fourHundred, MadeUpPlace, textsOf } from '../made-up-place';

/** Whom 300 yuan are asked of instead of 400. */
function cheaper(who: object): object {
  return { rule: 'cheaper', kind: 'premium', amountFen: 30_000, who: [who] };
}

function meets(who: object, facts: object): boolean {
  return new MadeUpPlace([fourHundred, cheaper(who)]).payFen(facts as Partial<FactSheet>) === 30_000;
}

function born(birthDate: string) {
  return { birthDate };
}
function event(on?: string) {
  return {
    circumstances: [{ code: 'discharged-from-service', ...(on === undefined ? {} : { on }) }],
  };
}
function dibao(more: object = {}) {
  return { identities: [{ code: 'dibao', since: '2020-01-01', ...more }] };
}
function history(insurance: object) {
  return { insurance };
}

// All of them are asked on 15 November 2024.
describe('a condition on a person', () => {
  it.each<[string, object, met: object, unmet: readonly object[]]>([
    ['younger than', { ageUnder: 18 }, born('2006-11-16'), [born('2006-11-15'), {}]],
    ['younger than, where known', { ageUnderIfKnown: 18 }, born('2006-11-16'), [born('2006-11-15')]],
    ['younger than, where it isn’t known', { ageUnderIfKnown: 18 }, {}, []],
    ['at least so old', { ageAtLeast: 60 }, born('1964-11-15'), [born('1964-11-16'), {}]],
    ['born from a day on', { bornFrom: '2015-01-01' }, born('2015-01-01'), [born('2014-12-31'), {}]],
    ['born before a day', { bornBefore: '2015-01-01' }, born('2014-12-31'), [born('2015-01-01'), {}]],
    ['so many days old', { newbornWithinDays: 90 }, born('2024-08-17'), [born('2024-08-16'), {}]],
    ['more days old', { newbornBeyondDays: 90 }, born('2024-08-16'), [born('2024-08-17'), {}]],
    ['a student', { isStudent: true }, { student: true }, [{ student: false }, {}]],
    ['no student', { isStudent: false }, { student: false }, [{ student: true }, {}]],
    ['at home here', { householdHere: false }, { householdHere: false }, [{ householdHere: true }, {}]],
    ['of insured parents', { parentInsured: true }, { parentInsured: true }, [{ parentInsured: false }, {}]],
    ['a woman', { sex: 'female' }, { sex: 'female' }, [{ sex: 'male' }, {}]],
    [
      'insured last year',
      { insuredLastYear: true },
      history({ insuredLastYear: true }),
      [history({ insuredLastYear: false }), history({ missedYears: 1 }), {}],
    ],
    [
      'not insured last year',
      { insuredLastYear: false },
      history({ insuredLastYear: false }),
      [history({ insuredLastYear: true }), {}],
    ],
    [
      'insured so many years on end',
      { unbrokenYearsAtLeast: 5 },
      history({ insuredLastYear: true, unbrokenYears: 5 }),
      [history({ insuredLastYear: true, unbrokenYears: 4 }), history({ insuredLastYear: true }), {}],
    ],
    [
      'who missed so many years',
      { missedYearsAtLeast: 4 },
      history({ insuredLastYear: false, missedYears: 4 }),
      [history({ insuredLastYear: false, missedYears: 3 }), history({ insuredLastYear: true }), {}],
    ],
  ])('%s', (_, who, met, unmet) => {
    expect([meets(who, met), ...unmet.map((facts) => meets(who, facts))]).toEqual([
      true,
      ...unmet.map(() => false),
    ]);
  });
});

describe('a condition on what happened to him', () => {
  const who = (more: object) => ({ circumstances: ['discharged-from-service'], ...more });
  it.each<[string, object, met: object, unmet: readonly object[]]>([
    ['at all', {}, event(), [{ circumstances: [{ code: 'released-from-prison' }] }, {}]],
    ['so many days ago', { withinDays: 90 }, event('2024-08-17'), [event('2024-08-16'), event()]],
    ['so many months ago', { withinMonths: 3 }, event('2024-08-15'), [event('2024-08-14'), event()]],
    ['more days ago', { beyondDays: 90 }, event('2024-08-16'), [event('2024-08-17'), event()]],
    ['from a day on', { eventFrom: '2024-06-01' }, event('2024-06-01'), [event('2024-05-31'), event()]],
    ['before a day', { eventBefore: '2024-06-01' }, event('2024-05-31'), [event('2024-06-01'), event()]],
  ])('%s', (_, more, met, unmet) => {
    expect([meets(who(more), met), ...unmet.map((facts) => meets(who(more), facts))]).toEqual([
      true,
      ...unmet.map(() => false),
    ]);
  });
});

describe('a condition on the day of payment', () => {
  it.each<[string, object, met: string, unmet: string]>([
    ['from a day on', { paidFrom: '2024-11-01' }, '2024-11-01', '2024-10-31'],
    ['up to a day', { paidTo: '2024-11-01' }, '2024-11-01', '2024-11-02'],
  ])('%s', (_, who, met, unmet) => {
    expect([met, unmet].map((payOn) => meets(who, { payOn }))).toEqual([true, false]);
  });
});

/** 100 yuan less for whom an aid is. */
function aided(who: object, facts: object): boolean {
  const aid = {
    rule: 'aid',
    kind: 'subsidy',
    who: [who],
    gives: { method: 'fixed', amountFen: 10_000 },
    fund: 'finance',
  };
  return new MadeUpPlace([fourHundred, aid]).payFen(facts as Partial<FactSheet>) === 30_000;
}

describe('a condition on an identity', () => {
  const severe = (disabilityGrade?: number) => ({
    identities: [
      {
        code: 'severe-disability',
        since: '2020-01-01',
        ...(disabilityGrade === undefined ? {} : { disabilityGrade }),
      },
    ],
  });
  it.each<[string, object, met: object, unmet: readonly object[]]>([
    ['held on the day', {}, dibao(), [dibao({ since: '2024-11-16' }), dibao({ until: '2024-11-14' }), {}]],
    ['held to the day', {}, dibao({ until: '2024-11-15', since: '2024-11-15' }), []],
    [
      'by illness',
      { dueToIllness: true },
      dibao({ dueToIllness: true }),
      [dibao({ dueToIllness: false }), dibao()],
    ],
    ['watched over', { monitored: true }, dibao({ monitored: true }), [dibao({ monitored: false }), dibao()]],
    ['of no student', { student: false }, dibao({ student: false }), [dibao({ student: true }), dibao()]],
    [
      'of who can’t work',
      { lostWorkCapacity: true },
      dibao({ lostWorkCapacity: true }),
      [dibao({ lostWorkCapacity: false }), dibao()],
    ],
    [
      'beside another',
      { holdsAll: ['orphan'] },
      { identities: [...dibao().identities, { code: 'orphan', since: '2021-01-01' }] },
      [dibao(), { identities: [{ code: 'orphan', since: '2021-01-01' }] }],
    ],
    [
      'without another',
      { holdsNone: ['orphan'] },
      dibao(),
      [{ identities: [...dibao().identities, { code: 'orphan', since: '2021-01-01' }] }],
    ],
    [
      'with one of several conditions',
      { oneOf: [{ monitored: true }, { ageAtLeast: 60 }] },
      dibao({ monitored: true }),
      [dibao({ monitored: false }), { ...dibao({ monitored: false }), ...born('1964-11-16') }],
    ],
  ])('%s', (_, more, met, unmet) => {
    const who = { identities: ['dibao'], ...more };
    expect([aided(who, met), ...unmet.map((facts) => aided(who, facts))]).toEqual([
      true,
      ...unmet.map(() => false),
    ]);
  });

  it('of a grade counts up to that grade', () => {
    const who = { identities: ['severe-disability'], disabilityGradeAtMost: 2 };
    expect([1, 2, 3, 4, undefined].map((grade) => aided(who, severe(grade)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

/** Whether the remark is made that is for such people. */
function remarked(who: object, facts: object, more: readonly object[] = []): boolean {
  const remark = { rule: 'remark', kind: 'remark', who: [who], note: 'existing-policy', says: '一句话。' };
  const place = new MadeUpPlace([fourHundred, ...more, remark]);
  return textsOf('existing-policy', place.ask(facts as Partial<FactSheet>)).length > 0;
}

describe('a condition on the aid that he has', () => {
  const aid = (code: string, adds = false) => ({
    rule: `aid-${code}`,
    kind: 'subsidy',
    who: [{ identities: [code] }],
    gives: { method: 'fixed', amountFen: 10_000 },
    fund: 'finance',
    ...(adds ? { adds: true } : {}),
  });
  const aids = [aid('dibao'), aid('orphan', true)];
  const held = (code: string, since: string) => ({ code, since });

  it('is met by any that gives one, also by one that is added to others', () => {
    expect(remarked({ aided: true }, {}, aids)).toBe(false);
    expect(remarked({ aided: true }, { identities: [held('clergy', '2020-01-01')] }, aids)).toBe(false);
    for (const code of ['dibao', 'orphan']) {
      expect(remarked({ aided: true }, { identities: [held(code, '2020-01-01')] }, aids)).toBe(true);
    }
  });

  it.each(['dibao', 'orphan'])('is met by one recognised on the day or later: %s', (code) => {
    const on = (since: string) =>
      (['aidedSince', 'aidedOnlyBefore'] as const).map((name) =>
        remarked({ [name]: '2024-01-01' }, { identities: [held(code, since)] }, aids),
      );
    expect(on('2023-12-31')).toEqual([false, true]);
    expect(on('2024-01-01')).toEqual([true, false]);
  });

  it('that is newer counts, whatever he held before', () => {
    const identities = [held('dibao', '2020-01-01'), held('orphan', '2024-02-01')];
    expect(remarked({ aidedSince: '2024-01-01' }, { identities }, aids)).toBe(true);
    expect(remarked({ aidedOnlyBefore: '2024-01-01' }, { identities }, aids)).toBe(false);
  });

  it('is met where it is deducted today, and where it was certified elsewhere', () => {
    const identities = [held('dibao', '2020-01-01')];
    expect(remarked({ aidDeducted: true }, { identities }, aids)).toBe(true);
    expect(remarked({ aidDeducted: true }, {}, aids)).toBe(false);
    const elsewhere = [{ ...held('dibao', '2020-01-01'), region: '110000' }];
    expect(remarked({ aidCertifiedElsewhere: true }, { identities: elsewhere }, aids)).toBe(true);
    expect(remarked({ aidCertifiedElsewhere: true }, { identities }, aids)).toBe(false);
    const added = [{ ...held('orphan', '2020-01-01'), region: '110000' }];
    expect(remarked({ aidCertifiedElsewhere: true }, { identities: added }, aids)).toBe(true);
    const here = [{ ...held('orphan', '2020-01-01'), region: '650102' }];
    expect(remarked({ aidCertifiedElsewhere: true }, { identities: here }, aids)).toBe(false);
  });
});

describe('a condition on how it stands with paying', () => {
  const late = (more: object) => ({
    rule: 'late',
    kind: 'late-payment',
    who: [{}],
    price: 'premium',
    aid: false,
    ...more,
  });
  const waits = late({ begins: 'after-days', waitingDays: 60 });
  const atOnce = late({ begins: 'payment' });
  const inWindow = { payOn: isoDay('2024-11-15') };
  const afterwards = { payOn: isoDay('2025-01-15') };

  it('is met late, and by who waits for his cover or doesn’t', () => {
    const told = (who: object, rule: object) =>
      [inWindow, afterwards].map((facts) => remarked(who, facts, [rule]));
    expect(told({ payingLate: true }, waits)).toEqual([false, true]);
    expect(told({ waitingLate: true }, waits)).toEqual([false, true]);
    expect(told({ waitingLate: false }, waits)).toEqual([false, false]);
    expect(told({ waitingLate: true }, atOnce)).toEqual([false, false]);
    expect(told({ waitingLate: false }, atOnce)).toEqual([false, true]);
  });

  it('is met by who can’t pay any more', () => {
    const told = (rules: readonly object[]) =>
      [inWindow, afterwards].map((facts) => remarked({ closedOut: true }, facts, rules));
    expect(told([])).toEqual([false, true]);
    expect(told([waits])).toEqual([false, false]);
  });
});

describe('a limit in time that has passed', () => {
  const late = (who: object) => ({
    rule: 'late',
    kind: 'late-payment',
    who: [who],
    price: 'premium',
    aid: false,
    begins: 'payment',
  });
  const told = (who: object, facts: object) =>
    textsOf(
      'limit-passed',
      new MadeUpPlace([fourHundred, late(who)]).ask({ payOn: isoDay('2025-03-01'), ...facts }),
    );

  it('is told by what it was for: an event, or a birth', () => {
    const discharged = { circumstances: ['discharged-from-service'], withinMonths: 3 };
    expect(told(discharged, event('2024-11-30'))).toEqual([
      '退出现役：特别的办理期限已经过了，不能再按它缴费。',
    ]);
    expect(told(discharged, event('2024-12-01'))).toEqual([]);
    expect(told({ newbornWithinDays: 90 }, born('2024-11-30'))).toEqual([
      '新生儿：特别的办理期限已经过了，不能再按它缴费。',
    ]);
    expect(told({ newbornWithinDays: 90 }, born('2024-12-01'))).toEqual([]);
    expect(told({ newbornWithinDays: 90 }, born('2020-12-01'))).toEqual([]);
  });
});
