/**
 * Rehearses a restore: takes a copy of the data into a fresh local store, migrates it and holds it against itself.
 *
 *     npm run restore:rehearse -- COPY
 *
 * COPY is a folder: an export of all collections (a file a collection, named after it, a document a line), or a copied
 * data folder of the local cloud. Ends with 0 where everything holds, with 1 where something doesn't or the copy can't
 * be read, with 2 where the command was written wrongly.
 */
import { resolve } from 'node:path';
import { CopyError } from './restore/copy';
import { rehearse } from './restore/rehearse';

async function main(): Promise<number> {
  const [copy, ...more] = process.argv.slice(2);
  if (copy === undefined || more.length > 0) {
    process.stderr.write('npm run restore:rehearse -- COPY\n');
    return 2;
  }
  try {
    const problems = await rehearse(resolve(copy), (line) => void process.stdout.write(`${line}\n`));
    process.stdout.write(problems === 0 ? 'The copy can be restored.\n' : `${problems} problems.\n`);
    return problems === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CopyError)) throw error;
    process.stderr.write(`The copy can't be read: ${error.message}.\n`);
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
