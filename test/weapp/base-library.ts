import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from '../../harness/weapp/dist-files';

const root = path.resolve(__dirname, '../..');

/** A version of the base library, as `2.20.1`. */
export type Version = string;

/** Below zero where `a` is the older one. */
export function compareVersions(a: Version, b: Version): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const differing = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return differing < 0 ? 0 : (left?.[differing] ?? 0) - (right?.[differing] ?? 0);
}

const declarations = readFileSync(
  path.join(root, 'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts'),
  'utf8',
)
  .split('/**')
  .slice(1);

/** From which base library WeChat's own typings say that `wx.name` is there; undefined where they say nothing. */
export function neededBy(name: string): Version | undefined {
  const documented = declarations.filter((text) => new RegExp(`\\*/\\s+${name}\\s*[(<:]`).test(text));
  const versions = documented.flatMap((text) => /^\* 需要基础库： `([\d.]+)`/m.exec(text)?.[1] ?? []);
  return versions.sort(compareVersions).at(0);
}

/** The names of WeChat's APIs that the app's own sources call, through Taro or on `wx` itself. */
export function calledApis(): string[] {
  const sources = filesUnder(path.join(root, 'src')).filter((file) => /\.tsx?$/.test(file));
  const names = sources.flatMap((file) =>
    [...readFileSync(path.join(root, 'src', file), 'utf8').matchAll(/\b(?:Taro|wx)\.([a-z]\w*)/g)].map(
      ([, name]) => name ?? '',
    ),
  );
  return [...new Set(names)].sort();
}
