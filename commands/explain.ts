/**
 * One determination, printed for a person:
 *
 *     npm run explain -- '{"id":"a","region":"360983001","year":2024,"payOn":"2023-10-01"}'
 */
import { FactSheetError, parseFactSheet, policy } from '../policy';
import { withDeclaredIdentities } from '../policy/declared-identities';
import { explain } from './lib/explanation';

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const [text] = process.argv.slice(2);
const value = text === undefined ? undefined : read(text);
if (text === undefined) {
  fail(`用法：npm run explain -- '{"id":"a","region":"360983001","year":2024,"payOn":"2023-10-01"}'`);
} else if (value === undefined) {
  fail('给的内容不是 JSON，请检查引号和括号。');
} else {
  try {
    const lines = explain(policy, policy.determine(withDeclaredIdentities(policy, parseFactSheet(value))));
    process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof FactSheetError)) throw error;
    fail(`${error.field ?? '内容'}：${error.message}（${error.code}）`);
  }
}
