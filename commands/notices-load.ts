/**
 * Splits the official text of a notice by its numbering, compares it with the clause skeleton, and stores it for residents
 * to read:
 *
 *     npm run notices:load -- FILE [--notice ID]
 *
 * Writes `official-texts/<notice>.json` under `DATA_DIR` (`.data` where it isn't set). Ends with 1 where the text differs
 * from the skeleton: the text is stored all the same, since it is the office that answers for it. A notice that has no
 * skeleton yet is named by `--notice`, and not compared.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { clauseLabel } from '../policy';
import { splitNotice, type TextClause } from '../policy/authoring';
import type { Skeleton } from './lib/skeleton';
import { compareWithSkeleton, isNoticeId, likeness } from './lib/skeleton';

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

/**
 * The skeleton of the notice that was asked for, null where it has none yet: any notice can be loaded. Without a notice, the
 * skeleton that has most in common with the text.
 */
function skeletonFor(clauses: readonly TextClause[], notice: string | undefined): Skeleton | null {
  const all = skeletons();
  if (notice !== undefined) {
    if (!isNoticeId(notice))
      return fail(`编号 ${notice} 不对：只能有小写字母、数字和连字符，例如 hunan-2024`);
    return all.find((one) => one.notice === notice) ?? null;
  }
  const names = all.map((one) => one.notice).join('、');
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
  const notice = skeleton?.notice ?? values.notice ?? '';
  const differences = skeleton === null ? [] : compareWithSkeleton(skeleton, clauses);
  const folder = path.join(process.env.DATA_DIR ?? path.resolve(__dirname, '../.data'), 'official-texts');
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, `${notice}.json`);
  writeFileSync(target, `${JSON.stringify({ notice, clauses }, null, 2)}\n`);
  for (const { clause, difference } of differences) say(`${clauseLabel(clause)}（${clause}）：${difference}`);
  const compared = skeleton === null ? '还没有骨架可以比对' : `${differences.length} 条和骨架不同`;
  say(`${notice}：${clauses.length} 条，${compared}；已存到 ${target}`);
  if (differences.length > 0) process.exitCode = 1;
}

load();
