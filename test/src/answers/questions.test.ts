import { questionsOf } from '../../../src/answers/questions';
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
});
