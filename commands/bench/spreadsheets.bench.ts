import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { build } from 'esbuild';
import { fen } from '../../policy/money';
import { type OutCell, type OutSheet, writeCsv, writeWorkbook } from '../../server/spreadsheets';
import { madeUpPerson } from './made-up-people';
import { measuredChild } from './measured-child';
import type { Row } from './row';

export const name = 'spreadsheets';

const rows = 100_000;
const mostSeconds = 30;
const mostMegabytes = 128;
const headings =
  '序号,区划代码,村（社区）,姓名,证件号码,出生日期,身份类别,认定日期,缴费金额（元）,缴费日期,户号,备注'.split(
    ',',
  );

function* cells(): Generator<readonly OutCell[]> {
  for (let at = 0; at < rows; at += 1) {
    const { name: called, number, birthDate } = madeUpPerson(at);
    const identity = at % 9 === 0 ? '低保对象' : '';
    const amount = { fen: fen(38_000) };
    const household = `H${String(at).padStart(8, '0')}`;
    yield [
      at + 1,
      '140525',
      `第${at % 997}村`,
      called,
      number,
      { day: birthDate },
      identity,
      null,
      amount,
      null,
      household,
      `第${at}行`,
    ];
  }
}

function sheet(): OutSheet {
  return { name: '名册', columns: headings.map((heading) => ({ heading, width: 12 })), rows: cells() };
}

/** Bundled as the cloud functions are, so that what is measured is the reading. */
async function reader(folder: string): Promise<string> {
  const outfile = path.join(folder, 'read.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'read-table.ts')],
    bundle: true,
    platform: 'node',
    target: 'node16',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

async function readRows(program: string, file: string): Promise<readonly Row[]> {
  const { seconds, megabytes, output, code } = await measuredChild([program, file]);
  const read = (JSON.parse(output || '{}') as { rows?: number }).rows ?? 0;
  if (code !== 0 || read !== rows + 1) throw new Error(`${read} rows were read, and it ended with ${code}`);
  const kind = path.extname(file).slice(1).toUpperCase();
  const size = `${(statSync(file).size / 1024 / 1024).toFixed(1)} MB on disk`;
  return [
    {
      figure: `${kind}: 100,000 rows of 12 columns read in`,
      value: seconds,
      unit: 's',
      limit: mostSeconds,
      peer: size,
    },
    { figure: '  greatest resident size', value: megabytes, unit: 'MB', limit: mostMegabytes },
  ];
}

/** A roster of 100,000 rows written, and read in a process of its own. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spreadsheets-bench-'));
  try {
    const [xlsx, csv] = [path.join(folder, 'roster.xlsx'), path.join(folder, 'roster.csv')];
    const began = performance.now();
    await pipeline(Readable.from(writeWorkbook([sheet()])), createWriteStream(xlsx));
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    await pipeline(Readable.from(writeCsv(headings, cells())), createWriteStream(csv));
    const program = await reader(folder);
    return [
      { figure: 'XLSX: 100,000 rows of 12 columns written in', value: seconds, unit: 's' },
      ...(await readRows(program, xlsx)),
      ...(await readRows(program, csv)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
