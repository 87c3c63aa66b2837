/**
 * Works out anew what was answered, by the versions of the notices that each answer applied, and shows every difference:
 *
 *     npm run replay [-- --record ID] [--copy FOLDER]
 *
 * Reads the records and orders of `DATA_DIR` (`.data` where it isn't set) or of a copy, as `restore:rehearse` takes it;
 * changes nothing. Each answer is worked out by the engine that gave it, and what today's says otherwise is shown. Ends
 * with 0 where everything is the same, with 1 where something isn't or can't be replayed, with 2 where the command was
 * written wrongly.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readStored } from './replay/read-stored';
import { report } from './replay/report';
import { CopyError } from './restore/copy';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readArguments(): { readonly record: string | undefined; readonly copy: string } | null {
  try {
    const { values } = parseArgs({ options: { record: { type: 'string' }, copy: { type: 'string' } } });
    const copy = values.copy ?? process.env.DATA_DIR ?? '.data';
    return { record: values.record, copy: resolve(copy) };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const given = readArguments();
  if (given === null) {
    process.stderr.write('npm run replay [-- --record ID] [--copy FOLDER]\n');
    return 2;
  }
  try {
    return report(await readStored(given.copy), given.record, say) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CopyError)) throw error;
    process.stderr.write(`The data can't be read: ${error.message}.\n`);
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
