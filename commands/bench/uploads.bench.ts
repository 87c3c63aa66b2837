import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastUploadRowsASecond, longKinds, uploadRowsASecond } from './upload-figures';
import type { Row } from './row';
import { rosterWorkbook } from './workbook';

export const name = 'uploads';

/** Fewer for a look on the way: `UPLOAD_ROWS=2000`. */
const people = Number(process.env.UPLOAD_ROWS ?? 100_000);
const mostSeconds = 30;
const mostMegabytes = 128;
/** A function has 256 MB; what it may take of them for reading is half, and its heap less. */
const heapMb = 96;

interface Read {
  readonly fileMb: number;
  /** Of a processor, each call's. */
  readonly callsMs: readonly number[];
  readonly grownMb: number;
}

/** In a process of its own, so that nothing else's memory is counted. */
function readInOneGo(): Read {
  const folder = mkdtempSync(join(tmpdir(), 'uploads-bench-'));
  const file = join(folder, 'roster.xlsx');
  try {
    const body = rosterWorkbook(people);
    writeFileSync(file, body);
    const script = join(__dirname, 'upload-memory.ts');
    const options = [
      `--max-old-space-size=${heapMb}`,
      '--expose-gc',
      '--import',
      'tsx',
      script,
      file,
      String(people),
    ];
    const run = spawnSync(process.execPath, options, { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return { ...(JSON.parse(run.stdout) as Omit<Read, 'fileMb'>), fileMb: body.length / 1024 / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const kindNames = {
  roster: 'a roster',
  elsewhere: 'payments made elsewhere',
  residents: 'residents',
} as const;

/** From the upload to the effect over a database 10 ms away. */
async function rateOf(kind: (typeof longKinds)[number]): Promise<Row> {
  const { all, checked } = await uploadRowsASecond(kind, Math.min(2_000, people));
  return {
    figure: `rows of ${kindNames[kind]} from upload to effect, by counted round trips of 10 ms`,
    value: all,
    unit: 'rows/s',
    limit: leastUploadRowsASecond,
    peer: `${checked} rows/s read and checked`,
  };
}

/** A workbook of 100,000 people on 12 columns is read and checked call by call; 2,000 rows of each long kind go from upload to effect. */
export async function run(): Promise<Row[]> {
  const { fileMb, callsMs, grownMb } = readInOneGo();
  const longest = Math.max(...callsMs) / 1000;
  const all = callsMs.reduce((sum, ms) => sum + ms, 0) / 1000;
  const rates: Row[] = [];
  for (const kind of longKinds) rates.push(await rateOf(kind));
  return [
    {
      figure: `${people} rows of 12 columns read and checked, processor time of the longest call`,
      value: Number(longest.toFixed(1)),
      unit: 's',
      limit: mostSeconds,
      peer: `${callsMs.length} calls, ${all.toFixed(1)} s together; a workbook of ${fileMb.toFixed(1)} MB, the database not counted`,
    },
    { figure: '  memory that this adds', value: Math.round(grownMb), unit: 'MB', limit: mostMegabytes },
    ...rates,
  ];
}
