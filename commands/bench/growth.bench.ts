import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from 'esbuild';
import { mostFetchedNotices, mostIndexBytes, mostIndexPlaces } from '../../contract/notice-index';
import { utf8Length } from '../../contract/request-size';
import { checkNotice } from '../../policy';
import { noticeIndexOf } from '../../policy/notice-index';
import ruizhou from '../../policy/notices/ruizhou-2024.json';
import { indexPart } from '../../server/policy-registry';
import { mostNotices } from './most-notices';
import type { Row } from './row';

export const name = 'growth';

interface Measured {
  readonly perSecond: number;
  readonly loadMs: number;
  readonly megabytes: number;
}

/** Each beside what it must reach, or stay under; times are of the processor, other programs don't count. */
const wantedPerSecond = { notices: 50_000, rules: 5_000 };
const mostLoadMs = 2000;
const mostMegabytes = 200;

function rowsOf(what: string, { perSecond, loadMs, megabytes }: Measured, perSecondWanted: number): Row[] {
  return [
    {
      figure: `${what}: determinations per core second`,
      value: Math.round(perSecond),
      unit: '/s',
      limit: perSecondWanted,
    },
    {
      figure: '  read, and answered for each place, in',
      value: Math.round(loadMs),
      unit: 'ms',
      limit: mostLoadMs,
    },
    { figure: '  resident size', value: Math.round(megabytes), unit: 'MB', limit: mostMegabytes },
  ];
}

/** What phones and authors notice of 500 notices: the index, and the check of one beside all others. */
function ofFiveHundred(): Row[] {
  const others = mostNotices;
  const at = others.slice(0, mostIndexPlaces).flatMap(({ regions }) => regions.slice(0, 1));
  const index = JSON.stringify({ digest: '0'.repeat(16), ...indexPart(noticeIndexOf(others), at) });
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    checkNotice(structuredClone(ruizhou), { others });
    return performance.now() - began;
  });
  return [
    {
      figure: 'index of 500 notices of 30 villages each, as a phone fetches it',
      value: utf8Length(index),
      unit: 'bytes',
      atMost: mostIndexBytes,
    },
    { figure: 'notices that a phone fetches at most', value: mostFetchedNotices, unit: '', atMost: 3 },
    {
      figure: "author's check beside 500 notices",
      value: Math.round(Math.min(...times)),
      unit: 'ms',
      limit: 300,
    },
  ];
}

/** How the policy grows with the notices in force, and with the rules of one: bundled as the cloud functions are. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'growth-bench-'));
  try {
    const outfile = path.join(folder, 'rate.cjs');
    await build({
      entryPoints: [path.join(__dirname, 'growth-rate.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile,
      logLevel: 'error',
    });
    const measured = (...counts: readonly number[]): Measured =>
      JSON.parse(
        execFileSync(process.execPath, [outfile, ...counts.map(String)], { encoding: 'utf8' }),
      ) as Measured;
    return [
      ...[5, 50, 500].flatMap((count) =>
        rowsOf(`${count} notices`, measured(count), wantedPerSecond.notices),
      ),
      ...[10, 100, 1000].flatMap((count) =>
        rowsOf(`a notice of ${count} rules`, measured(1, count), wantedPerSecond.rules),
      ),
      ...ofFiveHundred(),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
