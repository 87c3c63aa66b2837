import {
  fen,
  fenOfYuan,
  greaterFen,
  isFen,
  lesserFen,
  negativeFen,
  noFen,
  percentOf,
  yuan,
} from '../../policy/money';

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

  it('is compared and turned round, and nothing stays nothing', () => {
    expect([lesserFen(fen(5), fen(-7)), greaterFen(fen(5), fen(-7)), negativeFen(fen(5))]).toEqual([
      -7, 5, -5,
    ]);
    expect(negativeFen(noFen)).toBe(0);
  });

  it('is shown in yuan', () => {
    expect([38000, 38050, 5, 0, -14000, -50].map((amount) => yuan(fen(amount)))).toEqual([
      '380',
      '380.50',
      '0.05',
      '0',
      '-140',
      '-0.50',
    ]);
  });

  it('is read from yuan by its digits, and from nothing else', () => {
    expect(['76.50', '76.5', '380', '0.05'].map(fenOfYuan)).toEqual([7650, 7650, 38000, 5]);
    expect(['', '1.234', '-1', '1,000', '三百八'].map(fenOfYuan)).toEqual([null, null, null, null, null]);
  });
});
