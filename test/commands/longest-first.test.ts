import { existsSync } from 'node:fs';
import path from 'node:path';
import LongestFirst from '../../commands/lib/longest-first.cjs';

const rootDir = path.resolve(__dirname, '../..');

describe('the order of test files', () => {
  it('begins with those of minutes, each of which exists', () => {
    for (const file of LongestFirst.longFiles)
      expect([file, existsSync(path.join(rootDir, file))]).toEqual([file, true]);
  });

  it('leaves the rest as jest orders it: the largest first on a fresh clone', () => {
    const [longest = '', next = ''] = LongestFirst.longFiles;
    const sizes: Readonly<Record<string, number>> = {
      'test/small.ts': 1,
      'test/large.ts': 9,
      [next]: 2,
      [longest]: 1,
    };
    const context = {
      config: { rootDir, cache: false },
      hasteFS: { getSize: (file: string) => sizes[path.relative(rootDir, file)] ?? null },
    };
    const tests = Object.keys(sizes).map((file) => ({ path: path.join(rootDir, file), context }));
    const sorted = new LongestFirst({}).sort(tests);
    expect(sorted.map((one) => path.relative(rootDir, one.path))).toEqual([
      longest,
      next,
      'test/large.ts',
      'test/small.ts',
    ]);
  });
});
