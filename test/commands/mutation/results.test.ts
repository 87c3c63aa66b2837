import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Judged } from '../../../commands/mutation/judge';
import type { Mutant } from '../../../commands/mutation/mutants';
import { testsFor } from '../../../commands/mutation/reach';
import { reportLines } from '../../../commands/mutation/report';
import { Results } from '../../../commands/mutation/results';

const folder = mkdtempSync(path.join(os.tmpdir(), 'mutation-'));
afterAll(() => rmSync(folder, { recursive: true }));

function mutant(id: string, fileName: string, line: number): Mutant {
  const location = { start: { line, column: 2 }, end: { line, column: 9 } };
  return { id, fileName, location, mutatorName: 'ConditionalExpression', replacement: 'false' };
}

const noticed: Judged = {
  verdict: 'test',
  asked: 'quickly',
  by: 'a refund › goes back once',
  reachedBy: 7,
};
const survived: Judged = { verdict: 'nobody', asked: 'quickly', by: '', reachedBy: 2 };

describe('what was found of mutants', () => {
  it('is kept a line each: a run that was cut off in the middle of one goes on after the last whole one', () => {
    const file = path.join(folder, 'results.jsonl');
    const [one, other] = [mutant('4', 'policy/money.ts', 3), mutant('9', 'policy/money.ts', 8)];
    new Results(file).add(one, noticed);
    appendFileSync(file, '{"place":"half a li');
    const resumed = new Results(file);
    expect([resumed.isOpen(one, 'quickly'), resumed.isOpen(other, 'quickly')]).toEqual([false, true]);
    resumed.add(other, survived);
    expect(new Results(file).all().map(({ line, verdict }) => [line, verdict])).toEqual([
      [4, 'test'],
      [9, 'nobody'],
    ]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('leaves open for a thorough look whom nobody noticed at a quick one, and nobody else', () => {
    const file = path.join(folder, 'twice.jsonl');
    const [one, other] = [mutant('4', 'policy/money.ts', 3), mutant('9', 'policy/money.ts', 8)];
    const results = new Results(file);
    results.add(one, noticed);
    results.add(other, survived);
    expect([results.isOpen(one, 'thoroughly'), results.isOpen(other, 'thoroughly')]).toEqual([false, true]);
    results.add(other, { ...survived, asked: 'thoroughly' });
    expect(new Results(file).isOpen(other, 'thoroughly')).toBe(false);
    expect(new Results(file).all()).toHaveLength(2);
  });

  it('is counted by room, and each that nobody noticed is named with its line', () => {
    const results = new Results(path.join(folder, 'report.jsonl'));
    results.add(mutant('1', 'policy/money.ts', 3), noticed);
    results.add(mutant('2', 'server/billing/orders/place.ts', 40), survived);
    results.add(mutant('3', 'server/billing/orders/place.ts', 50), { ...survived, reachedBy: 0 });
    results.add(mutant('4', 'server/billing/orders/place.ts', 60), { ...survived, verdict: 'time' });
    const lines = reportLines(results.all()).map((line) => line.trim().replace(/\s+/g, ' '));
    expect(lines).toContain('policy 1 1 0 0 0 100.0%');
    expect(lines).toContain('server/billing 3 0 0 1 2 33.3%');
    expect(lines).toContain('all 4 1 0 1 2 50.0%');
    expect(lines).toContain(
      'server/billing/orders/place.ts:41 ConditionalExpression (2 files run it): false',
    );
    expect(lines).toContain(
      'server/billing/orders/place.ts:51 ConditionalExpression (no test runs it): false',
    );
  });
});

describe('the tests that are asked about a mutant', () => {
  const reaches = [
    { file: '/tree/test/server/household/family.test.ts', ids: ['1'], seconds: 1 },
    { file: '/tree/test/server/billing/refunds/refunds.test.ts', ids: ['1'], seconds: 2 },
    { file: '/tree/test/server/billing/orders/slow.test.ts', ids: ['1'], seconds: 30 },
    { file: '/tree/test/server/billing/orders/place.test.ts', ids: ['1', '2'], seconds: 8 },
    { file: '/tree/test/policy/money.test.ts', ids: ['2'], seconds: 1 },
  ];
  const asked = (id: string, mostSeconds: number): readonly string[] =>
    testsFor(reaches, { tree: '/tree', id, source: 'server/billing/orders/place.ts', mostSeconds }).map(
      ({ file }) => path.basename(file, '.test.ts'),
    );

  it('reach its code, the nearest and quickest first', () => {
    expect(asked('1', 60)).toEqual(['place', 'slow', 'refunds', 'family']);
    expect(asked('3', 60)).toEqual([]);
  });

  it('are as many as end in time, and one at least', () => {
    expect(asked('1', 12)).toEqual(['place']);
    expect(asked('1', 1)).toEqual(['place']);
  });
});
