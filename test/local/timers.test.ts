import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FunctionHost } from '../../local/functions/host';
import { Timers } from '../../local/timer/timers';

const folder = mkdtempSync(join(tmpdir(), 'timers-'));
const fired = join(folder, 'fired');
const logged: string[] = [];

/** Functions that note that they were called, each with one timer. */
function timerOf(name: string, config: string): void {
  const own = join(folder, 'functions', name);
  mkdirSync(own, { recursive: true });
  const line = JSON.stringify(`${name}\n`);
  writeFileSync(
    join(own, 'index.js'),
    `exports.main = async () => require('node:fs').appendFileSync(${JSON.stringify(fired)}, ${line});`,
  );
  writeFileSync(
    join(own, 'config.json'),
    JSON.stringify({ triggers: [{ name: 'tick', type: 'timer', config }] }),
  );
}

const host = new FunctionHost({
  folder: join(folder, 'functions'),
  gatewayUrl: () => 'http://127.0.0.1:9',
  environment: {},
  shift: new SharedArrayBuffer(8),
  log: (line) => logged.push(line),
});

beforeAll(() => {
  timerOf('every-minute', '0 * * * * * *');
  timerOf('every-ten-seconds', '*/10 * * * * * *');
  timerOf('at-night', '0 0 3 * * * *');
});
afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

function calls(): readonly string[] {
  if (!existsSync(fired)) return [];
  return readFileSync(fired, 'utf8').split('\n').filter(Boolean).sort();
}

it('what was due in the minute before a start is fired once, and nothing else', async () => {
  const now = Date.parse('2023-11-20T10:30:05.500+08:00');
  const timers = new Timers(
    host,
    () => now,
    (line) => logged.push(line),
  );
  timers.start();
  const until = Date.now() + 20_000;
  while (calls().length < 2 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  timers.stop();
  expect(calls()).toEqual(['every-minute', 'every-ten-seconds']);
  expect(logged).toEqual([]);
});
