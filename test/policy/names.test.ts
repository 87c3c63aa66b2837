import { accountRelationName, boundRelations, noticeRelations } from '../../policy/account-relations';
import {
  circumstanceCodes,
  disabilityGrades,
  identityAttributes,
  identityCodes,
} from '../../policy/fact-sheet';
import {
  attributeName,
  circumstanceName,
  fundName,
  gradeName,
  holderName,
  identityName,
  statusName,
} from '../../policy/names';

const facts = [
  ...identityAttributes,
  'sex',
  'householdHere',
  'parentInsured',
  'birthDate',
  'on',
  'insuredLastYear',
  'unbrokenYears',
  'missedYears',
  'repaidYears',
];
const funds = ['medical-assistance', 'city-finance', 'disability-employment', 'finance', 'unstated'] as const;
const statuses = ['payable', 'exempt', 'insured', 'not-open', 'closed', 'unsupported'] as const;

it.each<[string, readonly string[]]>([
  ['an identity', identityCodes.map(identityName)],
  ['an event', circumstanceCodes.map(circumstanceName)],
  ['a fact that may be asked', facts.map(attributeName)],
  ['a fund', funds.map(fundName)],
  ['a state', statuses.map(statusName)],
  ['a relative whom a notice names', noticeRelations.map(accountRelationName)],
  ['a relative whom the bureau binds', boundRelations.map(accountRelationName)],
])('%s has a Chinese name of its own', (_, names) => {
  for (const name of names) expect(name).toMatch(/^[\u4e00-\u9fff“]/);
  expect(new Set(names).size).toBe(names.length);
});

it('a grade is said as its card has it', () => {
  expect(disabilityGrades.map(gradeName)).toEqual(['一级', '二级', '三级', '四级']);
});

it('an aid’s holder is called as the notice calls him, else by his identity or event, and by nothing where it names none', () => {
  expect(holderName({ identity: 'dibao', holder: '低保户' } as never)).toBe('低保户');
  expect(holderName({ identity: 'dibao' } as never)).toBe('低保对象');
  expect(holderName({ identity: 'college-student' } as never)).toBe('在校大学生');
  expect(holderName({ identity: null } as never)).toBe('');
});
