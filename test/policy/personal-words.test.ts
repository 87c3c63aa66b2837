import { isoDay } from '../../policy/calendar';
import { conditionInWords } from '../../policy/condition-words';
import { personalWords } from '../../policy/personal-words';
import { conditionEntries } from '../../policy/rules/predicates';

it('every condition of the format can be said in words', () => {
  const conditions = Object.keys(conditionEntries).filter((name) => name !== 'oneOf');
  expect(conditions.filter((name) => conditionInWords(name, 1) === null)).toEqual([]);
});

describe('words for a group of people', () => {
  it('say what each asks of the person himself, one group after another', () => {
    expect(personalWords([{ ageUnder: 18 }, { isStudent: true }])).toBe('未满18周岁；学生');
    expect(personalWords([{ sex: 'female', ageAtLeast: 55 }])).toBe('女性、满55周岁');
    expect(personalWords([{ bornBefore: isoDay('1944-01-01') }])).toBe('1944年1月1日以前出生');
  });

  it('are none for everybody, and for who is named by an identity alone', () => {
    expect(personalWords([{}])).toBe('');
    expect(personalWords([{ identities: ['dibao'] }])).toBe('');
  });
});
