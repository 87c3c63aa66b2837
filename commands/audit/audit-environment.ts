import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from './audit';
import type { Disagreement } from './books';
import { type CopyHands, copyEnvironment } from './copy-environment';
import { withStoredBooks } from './stored-books';

/** Where the copy lies, and whether it stays. */
export interface CopyPlace {
  readonly folder: string;
  readonly keep: boolean;
}

/**
 * Audits an environment of the cloud by a copy. A copy takes minutes and what is written meanwhile stands in one collection
 * and not yet in another: where something disagrees it is copied once more, and what is answered breaks a rule in both
 * copies. The copies are removed in the end, and stay where it stopped before, for the same command to go on.
 */
export async function auditEnvironment(
  hands: CopyHands,
  { folder, keep }: CopyPlace,
): Promise<readonly Disagreement[]> {
  const found = await auditTwice(hands, folder);
  if (keep) hands.say(`The copy stays in ${folder}: keep it as you keep what is in the database.`);
  else rmSync(folder, { recursive: true, force: true });
  return found;
}

async function auditTwice(hands: CopyHands, folder: string): Promise<readonly Disagreement[]> {
  const first = await auditOnce(hands, join(folder, 'copy-1'));
  if (first.length === 0) return first;
  hands.say(`${first.length} don’t agree. Whether that stays so while people act is seen in another copy.`);
  const second = await auditOnce(hands, join(folder, 'copy-2'));
  const broken = new Set(first.map(({ rule }) => rule));
  return second.filter(({ rule }) => broken.has(rule));
}

async function auditOnce(hands: CopyHands, folder: string): Promise<readonly Disagreement[]> {
  hands.say(`Copying from ${hands.envId}`);
  await copyEnvironment(hands, folder);
  return withStoredBooks(folder, (books) => audit(books, hands.say));
}
