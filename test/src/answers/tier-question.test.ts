import { tierOf, tierQuestions } from '../../../src/answers/tier-question';
import { unknown } from '../../../src/answers/said';

const asked = {
  tiers: [
    { code: 'low', name: '低档' },
    { code: 'high', name: '高档' },
  ],
  usual: 'low',
};

describe('the question of the tier', () => {
  it('isn’t put where a notice leaves no choice', () => {
    expect(tierQuestions(null)).toEqual([]);
  });

  it('offers each tier and the usual one by name, and not to choose yet', () => {
    const [question] = tierQuestions(asked);
    expect(question).toMatchObject({
      key: 'tier',
      choices: [
        { value: 'low', label: '低档', hint: '没有选的按这一档' },
        { value: 'high', label: '高档' },
        { value: unknown, label: '还没想好' },
      ],
    });
  });

  it('takes what was chosen, and nothing that the notice no longer has', () => {
    expect(tierOf(asked, { tier: 'high' })).toBe('high');
    expect(tierOf(asked, { tier: unknown })).toBeUndefined();
    expect(tierOf(asked, { tier: 'gold' })).toBeUndefined();
    expect(tierOf(null, { tier: 'high' })).toBeUndefined();
  });
});
