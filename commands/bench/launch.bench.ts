import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { weappBuild } from '../../harness/weapp/weapp';
import { builtApps, emptyBuild } from './built-apps';
import type { Row } from './row';

const rounds = 20;
const slowedRounds = 8;
const mostTimesEmpty = 1.15;
/** Where a start has a sixth of a processor. */
const mostTimesEmptySlowed = 1.5;
/** Programs that want the same processor all the time, which leaves a start a sixth of it. */
const rivals = 5;
const mostBytes = 64 * 1024;

interface Launch {
  readonly ms: number;
  readonly bytes: number;
}

/** Memory enough that no garbage is collected meanwhile: it would be the test's own. */
const flags = ['--import', 'tsx', '--expose-gc', '--max-semi-space-size=128'];
const program = path.join(__dirname, 'launch-once.ts');

const [own, empty] = [
  [weappBuild, 'pages/index/index?scene=r%3D360983001'],
  [emptyBuild, 'pages/index/index'],
] as const;
type Started = typeof own | typeof empty;

async function launch(started: Started): Promise<Launch> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, ...started]);
  return JSON.parse(stdout) as Launch;
}

/** The same on the one processor that the rivals share (Linux alone can say which). */
async function launchSlowed(started: Started): Promise<Launch> {
  const line = ['--cpu-list', '0', process.execPath, ...flags, program, ...started];
  const { stdout } = await promisify(execFile)('taskset', line);
  return JSON.parse(stdout) as Launch;
}

async function besideRivals<Result>(work: () => Promise<Result>): Promise<Result> {
  const busy: ChildProcess[] = Array.from({ length: rivals }, () =>
    spawn('taskset', ['--cpu-list', '0', process.execPath, '-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    return await work();
  } finally {
    for (const one of busy) one.kill('SIGKILL');
  }
}

interface Compared {
  readonly ownMs: number;
  readonly emptyMs: number;
  readonly bytes: number;
}

/** The two in turns, each start in a process of its own. */
async function compare(times: number, start: (started: Started) => Promise<Launch>): Promise<Compared> {
  const [ours, theirs]: [Launch[], Launch[]] = [[], []];
  for (let round = 0; round < times; round += 1) {
    theirs.push(await start(empty));
    ours.push(await start(own));
  }
  return { ownMs: lowerQuartile(ours), emptyMs: lowerQuartile(theirs), bytes: ours[0]?.bytes ?? Number.NaN };
}

function rowOf(figure: string, { ownMs, emptyMs }: Compared, atMost: number): Row {
  const peer = `${rounded(ownMs)} ms; empty: ${rounded(emptyMs)} ms`;
  return { figure, value: rounded(ownMs / emptyMs), unit: 'times', atMost, peer };
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
 * poster of Ruizhou street, beside an empty Taro app; once more where a start has a sixth of a processor, as on an old phone.
 */
export async function run(): Promise<Row[]> {
  await builtApps();
  const free = await compare(rounds, launch);
  const rows = [
    rowOf('start to first setData, times an empty app', free, mostTimesEmpty),
    { figure: 'first setData', value: free.bytes, unit: 'bytes', atMost: mostBytes },
  ];
  if (process.platform !== 'linux') return rows;
  const slowed = await besideRivals(() => compare(slowedRounds, launchSlowed));
  return [...rows, rowOf('the same on a sixth of a processor', slowed, mostTimesEmptySlowed)];
}
