import { Random } from '../../simulation/kernel/random';
import { withoutMachine } from '../../simulation/guard';

function draws(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

describe('seeded random numbers', () => {
  test('one seed draws the same numbers every time, another seed others', () => {
    expect(draws(new Random(42), 100)).toEqual(draws(new Random(42), 100));
    expect(draws(new Random(42), 4)).not.toEqual(draws(new Random(43), 4));
  });

  test('seeds beyond 32 bits differ from their remainder', () => {
    expect(draws(new Random(2 ** 32 + 5), 4)).not.toEqual(draws(new Random(5), 4));
  });

  test('a fork is not shifted by what else was drawn', () => {
    const untouched = new Random(9).fork('people');
    const busy = new Random(9);
    draws(busy, 50);
    expect(draws(busy.fork('people'), 10)).toEqual(draws(untouched, 10));
  });

  test('between reaches both ends and nothing beyond', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  test('a chance of a quarter comes about once in four', () => {
    const random = new Random(2);
    const hits = Array.from({ length: 40_000 }, () => random.chance(0.25)).filter(Boolean).length;
    // Standard deviation is √(40,000 · ¼ · ¾) ≈ 87; six of them either way.
    expect(Math.abs(hits - 10_000)).toBeLessThan(522);
  });

  test('a shuffle keeps every element', () => {
    const shuffled = new Random(3).shuffle([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(shuffled).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...shuffled].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('the machine is out of reach', () => {
  const escapes: readonly (readonly [string, () => unknown])[] = [
    ['Date.now()', () => Date.now()],
    ['new Date()', () => new Date()],
    ['Math.random()', () => Math.random()],
  ];
  test.each(escapes)('%s fails inside a run and works after it', async (_name, escape) => {
    await expect(withoutMachine(async () => escape())).rejects.toThrow('take it from the facade');
    expect(escape).not.toThrow();
  });

  test('a date made of a given moment still works', async () => {
    await expect(withoutMachine(async () => new Date(0).toISOString())).resolves.toBe(
      '1970-01-01T00:00:00.000Z',
    );
  });
});
