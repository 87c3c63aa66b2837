import { performance } from 'node:perf_hooks';
import { checkNotice, shippedNotices } from '../../policy';
import type { Row } from './row';

export const name = 'notices';

const mostMs = 300;
const rounds = 5;

/** The whole check of a notice beside all others, as its author's page and `npm run notices:check` make it. */
export async function run(): Promise<Row[]> {
  const times = shippedNotices.map((notice) => {
    const each = Array.from({ length: rounds }, () => {
      const began = performance.now();
      checkNotice(structuredClone(notice), { others: shippedNotices });
      return performance.now() - began;
    });
    return { first: each[0] ?? 0, best: Math.min(...each) };
  });
  const slowest = (pick: (time: { first: number; best: number }) => number): number =>
    Math.round(Math.max(...times.map(pick)) * 10) / 10;
  return [
    {
      figure: 'check of a shipped notice, the first time',
      value: slowest(({ first }) => first),
      unit: 'ms',
      limit: mostMs,
    },
    { figure: '  again', value: slowest(({ best }) => best), unit: 'ms', limit: mostMs },
  ];
}
