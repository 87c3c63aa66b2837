import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastUploadRowsASecond, uploadRowsASecond } from './upload-figures';
import type { Row } from './row';
import { rosterWorkbook } from './workbook';

export const name = 'uploads';

const people = 100_000;
/** A function has 256 MB; what it may take of them for reading is half, and its heap less. */
const heapMb = 96;

interface Read {
  readonly fileMb: number;
  /** Of a processor. */
  readonly ms: number;
  readonly grownMb: number;
}

/** In a process of its own, so that nothing else's memory is counted. */
function readInOneGo(): Read {
  const folder = mkdtempSync(join(tmpdir(), 'uploads-bench-'));
  const file = join(folder, 'roster.xlsx');
  try {
    writeFileSync(file, rosterWorkbook(people));
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
    return JSON.parse(run.stdout) as Read;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A workbook of 100,000 people is read in one call; 2,000 rows go from the upload to their effect over a database 10 ms away. */
export async function run(): Promise<Row[]> {
  const { fileMb, ms, grownMb } = readInOneGo();
  const rate = await uploadRowsASecond();
  const peer = `a workbook of ${fileMb.toFixed(1)} MB, the database not counted`;
  return [
    {
      figure: '100,000 rows of XLSX, processor time to read them',
      value: Number((ms / 1000).toFixed(1)),
      unit: 's',
      limit: 30,
      peer,
    },
    {
      figure: '100,000 rows of XLSX, memory that reading adds',
      value: Math.round(grownMb),
      unit: 'MB',
      limit: 128,
    },
    {
      figure: 'rows from upload to effect, by counted round trips of 10 ms',
      value: rate.all,
      unit: 'rows/s',
      limit: leastUploadRowsASecond,
      peer: `${rate.checked} rows/s read and checked`,
    },
  ];
}
