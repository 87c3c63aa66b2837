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
import { runOnCopy } from './restore/command';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void runOnCopy({
  usage: 'npm run replay [-- --record ID] [--copy FOLDER]',
  run: async () => {
    const options = { record: { type: 'string' }, copy: { type: 'string' } } as const;
    const { record, copy = process.env.DATA_DIR ?? '.data' } = parseArgs({ options }).values;
    return report(await readStored(resolve(copy)), record, say);
  },
});
