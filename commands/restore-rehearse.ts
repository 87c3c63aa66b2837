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
import { ArgumentsError } from './deploy/arguments';
import { runOnCopy } from './restore/command';
import { rehearse } from './restore/rehearse';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void runOnCopy({
  usage: 'npm run restore:rehearse -- COPY',
  run: async () => {
    const [copy, ...more] = process.argv.slice(2);
    if (copy === undefined || more.length > 0) throw new ArgumentsError('One folder: the copy.');
    const problems = await rehearse(resolve(copy), say);
    say(problems === 0 ? 'The copy can be restored.' : `${problems} problems.`);
    return problems === 0;
  },
});
