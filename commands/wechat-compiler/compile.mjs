// Compiles the mini-program as WeChat does on upload, without a network: `compile.mjs PACKAGE PROJECT RESULT`. A process
// of its own (see commands/lib/wechat-compile.mjs), as the package writes to standard output and stays alive.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packageFolder, projectPath, resultFile] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const ci = require(packageFolder);
ci.setLocale('en');
// It would ask WeChat for the list of file endings it may upload, and goes on with its own where nobody answers.
ci.proxy('http://127.0.0.1:9');

/** The package asks for an upload key before it compiles; nothing is signed with this one. */
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

const project = new ci.Project({
  appid: 'wx0000000000000000',
  type: 'miniProgram',
  projectPath,
  privateKey,
  ignores: ['node_modules/**/*'],
});
/** WeChat's server would say the limits of this app id; the package's own are the usual ones. */
project.attr = async () => ci.DefaultProjectAttr;

const warnings = [];
function onProgressUpdate(task) {
  if (typeof task === 'object' && (task.status === 'warn' || task.status === 'fail')) {
    warnings.push(`${task.status}: ${task.message}`);
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
const projectConfig = readJson(join(projectPath, 'project.config.json'));
const { miniprogramRoot } = projectConfig;

/** Keys at any depth that the schema doesn't have, as `setting.es9`. */
function unknownKeys(value, schema, path = '') {
  if (schema?.properties === undefined || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key in schema.properties
      ? unknownKeys(inner, schema.properties[key], `${path}${key}.`)
      : [`${path}${key}`],
  );
}

/** What WeChat's schemas say of the JSON files; the compiler keeps these warnings to itself. */
async function warningsOfJson() {
  const app = readJson(join(projectPath, miniprogramRoot, 'app.json'));
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ];
  const checked = [
    ['app', await ci.getAppJSON(project)],
    ...(await Promise.all(
      pages.map(async (pagePath) => [pagePath, await ci.getPageJSON(project, { miniprogramRoot, pagePath })]),
    )),
  ];
  const sitemap = ci.schemaValidate('sitemap', await ci.getSiteMapJSON(project)).warning;
  const { properties } = require(join(packageFolder, 'dist/schema/dist/projectconfig.js'));
  return [
    ...checked.flatMap(([name, json]) => (json.__warning__ ? [`${name}.json: ${json.__warning__}`] : [])),
    ...(sitemap ? [sitemap] : []),
    ...unknownKeys(projectConfig, { properties }).map((key) => `project.config.json: unknown key ${key}`),
    ...ci
      .schemaValidate('projectconfig', projectConfig)
      .error.map((e) => `project.config.json: ${JSON.stringify(e)}`),
  ];
}

try {
  const compiled = await ci.getCompiledResult({
    project,
    version: '1.0.0',
    setting: { useProjectConfig: true },
    onProgressUpdate,
  });
  warnings.push(...(await warningsOfJson()));
  const quality = (await ci.checkCodeQuality(project))
    .filter(({ success }) => !success)
    .map(({ name, text }) => ({ name, words: String(text) }));
  const files = Object.entries(compiled).map(([path, content]) => ({
    path,
    bytes: Buffer.byteLength(content),
  }));
  writeFileSync(resultFile, JSON.stringify({ files, warnings, quality }));
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
}
