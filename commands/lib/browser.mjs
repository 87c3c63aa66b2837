import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SettingError } from './settings.mjs';
import { inSeconds, run } from './run.mjs';

/** Chromium without a window: the tests take half as long in it. */
const headlessShell = '/usr/bin/chromium-headless-shell';
const usualPlaces = [
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Where Chromium is on this machine, or undefined. CHROMIUM_PATH comes first.
 * @throws {SettingError} where CHROMIUM_PATH names no file
 */
export function findChromium(environment = process.env) {
  const named = environment.CHROMIUM_PATH;
  if (!named) return usualPlaces.find((path) => existsSync(path));
  if (existsSync(named)) return named;
  throw new SettingError(`CHROMIUM_PATH 指向的文件不存在：${named}\nCHROMIUM_PATH names no file: ${named}`);
}

/** Without a Chinese font a page's words are boxes, and their sizes are not those that people see. */
function chineseFontMissing() {
  if (process.platform !== 'linux') return false;
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return fonts.status !== 0 || fonts.stdout.trim() === '';
}

/** Posters are printed to a picture: what a PDF only names and doesn't draw is seen there alone. */
function printerMissing() {
  return spawnSync('pdftoppm', ['-v']).error !== undefined;
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function words(packages) {
  return (
    `浏览器和海报的测试还需要：${packages.join('、')}。Debian/Ubuntu：sudo apt-get install -y ${packages.join(' ')}；` +
    `已有 Chrome 或 Chromium 的，用 CHROMIUM_PATH=路径 指明。\n` +
    `The tests in a browser and of posters need ${packages.join(' and ')}: sudo apt-get install -y ${packages.join(' ')} on ` +
    'Debian or Ubuntu, or name an existing Chrome or Chromium by CHROMIUM_PATH=path.\n'
  );
}

function missingPackages() {
  const shell = findChromium() === undefined || (mayInstall() && findChromium() === '/usr/bin/chromium');
  return [
    ...(shell ? ['chromium-headless-shell'] : []),
    ...(chineseFontMissing() ? ['fontconfig', 'fonts-noto-cjk'] : []),
    ...(printerMissing() ? ['poppler-utils'] : []),
  ];
}

/**
 * Installs Chromium, a Chinese font and what prints a PDF to a picture where they are missing and this user may (Debian,
 * root); says in words what to install where he may not. Answers Chromium's path, or undefined.
 */
export async function installBrowser() {
  const missing = missingPackages();
  if (missing.length === 0) return findChromium();
  if (!mayInstall()) {
    process.stderr.write(words(missing));
    return findChromium();
  }
  process.stderr.write(`正在安装 · Installing: ${missing.join(' ')}\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { label: 'apt-get update', quiet: true, env });
  const { code, seconds } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
    label: 'apt-get install',
    quiet: true,
    env,
  });
  process.stderr.write(code === 0 ? `  apt-get install: ${inSeconds(seconds)}\n` : words(missing));
  return findChromium();
}
