import { isoDay } from '../../../policy/calendar';
import { takeAtHisWord, withoutHisWord } from '../../../server/enrolment/facts-of-person/at-his-word';
import { policyOf } from '../../../server/policy-registry';
import { asDocument, madeUpNotice } from '../../policy/made-up-notice';

/** A made-up place: 400 yuan, students 300 until 20 December, people who live there by a permit 600. */
const policy = policyOf([
  asDocument({
    ...madeUpNotice,
    rules: [
      ...madeUpNotice.rules.filter(({ kind }) => kind !== 'subsidy'),
      {
        rule: 'students',
        clause: '1',
        kind: 'premium',
        amountFen: 30000,
        who: [{ isStudent: true, paidTo: '2024-12-20' }],
      },
      {
        rule: 'late-students',
        clause: '1',
        kind: 'premium',
        amountFen: 20000,
        who: [{ isStudent: false, paidFrom: '2025-01-01' }],
      },
      { rule: 'permit', clause: '1', kind: 'premium', amountFen: 60000, who: [{ householdHere: false }] },
    ],
  }),
]);

function confirmedOn(day: string) {
  return { id: 'p', region: '650100', year: 2025, payOn: isoDay(day) };
}

describe('of what a payer says of a person', () => {
  it('counts at once what makes the answer worse, and nothing that makes it better', () => {
    const said = { student: true, householdHere: false };
    expect(takeAtHisWord(policy, confirmedOn('2024-11-06'), said)).toEqual({
      facts: { ...confirmedOn('2024-11-06'), householdHere: false },
      atHisWord: ['householdHere'],
    });
  });

  it('counts nothing that would be better on the next day: the order may be paid for then', () => {
    const said = { student: false };
    expect(takeAtHisWord(policy, confirmedOn('2024-12-30'), said).atHisWord).toEqual(['student']);
    expect(takeAtHisWord(policy, confirmedOn('2024-12-31'), said).atHisWord).toEqual([]);
  });

  it('counts no fact by which he would be covered earlier, and one by which later', () => {
    const waits = policyOf([
      asDocument({
        ...madeUpNotice,
        rules: [
          ...madeUpNotice.rules.filter(({ kind }) => kind !== 'late-payment'),
          {
            rule: 'late',
            clause: '3',
            kind: 'late-payment',
            who: [{}],
            price: 'premium',
            aid: false,
            begins: 'after-wait',
            wait: {
              months: 3,
              counting: 'same-day',
              perMissedYear: { months: 1, after: 0 },
              repair: { monthsPerYearPaid: 1 },
            },
          },
        ],
      }),
    ]);
    const confirmed = {
      ...confirmedOn('2025-01-10'),
      insurance: { insuredLastYear: false, missedYears: 4 },
    };
    const repaid = { insurance: { repaidYears: 2 } };
    expect(takeAtHisWord(waits, confirmed, repaid)).toEqual({ facts: confirmed, atHisWord: [] });
    const missed = { insurance: { insuredLastYear: false, missedYears: 4 } };
    expect(takeAtHisWord(waits, confirmedOn('2025-01-10'), missed).facts.insurance).toEqual(missed.insurance);
  });

  it('counts nothing against what is confirmed', () => {
    const confirmed = { ...confirmedOn('2024-11-06'), householdHere: true };
    expect(takeAtHisWord(policy, confirmed, { householdHere: false })).toEqual({
      facts: confirmed,
      atHisWord: [],
    });
  });

  it('can be taken off again for another day', () => {
    const { facts, atHisWord } = takeAtHisWord(policy, confirmedOn('2024-11-06'), { householdHere: false });
    expect(withoutHisWord(facts, atHisWord)).toEqual(confirmedOn('2024-11-06'));
  });
});
