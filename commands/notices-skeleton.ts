/**
 * Writes the clause skeleton of a notice from its text: the clauses in order, how many paragraphs each has, a hash of
 * its words, and the rules of `policy/notices/ID.json` that carry it. What was written by hand (`why`) stays:
 *
 *     npm run notices:skeleton -- FILE --notice ID
 *
 * Prints the clauses that no rule carries and for which no reason is given yet.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { NoticeDocument } from '../policy';
import { splitNotice } from '../policy/authoring';
import { isNoticeId, skeletonFrom } from './lib/skeleton';
import type { Skeleton } from './lib/skeleton';

const policyFolder = path.resolve(__dirname, '../policy');

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { notice: { type: 'string' } },
  });
  const [text] = positionals;
  const id = values.notice;
  if (text === undefined || id === undefined || !existsSync(text) || !isNoticeId(id)) {
    process.stderr.write(
      '用法：npm run notices:skeleton -- 文件 --notice 编号（文件要存在；编号只能有小写字母、数字和连字符）\n',
    );
    process.exitCode = 2;
    return;
  }
  const file = path.join(policyFolder, 'skeleton', `${id}.json`);
  const notice = readJson(path.join(policyFolder, 'notices', `${id}.json`)) as NoticeDocument | null;
  const skeleton = skeletonFrom(id, splitNotice(readFileSync(text, 'utf8')), {
    rules: notice?.rules ?? [],
    known: readJson(file) as Skeleton | null,
  });
  writeFileSync(file, `${JSON.stringify(skeleton, null, 2)}\n`);
  const open = skeleton.clauses.filter(({ rules, why }) => rules === undefined && why === undefined);
  for (const { clause } of open) process.stdout.write(`${clause}：还没有规则，请写 why 说明原因\n`);
  process.stdout.write(`${id}：${skeleton.clauses.length} 条，${open.length} 条还要说明\n`);
}

main();
