import { existsSync, readFileSync } from 'node:fs';
import { inProject } from './root.mjs';
import { inSeconds, run } from './run.mjs';

/** Name and version of each package that must be there; optional ones depend on the machine. */
function packagesOf(file) {
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.peer && !entry.devOptional)
    .map(([path, entry]) => `${path}@${entry.version}`);
}

/** True where a package of `package-lock.json` is not in `node_modules`, or in another version. */
export function packagesMissing() {
  const installed = inProject('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  const there = new Set(packagesOf(installed));
  return packagesOf(inProject('package-lock.json')).some((entry) => !there.has(entry));
}

/** As the lock file says. Where this machine's npm doesn't accept the file as it is, as near to it as npm can. */
async function install() {
  const exact = await run('npm', ['ci'], { label: 'npm ci', quiet: true });
  if (exact.code === 0) return exact;
  return run('npm', ['install', '--no-save'], { label: 'npm install', quiet: true });
}

/** Installs the packages where they are missing. Ends the process with words where that fails. */
export async function installPackages() {
  if (!packagesMissing()) return;
  process.stderr.write(
    '正在安装依赖包（只需一次，约两分钟） · Installing packages (once, about two minutes)\n',
  );
  const { code, seconds } = await install();
  if (code !== 0) {
    process.stderr.write(
      '依赖包没有装上：请检查网络和 npm 源，再运行一次。 · The packages could not be installed: check the network ' +
        "and npm's registry, then run this again.\n",
    );
    process.exit(1);
  }
  process.stderr.write(`  ${inSeconds(seconds)}\n`);
}
