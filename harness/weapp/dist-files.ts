import fs from 'node:fs';
import path from 'node:path';

/** `app.json`, as far as it is read here. */
export interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
}

/** All files under a folder, as paths relative to it with forward slashes. */
export function filesUnder(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** Every page of a build, in the order of `app.json`. */
export function pagesOf(app: AppConfig): string[] {
  return [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(({ root, pages }) =>
      pages.map((page) => path.posix.join(root.replace(/\/$/, ''), page)),
    ),
  ];
}
