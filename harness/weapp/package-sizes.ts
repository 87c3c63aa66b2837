import fs from 'node:fs';
import path from 'node:path';
import { filesUnder, readJson } from './dist-files';
import type { AppConfig } from './dist-files';

export interface PackageSize {
  /** `main`, or a subpackage's root. */
  readonly name: string;
  readonly bytes: number;
}

/** What WeChat allows a package, and all of them together. */
export const packageLimitBytes = 2 * 1024 * 1024;
export const totalLimitBytes = 30 * 1024 * 1024;

/** Bytes of each package of a build, the main one first. WeChat counts the files as they are, source maps left out. */
export function packageSizes(dist: string): PackageSize[] {
  const { subPackages = [] } = readJson(path.join(dist, 'app.json')) as AppConfig;
  const sizes = new Map<string, number>([
    ['main', 0],
    ...subPackages.map(({ root }): [string, number] => [root, 0]),
  ]);
  for (const file of filesUnder(dist)) {
    if (file.endsWith('.map')) continue;
    const home =
      subPackages.find(({ root }) => file.startsWith(`${root.replace(/\/$/, '')}/`))?.root ?? 'main';
    sizes.set(home, (sizes.get(home) ?? 0) + fs.statSync(path.join(dist, file)).size);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes }));
}
