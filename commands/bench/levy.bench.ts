import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { madeUpPerson } from './made-up-people';
import { measuredChild } from './measured-child';
import type { Row } from './row';

export const name = 'levy';

/** The number of people that Jincheng's notice sets out to insure. */
const people = 1_583_685;
const mostSeconds = 180;
const mostMegabytes = 400;
const counties = ['140502', '140521', '140522', '140524', '140525', '140581'];
const identities = ['dibao', 'tekun', 'orphan', 'returned-to-poverty', 'severe-disability'];

/** One in nine has an identity, one in three has paid. */
function personLine(at: number): string {
  const { name: called, number } = madeUpPerson(at);
  const held = { code: identities[(at / 9) % identities.length], since: '2022-06-01' };
  return JSON.stringify({
    name: called,
    number,
    village: `第${at % 997}村`,
    region: counties[at % counties.length],
    ...(at % 9 === 0 ? { identities: [held] } : {}),
    ...(at % 3 === 1 ? { paidOn: '2023-10-11', paidFen: 38_000 } : {}),
  });
}

async function layPopulation(file: string): Promise<void> {
  const out = createWriteStream(file);
  for (let at = 0; at < people; at += 1_000) {
    const count = Math.min(1_000, people - at);
    const text = Array.from({ length: count }, (_, more) => `${personLine(at + more)}\n`).join('');
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** All of Jincheng through the real command: six workbooks, the tax office's lines, totals that add up. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'levy-bench-'));
  try {
    const population = path.join(folder, 'people.jsonl');
    await layPopulation(population);
    const options = [
      '--region',
      '140500',
      '--people',
      population,
      '--out',
      path.join(folder, 'out'),
      '--on',
      '2023-10-10',
    ];
    const command = ['commands/with-install.mjs', 'tsx', 'commands/levy.ts', ...options];
    const { seconds, megabytes, output, code } = await measuredChild(command);
    if (code !== 0) throw new Error(`the command ended with ${code}: ${output}`);
    const listed = Number(/^(\d+)人/.exec(output)?.[1] ?? 0);
    return [
      {
        figure: 'people on the lists, totals held against each other',
        value: listed,
        unit: 'people',
        limit: people,
      },
      { figure: '  in', value: seconds, unit: 's', limit: mostSeconds },
      { figure: '  greatest resident size', value: megabytes, unit: 'MB', limit: mostMegabytes },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
