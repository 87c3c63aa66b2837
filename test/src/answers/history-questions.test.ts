import { isoDay } from '../../../policy/calendar';
import { claimsOf, factsAndUnknowns } from '../../../src/answers/fact-sheets';
import { factsInWords } from '../../../src/answers/facts-in-words';
import { determine, possibleAnswers } from '../../../src/answers/notices';
import { sayCases } from '../../../src/answers/possible-words';
import { questionsOf } from '../../../src/answers/questions';
import { answersOf } from '../../../src/packages/family/claims/answers';
import { draftOf, readDraft } from '../../../src/packages/calculator/ask/draft';
import type { Answers } from '../../../src/state/answers';
import { sheetFor } from '../../../src/state/answers';
import { publishedNotices } from '../../../src/state/published-notices';
import { byYears, noticeWith, waitingForMissedYears } from '../../policy/made-up-place';

const region = '650100';
const rules = [...byYears, waitingForMissedYears];
const inWindow = isoDay('2024-11-15');
const afterwards = isoDay('2025-01-10');

beforeEach(() => {
  const notice = noticeWith(rules);
  publishedNotices.set({ index: null, fetched: [{ id: notice.id, version: 'v1', notice }], unreadable: [] });
});
afterEach(() => publishedNotices.set({ index: null, fetched: [], unreadable: [] }));

function sheet(answers: Answers) {
  return { region, year: 2025, answers: { paid: 'no', ...answers } };
}
function keys(answers: Answers, where = region, year = 2025): readonly string[] {
  return questionsOf(where, year, answers, inWindow)
    .map(({ key }) => key)
    .filter((key) => key.startsWith('history.'));
}
const missedTwo = {
  'history.insuredLastYear': 'no',
  'history.missedYears': '2',
  'history.repaidYears': '1',
};

describe('the years before', () => {
  it('are asked one after the other, as far as each answer leads', () => {
    expect(keys({})).toEqual(['history.insuredLastYear']);
    expect(keys({ 'history.insuredLastYear': 'yes' })).toEqual([
      'history.insuredLastYear',
      'history.unbrokenYears',
    ]);
    expect(keys(missedTwo)).toEqual([
      'history.insuredLastYear',
      'history.missedYears',
      'history.repaidYears',
    ]);
  });

  it('are asked of nobody where no notice goes by them, and of no child born in the year', () => {
    expect(keys({}, '360983001', 2024)).toEqual([]);
    expect(keys({ birth: '2025-02-01' })).toEqual([]);
  });

  it('count: 350 yuan after three years on end; a wait of three months and one, two missed and one paid for', () => {
    const loyal = { 'history.insuredLastYear': 'yes', 'history.unbrokenYears': '3' };
    expect(determine(factsAndUnknowns(sheet(loyal), inWindow).facts).payFen).toBe(35000);
    const { facts } = factsAndUnknowns(sheet(missedTwo), afterwards);
    expect(determine(facts).coverage?.from).toBe('2025-05-10');
  });

  it('that nobody knows leave each price with what would have to be so, and a word on the wait', () => {
    const { facts, unknown } = factsAndUnknowns(sheet({ 'history.insuredLastYear': 'unknown' }), afterwards);
    const answers = possibleAnswers(facts, unknown);
    expect(
      answers.map(({ determination, cases }) => [determination.payFen, sayCases(cases, afterwards)]),
    ).toEqual([
      [40000, []],
      [35000, ['连续参保3年或更多年']],
      [45000, ['断缴5年到8年']],
      // Missed nine years: 3 + 9 months from 10 January lead past the year's end, no cover is left.
      [null, ['断缴9年或更多年']],
    ]);
    expect(answers[0]?.determination.notes.map(({ text }) => text).join()).toContain('不知道断缴过几年');
  });

  it('are claimed for the year, as they were told, and read back the same', () => {
    const claims = claimsOf(sheet(missedTwo), inWindow);
    const insurance = { insuredLastYear: false, missedYears: 2, repaidYears: 1 };
    expect(claims.facts).toEqual({ year: 2025, insurance });
    expect(answersOf(claims, { region, year: 2025 })).toMatchObject(missedTwo);
    expect(answersOf(claims, { region, year: 2026 })).not.toHaveProperty('history.missedYears');
    expect(factsInWords({ insurance })).toEqual(['上一年没有参保', '断缴2年', '补缴1年']);
  });

  it('are forgotten for another year, and whether the household is here for another place', () => {
    const before = sheet({ ...missedTwo, 'person.householdHere': 'yes' });
    expect(sheetFor(region, 2026, before).answers).toEqual({ paid: 'no', 'person.householdHere': 'yes' });
    expect(sheetFor('650200', 2025, before).answers).toEqual({ paid: 'no', ...missedTwo });
  });
});

describe('a number of years, as it is typed', () => {
  const question = {
    key: 'history.repaidYears',
    kind: 'years',
    heading: '断缴的年份，补缴了几年？',
    least: 0,
    most: 2,
  } as const;
  const read = (years: string) => readDraft(question, { ...draftOf(question, undefined), years }, inWindow);

  it('is taken between its ends, and said what is wrong with it otherwise', () => {
    expect(read('0').value).toBe('0');
    expect(read('').errors[0]?.message).toContain('请填几年');
    expect(read('两').errors[0]?.message).toContain('只填数字');
    expect(read('3').errors[0]?.message).toContain('不能多于2年');
    expect(draftOf(question, '2').years).toBe('2');
  });
});
