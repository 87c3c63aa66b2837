/**
 * A city's last evening, scaled down, against the running product: its functions as they are uploaded, its timers by the minute,
 * WeChat and officers beside it, and the process killed at random.
 *
 *     npm run load -- --city [--families N] [--minutes M] [--kills K] [--parts P] [--records R]
 *
 * R records stand in store before it begins, insured or waiting with all that belongs to them: made once, and kept in `.cache/city-load`.
 * Families arrive over M minutes, a tenth leaves its order, a tenth of the callbacks is lost. An office hands in a roster of P
 * hundred rows and reads its lists meanwhile. Then the timers are waited for, and everything stored is audited. Ends with 1
 * where money was lost or doubled, something doesn't agree, or a look or a message was due for two minutes.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Evening, live } from './load/evening';
import { type Judged, judge } from './load/judge';
import { Product } from './load/product';
import { storedCity } from './load/stored-city';
import { tellEvening } from './load/tell';

const usage = 'npm run load -- --city [--families N] [--minutes M] [--kills K] [--parts P] [--records R]\n';
const root = path.resolve(__dirname, '..');

function readArguments(): Omit<Evening, 'random'> | null {
  try {
    const text = { type: 'string' } as const;
    const options = {
      city: { type: 'boolean' },
      families: text,
      minutes: text,
      kills: text,
      parts: text,
      records: text,
    } as const;
    const { values } = parseArgs({ options });
    const { city, families = '240', minutes = '3', kills = '3', parts = '10', records = '0' } = values;
    const numbers = [families, minutes, kills, parts, records].map(Number);
    if (city !== true || numbers.some((one) => !Number.isSafeInteger(one) || one < 0)) return null;
    return {
      families: Number(families),
      minutes: Number(minutes),
      kills: Number(kills),
      rosterParts: Number(parts),
      records: Number(records),
    };
  } catch {
    return null;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Whether nothing was lost, doubled or disagrees, and no look and no message waited for two minutes. */
async function evening(wanted: Omit<Evening, 'random'>): Promise<boolean> {
  const build = spawnSync(process.execPath, ['--import', 'tsx', 'commands/build-functions.ts'], {
    cwd: root,
  });
  if (build.status !== 0) throw new Error(`the functions don't build: ${build.stderr.toString()}`);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'city-load-'));
  if (wanted.records > 0) {
    const city = await storedCity(wanted.records, say);
    say('  the evening has a copy of its own: copying');
    cpSync(city, dataDir, { recursive: true });
  }
  const product = new Product(dataDir);
  try {
    await product.start('2023-11-20');
    const lived = await live(product, { ...wanted, random: Math.random });
    await product.stop();
    const judged = await judge(dataDir, lived);
    tellEvening(say, { wanted, kills: product.kills, starts: product.starts, lived, judged });
    return isSound(judged) && lived.figures.isBacklogHeld;
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const wanted = readArguments();
  if (wanted === null) {
    process.stderr.write(usage);
    return 2;
  }
  return (await evening(wanted)) ? 0 : 1;
}

function isSound({ lost, doubled, disagreements }: Judged): boolean {
  return lost.length + doubled.length + disagreements.length === 0;
}

void main().then((code) => {
  process.exitCode = code;
});
