import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './builds.mjs';
import { inProject, tool } from './root.mjs';
import { run } from './run.mjs';
import { wechatCi } from './wechat-ci.mjs';

/** What a suite ended with: `{ name, passed, failed, skipped, seconds }`. */
function result(name, began, counts) {
  return {
    name,
    passed: 0,
    failed: 0,
    skipped: 0,
    ...counts,
    seconds: (Date.now() - began) / 1000,
  };
}

function heading(name) {
  return process.stderr.write(`\n── ${name}\n`);
}

/** Answers whether it found nothing. */
async function check([name, args]) {
  const { code } = await run(tool(name), args, { label: name, quiet: true });
  process.stderr.write(`  ${name}: ${code === 0 ? 'ok' : 'failed'}\n`);
  return code === 0;
}

/** Types, lint, format, and who imports whom: one test each, side by side, for each keeps one core busy. */
export async function runChecks() {
  heading('check');
  const began = Date.now();
  const checks = [
    ['tsc', ['--noEmit']],
    ['eslint', ['.']],
    ['prettier', ['--check', '--log-level', 'warn', '.']],
    ['depcruise', ['--output-type', 'err', '.']],
  ];
  const outcomes = await Promise.all(checks.map(check));
  const failed = outcomes.filter((ok) => !ok).length;
  return result('check', began, { passed: checks.length - failed, failed });
}

/** WeChat's own compiler, which the tests of the build need. Not to be had is a failure, not something to skip. */
async function hasWechatCi() {
  try {
    await wechatCi();
    return true;
  } catch (error) {
    process.stderr.write(`  ${error.message}\n`);
    return false;
  }
}

/** The three builds, side by side, and what WeChat compiles them with: one test each. */
export async function runBuilds() {
  heading('builds');
  const began = Date.now();
  const names = ['functions', 'weapp', 'h5'];
  const outcomes = await Promise.all([...names.map(async (name) => (await build(name)).ok), hasWechatCi()]);
  const failed = outcomes.filter((ok) => !ok).length;
  return result('builds', began, { passed: outcomes.length - failed, failed });
}

/** One of jest's projects. A file that doesn't load counts as a failed test, and so does a project without tests. */
export async function runJest(project, { workers, env = {} }) {
  heading(project);
  const began = Date.now();
  const report = inProject('.cache', 'tests', `${project}.json`);
  mkdirSync(inProject('.cache', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    '--selectProjects',
    project,
    '--ci',
    `--maxWorkers=${workers}`,
    '--json',
    '--outputFile',
    report,
  ];
  const { code } = await run(tool('jest'), args, { env });
  if (!existsSync(report)) return result(project, began, { failed: 1 });
  const said = JSON.parse(readFileSync(report, 'utf8'));
  const failed = said.numFailedTests + said.numRuntimeErrorTestSuites;
  const unexplained = failed === 0 && (code !== 0 || said.numPassedTests === 0) ? 1 : 0;
  return result(project, began, {
    passed: said.numPassedTests,
    failed: failed + unexplained,
    skipped: said.numPendingTests + said.numTodoTests,
  });
}
