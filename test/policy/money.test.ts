import { fen, isFen, percentOf, yuan } from '../../policy/money';

describe('money', () => {
  it('takes per cents in whole fen', () => {
    expect(percentOf(fen(38000), 90)).toBe(34200);
    expect(percentOf(fen(38000), 80)).toBe(30400);
    expect(percentOf(fen(38000), 50)).toBe(19000);
    expect(percentOf(fen(1), 50)).toBe(1);
    expect(percentOf(fen(1), 49)).toBe(0);
  });

  it('is never a fraction, negative or not a number', () => {
    expect([0, 38000].every(isFen)).toBe(true);
    expect([-1, 0.5, Number.NaN, Infinity, 2 ** 53, '38000', null].some(isFen)).toBe(false);
  });

  it('is shown in yuan', () => {
    expect([38000, 38050, 5, 0, -14000, -50].map(yuan)).toEqual([
      '380',
      '380.50',
      '0.05',
      '0',
      '-140',
      '-0.50',
    ]);
  });
});
