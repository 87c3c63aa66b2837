/**
 * Checks a notice's file whole, and says what to write instead of what is wrong:
 *
 *     npm run notices:check -- FILE [--before FILE] [--cases FILE] [--today YYYY-MM-DD]
 *
 * The same as an officer sees on the page of a draft. `--before`: an earlier notice; prints the differences in words, and what
 * changes for typical people and why. `--cases`: trial cases as JSON, `[{"name", "facts", "payFen", "coverFrom", "coverTo"}]`.
 * Ends with 1 where something is wrong or a case comes out otherwise.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { checkNotice, createPolicy, type NoticeDocument, type Problem, shippedNotices } from '../policy';
import {
  changesByReason,
  changesFor,
  differencesInWords,
  type PersonChange,
  runTrials,
  toldInWords,
  type TrialCase,
} from '../policy/authoring';
import { noticesUnder } from '../policy/notice/consistency/overlay';
import { chinaToday } from './lib/china-today';
import { type IsoDay, isIsoDay } from '../policy/calendar';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return fail(`读不了文件 ${file}，请检查路径`);
  }
  try {
    return JSON.parse(text);
  } catch {
    return fail(`${file} 不是 JSON，请检查引号、逗号和括号`);
  }
}

function lineOf({ rule, field, problem, instead }: Problem): string {
  const where = [rule === null ? '' : `规则 ${rule}`, field ?? ''].filter((part) => part !== '').join('，');
  return `  ${where === '' ? '整份通知' : where}：${problem}。${instead}。`;
}

function readEarlier(file: string): NoticeDocument {
  const value = readJson(file);
  const { problems } = checkNotice(value);
  const [first] = problems;
  if (first !== undefined) fail(`${file} 这份以前的通知有错，先改正：\n${lineOf(first)}`);
  return value as NoticeDocument;
}

function sayPerson({ who, before, after }: PersonChange): void {
  say(`  ${who}：${toldInWords(before)} → ${toldInWords(after)}`);
}

function sayDifferences(before: NoticeDocument, notice: NoticeDocument): void {
  const others = [...shippedNotices, before];
  const differences = differencesInWords(before, notice, noticesUnder(notice, others) ?? []);
  const moved = differences.filter(({ onlyMoved }) => onlyMoved).length;
  say(`和 ${before.id} 相比，${differences.length} 处不同，其中 ${moved} 处只是日期往后推：`);
  for (const { sentence, onlyMoved, fields } of differences) {
    if (onlyMoved) continue;
    say(`  ${sentence}`);
    for (const { label, before: was, after: is } of fields)
      say(`    ${label}：${was ?? '没有'} → ${is ?? '没有'}`);
  }
  const changes = changesFor(before, notice, others);
  say(`${changes.length} 种典型的人里，${changes.filter(({ differs }) => differs).length} 种的结果不同：`);
  for (const { why, people } of changesByReason(changes)) {
    for (const sentence of why) say(`因为${sentence}`);
    people.forEach(sayPerson);
  }
}

/** Whether every case came out as expected. */
function sayTrials(notice: NoticeDocument, cases: readonly TrialCase[]): boolean {
  const results = runTrials(createPolicy([...shippedNotices, notice]), notice, cases);
  for (const { name, differences } of results) {
    say(`  ${name}：${differences.length === 0 ? '和通知说的一样' : differences.join('；')}`);
  }
  return results.every(({ differences }) => differences.length === 0);
}

function todayFrom(given: string | undefined): IsoDay {
  if (given === undefined) return chinaToday();
  return isIsoDay(given) ? given : fail('--today 要写成 2024-11-20 这样，并且真有这一天');
}

function casesIn(file: string): readonly TrialCase[] {
  const value = readJson(file);
  const cases = Array.isArray(value)
    ? (value as readonly Partial<TrialCase>[])
    : fail(`${file} 要是一个列表`);
  return cases.map((one, at) => {
    const { name = `第 ${at + 1} 个`, facts, payFen } = one;
    if (typeof facts !== 'object' || payFen === undefined) {
      return fail(
        `${file} 第 ${at + 1} 个案例要写 facts（这个人的情况）和 payFen（按通知要缴多少分，不能缴写 null）`,
      );
    }
    return { ...one, name, facts, payFen };
  });
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { before: { type: 'string' }, cases: { type: 'string' }, today: { type: 'string' } },
  });
  const file = positionals[0] ?? fail('用法：npm run notices:check -- 文件 [--before 文件] [--cases 文件]');
  const value = readJson(file);
  const before = values.before === undefined ? undefined : readEarlier(values.before);
  const today = todayFrom(values.today);
  const began = performance.now();
  const { problems, toConfirm } = checkNotice(value, {
    today,
    others: [...shippedNotices, ...(before === undefined ? [] : [before])],
    ...(before === undefined || before.year >= ((value as Partial<NoticeDocument> | null)?.year ?? 0)
      ? {}
      : { lastYear: before }),
  });
  const ms = Math.round(performance.now() - began);
  say(`${problems.length} 处要改正，${toConfirm.length} 处请确认（检查用了 ${ms} 毫秒）`);
  for (const problem of problems) say(lineOf(problem));
  if (toConfirm.length > 0) say('请确认：');
  for (const question of toConfirm) say(lineOf(question));
  if (problems.length > 0) process.exitCode = 1;
  else {
    const notice = value as NoticeDocument;
    if (before !== undefined) sayDifferences(before, notice);
    const cases = values.cases === undefined ? [] : casesIn(values.cases);
    if (!sayTrials(notice, cases)) process.exitCode = 1;
  }
}

main();
