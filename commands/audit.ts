/**
 * Holds records, orders, ledger, mutual-aid accounts, files, counters and audit log against each other, and names the first
 * thing that doesn't agree:
 *
 *     npm run audit [-- --copy FOLDER] [--all]
 *     npm run audit -- --env ID --key FILE [--keep] [--all]
 *
 * Reads `DATA_DIR` (`.data` where it isn't set), also while the product runs on it, a copy or export as
 * `restore:rehearse` takes it, or an environment of the cloud, by a copy that is removed; changes nothing. Ends with 0 where
 * all agrees, with 1 where something doesn't or can't be read, with 2 where the command was written wrongly.
 */
import { dirname, join } from 'node:path';
import { auditUsage, type CloudSource, readAuditArguments } from './audit/arguments';
import { audit } from './audit/audit';
import { auditEnvironment } from './audit/audit-environment';
import type { Disagreement } from './audit/books';
import { withStoredBooks } from './audit/stored-books';
import { UnknownAnswerError } from './deploy/answer';
import { connect } from './deploy/connect';
import { stopMessage } from './deploy/explain';
import { KeyFileError, readKeyFile } from './deploy/key-file';
import { projectFolder } from './deploy/project-files';
import { EnvironmentError } from './deploy/remote';
import { ServiceError } from './deploy/service';
import { PackageApartError } from './lib/package-apart.mjs';
import { runOnCopy } from './restore/command';

/** What the environment, the keys or the network may stop it with. */
const stops = [ServiceError, UnknownAnswerError, EnvironmentError, KeyFileError, PackageApartError];

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

/** How long it took since this process began, and the most that it held. */
function tellCost(): void {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  say(`Audited in ${Math.round(performance.now() / 1000)} s, with at most ${megabytes} MB of memory.`);
}

async function auditCloud({ envId, keyFile, keep }: CloudSource): Promise<readonly Disagreement[]> {
  const service = await connect(envId, readKeyFile(keyFile, envId, projectFolder));
  const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  // Beside the keys: outside of the project, where no commit carries it off.
  const folder = join(dirname(keyFile), `${envId}.audit`);
  return auditEnvironment({ service, envId, say, sleep, now: Date.now }, { folder, keep });
}

void runOnCopy({
  usage: auditUsage,
  run: async () => {
    const { source, all } = readAuditArguments(process.argv.slice(2), process.env.DATA_DIR ?? '.data');
    const found =
      source.kind === 'cloud'
        ? await auditCloud(source)
        : await withStoredBooks(source.folder, (books) => audit(books, say));
    tell(found, all);
    tellCost();
    return found.length === 0;
  },
  explain: (error) => (stops.some((kind) => error instanceof kind) ? stopMessage(error) : null),
});
