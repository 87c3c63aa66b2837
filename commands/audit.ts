/**
 * Holds records, orders, ledger, mutual-aid accounts, files, counters and audit log against each other, and names the first
 * thing that doesn't agree:
 *
 *     npm run audit [-- --copy FOLDER] [--all]
 *
 * Reads `DATA_DIR` (`.data` where it isn't set), also while the product runs on it, or a copy or export as
 * `restore:rehearse` takes it; changes nothing. Ends with 0 where all agrees, with 1 where something doesn't or can't be
 * read, with 2 where the command was written wrongly.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from './audit/audit';
import type { Disagreement } from './audit/books';
import { withStoredBooks } from './audit/stored-books';
import { runOnCopy } from './restore/command';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(found: readonly Disagreement[], all: boolean): void {
  for (const { rule, detail, remedy } of all ? found : found.slice(0, 1)) {
    say(`\nNOT: ${rule}\n  ${detail}\n  What to do: ${remedy}`);
  }
  if (found.length > 1 && !all) say(`\n${found.length - 1} more; --all names them.`);
  if (found.length === 0) say('\nEverything agrees.');
}

void runOnCopy({
  usage: 'npm run audit [-- --copy FOLDER] [--all]',
  run: async () => {
    const options = { copy: { type: 'string' }, all: { type: 'boolean' } } as const;
    const { copy = process.env.DATA_DIR ?? '.data', all = false } = parseArgs({ options }).values;
    const found = await withStoredBooks(resolve(copy), (books) => audit(books, say));
    tell(found, all);
    return found.length === 0;
  },
});
