import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Drawn } from './mutants';

/** Pictures are nothing that a test of the code reads. */
function belongs(name: string): boolean {
  return name !== '' && !name.startsWith('docs/pictures/');
}

/**
 * Lays a copy of the project anew in `folder`, in which every drawn mutant sleeps until the environment wakes it. Packages
 * are the project's own.
 */
export function layTree(root: string, folder: string, { files }: Drawn): void {
  rmSync(folder, { recursive: true, force: true });
  const names = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(belongs);
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
}
