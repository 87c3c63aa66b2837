import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. */
export function inProject(...parts) {
  return join(root, ...parts);
}

/** A program that a package of this project brings. */
export function tool(name) {
  return inProject('node_modules', '.bin', name);
}
