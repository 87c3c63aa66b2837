import { isoDay } from '../../policy/calendar';
import {
  factName,
  isFactName,
  mergeFacts,
  namesOf,
  onlyFacts,
  sameFact,
  withoutFactsOfPerson,
} from '../../policy/facts-of-person';

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

it('each of them has its name', () => {
  const facts = {
    sex: 'female',
    student: true,
    householdHere: true,
    parentInsured: false,
    insurance: { insuredLastYear: false, unbrokenYears: 0, missedYears: 2, repaidYears: 1 },
  } as const;
  expect(namesOf(facts).map(factName)).toEqual([
    '性别',
    '学生身份',
    '户口所在地',
    '父母参保情况',
    '上一年参保情况',
    '连续参保年数',
    '断缴年数',
    '补缴年数',
  ]);
  expect(namesOf(facts).every(isFactName)).toBe(true);
  expect(isFactName('identities')).toBe(false);
});

it('whether the same is said of one is asked of that one alone', () => {
  const one = { student: true, insurance: { insuredLastYear: false, missedYears: 2 } };
  const other = {
    student: true,
    sex: 'male',
    insurance: { insuredLastYear: false, missedYears: 3 },
  } as const;
  expect(sameFact(one, other, 'student')).toBe(true);
  expect(sameFact(one, other, 'sex')).toBe(false);
  expect(sameFact(one, other, 'insuredLastYear')).toBe(true);
  expect(sameFact(one, other, 'missedYears')).toBe(false);
  expect(sameFact(one, {}, 'missedYears')).toBe(false);
  expect(sameFact({}, {}, 'missedYears')).toBe(true);
});

it('a fact sheet without them keeps everything else', () => {
  const sheet = {
    id: 'a',
    region: '650100',
    year: 2025,
    payOn: isoDay('2024-11-15'),
    birthDate: isoDay('1980-01-01'),
    tier: 'low',
    identities: [],
  };
  const facts = { sex: 'male', student: false, insurance: { insuredLastYear: true } } as const;
  expect(withoutFactsOfPerson({ ...sheet, ...facts })).toEqual(sheet);
});

it('what only one side tells stands, of a history too', () => {
  const insurance = { insuredLastYear: true };
  expect(mergeFacts({ insurance }, { student: true })).toEqual({ insurance, student: true });
  expect(mergeFacts({ student: true }, { insurance })).toEqual({ insurance, student: true });
});
