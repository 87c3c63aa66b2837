/**
 * Splits the official text of a notice by its numbering, compares it with the clause skeleton, and stores it for residents
 * to read:
 *
 *     npm run notices:load -- FILE [--notice ID]
 *
 * Writes `official-texts/<notice>.json` under `DATA_DIR` (`.data` where it isn't set). Ends with 1 where the text differs
 * from the skeleton: the text is stored all the same, since it is the office that answers for it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { clauseLabel } from '../policy';
import type { TextClause } from './lib/notice-text';
import { splitNotice } from './lib/notice-text';
import type { Skeleton } from './lib/skeleton';
import { compareWithSkeleton, likeness } from './lib/skeleton';

const skeletonFolder = path.resolve(__dirname, '../policy/skeleton');

function say(line: string): void {
  return void process.stdout.write(`${line}\n`);
}
function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}

function skeletons(): readonly Skeleton[] {
  return readdirSync(skeletonFolder).map(
    (name) => JSON.parse(readFileSync(path.join(skeletonFolder, name), 'utf8')) as Skeleton,
  );
}

/** The skeleton that was asked for, or the one that has most in common with the text. */
function skeletonFor(clauses: readonly TextClause[], notice: string | undefined): Skeleton {
  const all = skeletons();
  const names = all.map((one) => one.notice).join('、');
  if (notice !== undefined) {
    return all.find((one) => one.notice === notice) ?? fail(`没有编号为 ${notice} 的通知，现在有：${names}`);
  }
  const [best] = [...all].sort((one, other) => likeness(other, clauses) - likeness(one, clauses));
  if (best === undefined || likeness(best, clauses) === 0) {
    return fail(`认不出这是哪份通知，请用 --notice 指明，现在有：${names}`);
  }
  return best;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fail(`读不了文件 ${file}，请检查路径`);
  }
}

function load(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { notice: { type: 'string' } },
  });
  const file = positionals[0] ?? fail('用法：npm run notices:load -- 文件 [--notice 编号]');
  const clauses = splitNotice(read(file));
  const skeleton = skeletonFor(clauses, values.notice);
  const differences = compareWithSkeleton(skeleton, clauses);
  const folder = path.join(process.env.DATA_DIR ?? path.resolve(__dirname, '../.data'), 'official-texts');
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, `${skeleton.notice}.json`);
  writeFileSync(target, `${JSON.stringify({ notice: skeleton.notice, clauses }, null, 2)}\n`);
  for (const { clause, difference } of differences) say(`${clauseLabel(clause)}（${clause}）：${difference}`);
  say(`${skeleton.notice}：${clauses.length} 条，${differences.length} 条和骨架不同；已存到 ${target}`);
  if (differences.length > 0) process.exitCode = 1;
}

load();
