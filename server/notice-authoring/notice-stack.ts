import type { NoticeDocument } from '../../policy';
import { storedChain } from '../policy-registry';
import { type Documents, refuse } from '../platform';

/** What names a notice and the one over which it is laid. */
export type Laid = Pick<NoticeDocument, 'id'> & { readonly overlays?: string | null };

/** A notice over no other, with all that are laid over it, as what was published or withdrawn last left it. */
export interface StackAsRead {
  readonly base: string;
  readonly changedBy: string;
}

/** The notice at the bottom. What a chain is laid over never changes. */
async function baseOf(documents: Documents, { id, overlays = null }: Laid): Promise<string> {
  const seen = [id];
  for (let next = overlays; next !== null && !seen.includes(next);) {
    seen.push(next);
    next = (await storedChain(documents, next))?.overlays ?? null;
  }
  return seen[seen.length - 1] ?? id;
}

function stackId(base: string): string {
  return `stack-${base}`;
}

/** To be read before the chains: what is decided by them then holds if nothing has changed the stack since. */
export async function readStack(documents: Documents, laid: Laid): Promise<StackAsRead> {
  const base = await baseOf(documents, laid);
  return { base, changedBy: (await documents.get('notice-places', stackId(base)))?.notice ?? '' };
}

/** Throws `BEFORE_CHANGED` where another notice of the stack was published or withdrawn since. */
export async function requireStackAsRead(tx: Documents, { base, changedBy }: StackAsRead): Promise<void> {
  const now = (await tx.get('notice-places', stackId(base)))?.notice ?? '';
  if (now === changedBy) return;
  throw refuse(
    'BEFORE_CHANGED',
    '它的上级或下级通知刚才发布或撤回了一版，没有办成。请重新打开，再核对一次。',
  );
}

/** Two that change one stack at once write here both: one of them is late, and looks again. */
export function markStack(tx: Documents, base: string, changedBy: string): Promise<void> {
  return tx.put('notice-places', { _id: stackId(base), notice: changedBy });
}
