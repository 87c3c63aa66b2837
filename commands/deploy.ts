/**
 * Brings a cloud environment of WeChat's to what this release declares, and uploads the mini-program:
 *
 *     npm run deploy -- --env ID --key FILE --version V [--dry-run]
 *
 * Ends with 0 where everything is as declared, with 1 where it stopped or something is left to a person, with 2 where
 * the command was written wrongly. Whatever stopped it, the same command goes on from there.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MessageTemplatesError, messageTemplatesFrom } from '../contract/message-templates';
import { connect } from './deploy/connect';
import { ArgumentsError, readArguments, usage } from './deploy/arguments';
import type { DeployArguments } from './deploy/arguments';
import { hashOfFolder, packFunction } from './deploy/code';
import type { Outcome, Release } from './deploy/deploy';
import { deploy } from './deploy/deploy';
import { stopMessage } from './deploy/explain';
import { readKeyFile } from './deploy/key-file';
import { projectFolder as root, readProject } from './deploy/project-files';
import { Rehearsal } from './deploy/rehearsal';
import { keepInSafeFile, readSafeFile } from './deploy/safe-file';
import type { Values } from './deploy/variables';
import { weChatUploader } from './deploy/wechat-uploader';
import { build } from './lib/builds.mjs';
import { wechatCi } from './lib/wechat-ci.mjs';
import { run } from './lib/run.mjs';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
function newKey(): string {
  return `1:${randomBytes(32).toString('hex')}`;
}

/** A check or a build failed; what it said stands above. */
class UnfitError extends Error {}

const declared = readProject();

/** Everything by name, for an environment in which nothing was made yet. */
async function rehearse({ envId, version }: DeployArguments): Promise<Outcome> {
  say('A dry run: nothing is called, built or changed. These are the calls for an empty environment.');
  say('Checking and building');
  for (const step of ['npm run check', 'build:functions', 'build:weapp']) say(`    ${step}`);
  const values = declared.variables.map(({ name, what }): [string, string] => [name, `(${what})`]);
  return deploy(
    { declared, code: new Map(), program: { version, hash: '' } },
    {
      service: new Rehearsal(say),
      envId,
      say,
      sleep: () => Promise.resolve(),
      uploader: {
        upload: async () => say('    miniprogram-ci upload'),
      },
      sources: { given: Object.fromEntries(values), kept: {}, newKey: () => '(a new key)' },
      keep: ({ made }) => say(`    keep in the safe file: ${made.join(', ')}`),
    },
  );
}

async function deployRelease({ envId, version, keyFile }: DeployArguments): Promise<Outcome> {
  const keys = readKeyFile(resolve(keyFile), envId, root);
  const appId = readAppId();
  const release = await makeRelease(version, keys.variables);
  return deploy(release, {
    service: await connect(envId, keys),
    envId,
    say,
    sleep,
    uploader: weChatUploader({
      packageFolder: wechatCi,
      appId,
      projectFolder: root,
      uploadKeyFile: keys.uploadKeyFile,
    }),
    sources: { given: keys.variables, kept: readSafeFile(keys.safeFile), newKey },
    keep: (settled) => {
      keepInSafeFile(keys.safeFile, settled);
      if (settled.made.length > 0)
        say(`Made ${settled.made.join(', ')}: put ${keys.safeFile} into the office's safe`);
    },
  });
}

function readAppId(): string {
  const { appid } = JSON.parse(readFileSync(join(root, 'project.config.json'), 'utf8')) as { appid: string };
  if (/^wx[0-9a-f]{16}$/.test(appid)) return appid;
  throw new UnfitError(
    `project.config.json has "${appid}" as appid: put the mini-program's in (开发管理 → 开发设置 → AppID).`,
  );
}

function useTemplatesOf({ MESSAGE_TEMPLATES: templates }: Values): void {
  if (templates === undefined) return;
  try {
    messageTemplatesFrom(templates);
  } catch (error) {
    if (!(error instanceof MessageTemplatesError)) throw error;
    throw new UnfitError(`${error.message}: mend it in the key file's variables.`);
  }
  process.env.MESSAGE_TEMPLATES = templates;
}

/** Builds with the templates that the functions are given: the app asks for consent to the very same ones. */
async function makeRelease(version: string, variables: Values): Promise<Release> {
  useTemplatesOf(variables);
  say('Checking and building');
  const check = await run('npm', ['run', 'check'], { label: 'npm run check', quiet: true });
  if (check.code !== 0) throw new UnfitError('npm run check failed: mend what it names first.');
  for (const name of ['functions', 'weapp'] as const) {
    const { ok } = await build(name);
    if (!ok) throw new UnfitError(`build:${name} failed: mend what it names first.`);
  }
  const functions = join(root, 'dist', 'cloudfunctions');
  const code = new Map(declared.functions.map(({ name }) => [name, packFunction(join(functions, name))]));
  return { declared, code, program: { version, hash: hashOfFolder(join(root, 'dist', 'weapp')) } };
}

async function main(): Promise<number> {
  try {
    const given = readArguments(process.argv.slice(2));
    const { remaining, changed } = await (given.dryRun ? rehearse(given) : deployRelease(given));
    if (!given.dryRun && !changed && remaining.length === 0) say('Nothing was changed');
    return remaining.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof ArgumentsError) {
      process.stderr.write(`${error.message}\n${usage}\n`);
      return 2;
    }
    process.stderr.write(stopMessage(error));
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
