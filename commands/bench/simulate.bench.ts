import { bundleSimulator } from '../../simulation/bundle';
import { seedRange, simulateAll } from '../../simulation/pool';
import type { Row } from './row';

const seeds = 1_000;
const limitMinutes = 30;

export const name = 'simulate';

/** 1,000 seeds on all cores; the limit is for 10,000, so the time is scaled to that. */
export async function run(): Promise<Row[]> {
  const script = await bundleSimulator();
  const began = performance.now();
  let orders = 0;
  let calls = 0;
  await simulateAll({
    script,
    seeds: seedRange(1, seeds),
    onOutcome: (outcome) => {
      orders += outcome.orders;
      calls += outcome.calls;
      return true;
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  return [
    {
      figure: '10,000 seeds (scaled from 1,000)',
      value: round((seconds * 10) / 60, 2),
      unit: 'minutes',
      limit: limitMinutes,
    },
    { figure: 'orders simulated', value: Math.round(orders / seconds), unit: 'a second' },
    { figure: 'function calls simulated', value: Math.round(calls / seconds), unit: 'a second' },
  ];
}
