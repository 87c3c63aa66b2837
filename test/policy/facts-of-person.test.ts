import { mergeFacts, namesOf, onlyFacts } from '../../policy/facts-of-person';

describe('facts of a person from two sides', () => {
  it('are put together, and where they differ the surer one stands', () => {
    const said = { student: true, insurance: { insuredLastYear: true, unbrokenYears: 3 } };
    expect(mergeFacts({ student: false, sex: 'male', insurance: { insuredLastYear: true } }, said)).toEqual({
      student: false,
      sex: 'male',
      insurance: { insuredLastYear: true, unbrokenYears: 3 },
    });
  });

  it('take nothing of a history that contradicts the surer one', () => {
    const said = { insurance: { insuredLastYear: false, missedYears: 2 } };
    expect(mergeFacts({ insurance: { insuredLastYear: true } }, said)).toEqual({
      insurance: { insuredLastYear: true },
    });
  });
});

it('facts of a person can be picked one by one, those of the history too', () => {
  const facts = { student: false, insurance: { insuredLastYear: false, missedYears: 2 } };
  expect(namesOf(facts)).toEqual(['student', 'insuredLastYear', 'missedYears']);
  expect(onlyFacts(facts, ['missedYears'])).toEqual({ insurance: { missedYears: 2 } });
  expect(onlyFacts(facts, ['sex'])).toEqual({});
});
