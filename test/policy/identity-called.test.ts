import { identityCodes } from '../../policy/fact-sheet';
import { commonIdentityCalled, plainName } from '../../policy/identity-called';
import { identityName } from '../../policy/names';

describe('a common identity', () => {
  it.each([
    ['特困', 'tekun'],
    ['特困供养人员', 'tekun'],
    ['低保', 'dibao'],
    ['低保边缘', 'dibao-margin'],
    ['返贫致贫', 'returned-to-poverty'],
    ['脱贫不稳定户', 'unstable-poverty-exit'],
    ['边缘易致贫人口', 'poverty-prone-margin'],
    ['突发严重困难人口', 'sudden-hardship'],
    ['脱贫人口', 'stable-poverty-exit'],
    ['重度残疾', 'severe-disability'],
    ['重点优抚对象', 'rural-entitled'],
    ['六类对象', 'six-categories'],
    ['两类人员', 'two-categories'],
    ['失业退役士兵', 'unemployed-veteran'],
  ])('is known by a shorter or older name: %s is %s', (name, code) => {
    expect(commonIdentityCalled(name)).toBe(code);
  });

  it('is known by its own name, whatever stands in brackets or quotes', () => {
    for (const code of identityCodes) expect(commonIdentityCalled(identityName(code))).toBe(code);
    expect(commonIdentityCalled('“低保 对象”（城市）')).toBe('dibao');
    expect(plainName(' “六类对象”(残疾军人等)')).toBe('六类对象');
  });

  it('is none that is called otherwise', () => {
    expect(commonIdentityCalled('老党员')).toBeUndefined();
    expect(commonIdentityCalled('constructor')).toBeUndefined();
    expect(commonIdentityCalled('')).toBeUndefined();
  });
});
