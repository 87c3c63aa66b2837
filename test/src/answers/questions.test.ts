import { isoDay } from '../../../policy/calendar';
import { policy } from '../../../policy';
import { answerInWords } from '../../../src/answers/answers-in-words';
import { termIn } from '../../../src/answers/notices';
import { answersTo, isAnswered, questionsOf } from '../../../src/answers/questions';
import type { Answers } from '../../../src/state/answers';
import { changsha, jilinCity, jincheng, ruizhou } from './answered';

function keys(region: string, answers: Answers = {}) {
  return questionsOf(region, 2024, answers).map(({ key }) => key);
}
function codes(region: string, key: string) {
  const question = questionsOf(region, 2024, {}).find((each) => each.key === key);
  return question?.kind === 'many' ? question.choices.map(({ value }) => value) : [];
}

describe('the questions of a place', () => {
  it('are those that its notice makes something of', () => {
    // Ruizhou 三(一) subsidises people on dibao; it says nothing of the margin of dibao, Hunan 二(四) does.
    expect(codes(ruizhou, 'identities')).toContain('dibao');
    expect(codes(ruizhou, 'identities')).not.toContain('dibao-margin');
    expect(codes(changsha, 'identities')).toContain('dibao-margin');
  });

  it('leave out events where the notice knows none', () => {
    // Jincheng has no rule on late payment, newborns or breaks of insurance.
    expect(keys(jincheng)).not.toContain('circumstances');
  });

  it('ask about the care pilot only where nobody knows', () => {
    // The province 一 has a premium in pilot areas without naming them; the city 一 names 240 and 390 with care.
    expect(keys('220502')).toContain('ltci');
    expect(keys(jilinCity)).not.toContain('ltci');
    expect(keys(ruizhou)).not.toContain('ltci');
  });

  it('follow up an identity with its day and what its rule depends on', () => {
    // Ruizhou 三(一): severely disabled students, children, and adults unfit for work.
    const asked = keys(ruizhou, { identities: ['severe-disability'] });
    expect(asked).toEqual(
      expect.arrayContaining(['since.severe-disability', 'lostWorkCapacity.severe-disability']),
    );
    expect(keys(ruizhou, { identities: ['dibao'] })).not.toContain('monitored.dibao');
  });

  it('ask for the day of an event that has a time limit', () => {
    // Ruizhou 四(七): 90 days after release.
    expect(keys(ruizhou, { circumstances: ['released-from-prison'] })).toContain('on.released-from-prison');
    expect(keys(ruizhou, { circumstances: ['none'] })).not.toContain('on.released-from-prison');
  });

  it('ask what was paid only of those who paid', () => {
    expect(keys(ruizhou, { paid: 'yes' })).toContain('paid.details');
    expect(keys(ruizhou, { paid: 'no' })).not.toContain('paid.details');
  });

  it('ask the grade first, and nothing more where it isn’t severe', () => {
    const severe = { identities: ['severe-disability'], birth: '1955-03-12' };
    expect(keys(jilinCity, severe)).toContain('disabilityGrade.severe-disability');
    const third = keys(jilinCity, { ...severe, 'disabilityGrade.severe-disability': '3' });
    expect(third).not.toContain('since.severe-disability');
  });

  it('ask where an identity was certified only where a notice looks at it', () => {
    // City 五、3: nothing for who is insured elsewhere than where it was certified. Ruizhou has no such clause.
    expect(keys(jilinCity, { identities: ['dibao'] })).toContain('region.dibao');
    expect(keys(ruizhou, { identities: ['dibao'] })).not.toContain('region.dibao');
    expect(keys(ruizhou, { identities: ['dibao'] })).toContain('until.dibao');
  });

  it('leave out what cannot be of a newborn', () => {
    const newborn = { birth: '2023-11-05' };
    const asked = (key: string) =>
      questionsOf(ruizhou, 2024, newborn, isoDay('2023-11-20')).flatMap((each) =>
        each.key === key && each.kind === 'many' ? each.choices.map(({ value }) => value) : [],
      );
    expect([...asked('circumstances')].sort()).toEqual([
      'family-of-discharged',
      'household-moved-in',
      'migrant-child',
      'returned-from-abroad',
    ]);
    expect(asked('identities')).not.toContain('martyr-child');
    expect(asked('identities')).not.toContain('clergy');
    expect(asked('identities')).toContain('orphan');
  });

  it('ask a child nothing that his age already decides', () => {
    // Ruizhou 三(一): a severely disabled child has the aid, student or not.
    const child = { identities: ['severe-disability'], birth: '2015-03-12' };
    expect(keys(ruizhou, child)).not.toContain('student.severe-disability');
    expect(keys(ruizhou, { ...child, birth: '1955-03-12' })).toContain('student.severe-disability');
  });

  it('leave out the birth date once a document’s number tells it', () => {
    expect(keys(ruizhou, { 'birth.document': '1955-03-12' })).not.toContain('birth');
  });

  it('bind 都没有 to the list that it answered', () => {
    // Jincheng’s list is shorter than Ruizhou’s: there nobody is asked about “六类对象”.
    const list = (region: string) => questionsOf(region, 2024, {}).find(({ key }) => key === 'identities');
    const short = list(jincheng);
    const long = list(ruizhou);
    if (!short || !long) throw new Error('no list of identities');
    const answers = answersTo(short, ['none']);
    expect(isAnswered(short, answers)).toBe(true);
    expect(isAnswered(long, answers)).toBe(false);
    expect(answerInWords(long, { answers })).toBe('还没有回答');
  });
});

describe('a name that a notice explains', () => {
  it('is explained from the notice’s rule of the kind `term`', () => {
    const says = '残疾军人、“三属”等';
    const rule = { rule: 'six', clause: '3.1', kind: 'term', identity: 'six-categories', says };
    const [notice] = policy.noticesAt(ruizhou, 2024);
    if (!notice) throw new Error('no notice');
    expect(termIn([{ ...notice, rules: [rule] }], 'six-categories')).toBe(says);
    expect(termIn([{ ...notice, rules: [rule] }], 'two-categories')).toBeUndefined();
  });
});
