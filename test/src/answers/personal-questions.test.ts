import { isoDay } from '../../../policy/calendar';
import { factsAndUnknowns } from '../../../src/answers/fact-sheets';
import { determine, possibleAnswers } from '../../../src/answers/notices';
import { sayCases } from '../../../src/answers/possible-words';
import { questionsOf } from '../../../src/answers/questions';
import type { Answers } from '../../../src/state/answers';
import { publishedNotices } from '../../../src/state/published-notices';
import { fourHundred, noticeWith } from '../../policy/made-up-place';

/** A made-up place where students pay 300 yuan and everybody else 400. */
const region = '650100';
const students = { rule: 'students', kind: 'premium', amountFen: 30000, who: [{ isStudent: true }] };
const payOn = isoDay('2024-11-15');

beforeEach(() => {
  const notice = noticeWith([fourHundred, students]);
  const published = { id: notice.id, version: 'v1', publishedAt: 1, notice };
  publishedNotices.set({ index: null, fetched: [published], unreadable: [] });
});
afterEach(() => publishedNotices.set({ index: null, fetched: [], unreadable: [] }));

function known(answers: Answers) {
  return factsAndUnknowns({ region, year: 2025, answers: { paid: 'no', ...answers } }, payOn);
}

describe('facts of the person himself', () => {
  it('are asked where a notice goes by them, and nowhere else', () => {
    const keys = (where: string, year: number) => questionsOf(where, year, {}, payOn).map(({ key }) => key);
    expect(keys(region, 2025)).toEqual(['person.student', 'paid']);
    expect(keys('360983001', 2024).join()).not.toContain('person.');
  });

  it('give the price of the group: 300 for a student, 400 for who is none', () => {
    expect(determine(known({ 'person.student': 'yes' }).facts).payFen).toBe(30000);
    expect(determine(known({ 'person.student': 'no' }).facts).payFen).toBe(40000);
  });

  it('give both prices where nobody knows, each with what would have to be so', () => {
    const { facts, unknown } = known({ 'person.student': 'unknown' });
    const answers = possibleAnswers(facts, unknown).map(({ determination, cases }) => [
      determination.payFen,
      sayCases(cases, payOn),
    ]);
    expect(answers).toEqual([
      [30000, ['是学生']],
      [40000, ['不是学生']],
    ]);
  });
});
