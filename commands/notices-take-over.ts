/**
 * Writes last year's notice as a draft for another year, days moved with it:
 *
 *     npm run -s notices:take-over -- FILE --year 2025 > NEW-FILE
 *
 * Says on the side how many values nobody has held against the new paper yet, by rule.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { validateNotice } from '../policy';
import { takeOver } from '../policy/authoring';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { year: { type: 'string' } },
  });
  const [file] = positionals;
  const year = Number(values.year);
  if (file === undefined || !existsSync(file) || !Number.isInteger(year)) {
    process.stderr.write('用法：npm run -s notices:take-over -- 文件 --year 年度（文件要存在）\n');
    process.exitCode = 2;
    return;
  }
  const { notice, toConfirm } = takeOver(validateNotice(JSON.parse(readFileSync(file, 'utf8')), file), year);
  process.stdout.write(`${JSON.stringify(notice, null, 2)}\n`);
  const rules = new Set(toConfirm.map(({ rule }) => rule ?? '标题和条款'));
  for (const rule of rules) {
    const open = toConfirm.filter((one) => (one.rule ?? '标题和条款') === rule).map(({ field }) => field);
    process.stderr.write(`${rule}：请对照新通知核对 ${open.join('、')}\n`);
  }
}

main();
