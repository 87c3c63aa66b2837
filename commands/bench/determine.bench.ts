import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { mixedFacts } from './determine-facts';
import { peakMegabytes } from './measured-child';
import type { Row } from './row';

export const name = 'determine';

const root = path.resolve(__dirname, '../..');
const wantedPerSecond = 1_000_000;
/** The number of people that Jincheng's notice sets out to insure. */
const people = 1_583_685;
const mostSeconds = 60;
const mostMegabytes = 250;

function rounded(value: number): number {
  return Math.round(value);
}

interface Rates {
  readonly determined: number;
  readonly written: number;
}

/** Determinations a second of processor time, best of five rounds, in a process of its own and bundled as the cloud functions are. */
async function inProcess(folder: string): Promise<Rates> {
  const outfile = path.join(folder, 'rate.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'determine-rate.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  const child = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the measuring process ended with ${code}`);
  return JSON.parse(text) as Rates;
}

async function* lines(): AsyncGenerator<string> {
  const texts = mixedFacts.map((facts) => JSON.stringify(facts));
  const batch = 1000;
  for (let sent = 0; sent < people; sent += batch) {
    const count = Math.min(batch, people - sent);
    yield Array.from({ length: count }, (_, at) => `${texts[(sent + at) % texts.length] ?? ''}\n`).join('');
  }
}

interface Streamed {
  readonly seconds: number;
  readonly answered: number;
  readonly megabytes: number;
}

/** Jincheng's people through the real command. */
async function throughCommand(): Promise<Streamed> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [path.join(root, 'commands/with-install.mjs'), 'tsx', 'commands/determine.ts'],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let answered = 0;
  let megabytes = 0;
  let running = true;
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) answered += 1;
  });
  const ended = once(child, 'close').then(() => (running = false));
  const watching = (async () => {
    while (running) {
      if (child.pid !== undefined) megabytes = Math.max(megabytes, peakMegabytes(child.pid));
      await sleep(100);
    }
  })();
  for await (const text of lines()) if (!child.stdin.write(text)) await once(child.stdin, 'drain');
  child.stdin.end();
  await ended;
  await watching;
  return { seconds: (performance.now() - began) / 1000, answered, megabytes };
}

/** How fast the policy answers: in process, and 1,583,685 people through the command. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'determine-bench-'));
  try {
    writeFileSync(path.join(folder, 'package.json'), '{}');
    const rates = await inProcess(folder);
    const streamed = await throughCommand();
    return [
      {
        figure: 'determinations with clauses and notes, per core second',
        value: rounded(rates.determined),
        unit: '/s',
        limit: wantedPerSecond,
        peer: `JSON.stringify of the same answers: ${rounded(rates.written).toLocaleString('en')} /s`,
      },
      { figure: 'people answered by the command', value: streamed.answered, unit: 'lines', limit: people },
      { figure: '  in', value: rounded(streamed.seconds * 10) / 10, unit: 's', limit: mostSeconds },
      { figure: '  that is', value: rounded(streamed.answered / streamed.seconds), unit: 'lines/s' },
      {
        figure: '  greatest resident size',
        value: rounded(streamed.megabytes),
        unit: 'MB',
        limit: mostMegabytes,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
