import { join, resolve } from 'node:path';
import type { Declared } from './declared';
import { readDeclared } from './declared';

export const projectFolder = resolve(__dirname, '../..');

/** What this release declares. @throws {DeclaredError} */
export function readProject(): Declared {
  return readDeclared({
    functionsFolder: join(projectFolder, 'cloudfunctions'),
    collectionsFile: join(projectFolder, 'server', 'schema', 'database.json'),
    variablesFile: join(projectFolder, 'server', 'platform', 'variables.json'),
  });
}
