import { sexOfNumber } from '../../contract/sex-of-number';

describe('the sex that a number carries', () => {
  it('is the 17th digit of a citizen number: odd for men, even for women', () => {
    expect(sexOfNumber('resident-id', '369901195805120017')).toBe('male');
    expect(sexOfNumber('resident-id', '369901193602180029')).toBe('female');
    expect(sexOfNumber('hmt-residence-permit', '810000198507190021')).toBe('female');
  });

  it('is unknown where the number has none', () => {
    expect(sexOfNumber('passport', 'E12345678')).toBeNull();
    expect(sexOfNumber('birth-certificate', 'T360123456')).toBeNull();
  });
});
