import { numberOf } from '../../../policy/authoring/numerals';

describe('a number as papers count', () => {
  it.each([
    ['一', 1],
    ['九', 9],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十五', 35],
    ['7', 7],
    ['12', 12],
  ])('%s is %d', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each(['', '零', '一二', '十十', '百', '123', '第一'])('“%s” is none', (text) => {
    expect(numberOf(text)).toBeNull();
  });
});
