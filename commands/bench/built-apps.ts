import path from 'node:path';
import { build } from '../lib/builds.mjs';

/** The empty app, built with the same plugins and options. */
export const emptyBuild = path.resolve(__dirname, '../../dist/empty-app');

/** Builds the app and the empty one for WeChat, unless they are fresh. */
export async function builtApps(): Promise<void> {
  for (const name of ['weapp', 'emptyApp'] as const) {
    if (!(await build(name)).ok) throw new Error(`${name} can't be built`);
  }
}
