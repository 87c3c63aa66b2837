import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { weappBuild } from '../../harness/weapp/weapp';
import { builtApps, emptyBuild } from './built-apps';
import type { Row } from './row';

const rounds = 20;
const mostTimesEmpty = 1.15;
const mostBytes = 64 * 1024;

interface Launch {
  readonly ms: number;
  readonly bytes: number;
}

/** Memory enough that no garbage is collected meanwhile: it would be the test's own. */
const flags = ['--import', 'tsx', '--expose-gc', '--max-semi-space-size=128'];
const program = path.join(__dirname, 'launch-once.ts');

async function launch(dist: string, page: string): Promise<Launch> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, dist, page]);
  return JSON.parse(stdout) as Launch;
}

/** What a quarter of the starts stayed under: other programs on the machine only ever make a start slower. */
function lowerQuartile(launches: readonly Launch[]): number {
  const sorted = launches.map(({ ms }) => ms).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 4)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export const name = 'launch';

/**
 * From the first line of the program to the first `setData` of its page on WeChat's own framework, for whoever scanned a
 * poster of Ruizhou street, beside an empty Taro app; the two in turns, each start in a process of its own.
 */
export async function run(): Promise<Row[]> {
  await builtApps();
  const own: Launch[] = [];
  const empty: Launch[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await launch(emptyBuild, 'pages/index/index'));
    own.push(await launch(weappBuild, 'pages/index/index?scene=r%3D360983001'));
  }
  const [ownMs, emptyMs] = [lowerQuartile(own), lowerQuartile(empty)];
  return [
    {
      figure: 'start to first setData, times an empty app',
      value: rounded(ownMs / emptyMs),
      unit: 'times',
      atMost: mostTimesEmpty,
      peer: `${rounded(ownMs)} ms; empty: ${rounded(emptyMs)} ms`,
    },
    { figure: 'first setData', value: own[0]?.bytes ?? Number.NaN, unit: 'bytes', atMost: mostBytes },
  ];
}
