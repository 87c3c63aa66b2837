import type { NoticeDraftActions } from '../../contract/notice-drafts';
import { publishedEntry, shippedNotice, storedChain, versionId } from '../policy-registry';
import { type Cloud, type Documents, refuse } from '../platform';
import type { ChangedBy, NoticeChain, Officer } from '../schema';
import { noteChange } from './note-change';
import { named } from './propose';
import { markStack, readStack } from './notice-stack';
import { keepOutcome, type Outcome, takeOut, type TakingOut } from './take-out';

type Shape = NoticeDraftActions['notices.withdraw'];

/**
 * Takes a version out, as one officer's decision: a wrong price must not wait for a second one. What is paid and on
 * record stays as it was determined; nobody pays more for it.
 */
export async function withdraw(
  cloud: Cloud,
  officer: Officer,
  { notice, ...request }: Shape['request'],
): Promise<Shape['data']> {
  const now = cloud.now();
  const out: TakingOut = { ...request, reason: 'error', by: named(officer), at: now };
  const { entry, chain, inForce } = await cloud.db.transaction(async (tx) => {
    const held = await requireChain(tx, notice);
    return bringOut(tx, officer, { held, out, now });
  });
  cloud.notes.region = chain.regions[0] ?? '';
  cloud.notes.about('notice', notice);
  return { from: entry.from, inForce };
}

/** A chain as it is stored this moment. Throws `NO_NOTICE`. */
export async function requireChain(documents: Documents, notice: string): Promise<NoticeChain> {
  const chain = await storedChain(documents, notice);
  if (chain !== null) return chain;
  throw refuse('NO_NOTICE', '没有这份通知，请检查编号。', { field: 'notice' });
}

/** Takes it out in one step with its places, who is told anew, and the mark of its stack. */
export async function bringOut(
  tx: Documents,
  officer: Officer,
  { held, out, now }: { readonly held: NoticeChain; readonly out: TakingOut; readonly now: number },
): Promise<Outcome> {
  const outcome = await takeOut(tx, officer, { chain: held, out, now });
  const { number, reason } = out;
  const kind = reason === 'error' ? 'withdrawn' : 'ended';
  await keepOutcome(tx, outcome, now);
  const { base } = await readStack(tx, { id: held._id, overlays: held.overlays });
  await markStack(tx, base, `${versionId(held._id, number)}-withdrawn`);
  await noteChange(tx, {
    by: { kind, notice: held._id, number, ...paperOfVersion(held, number) },
    year: held.year,
    regions: [...held.regions, ...outcome.chain.regions],
    from: outcome.entry.from,
  });
  return outcome;
}

function paperOfVersion(chain: NoticeChain, number: number): Pick<ChangedBy, 'title' | 'documentNumber'> {
  const paper = publishedEntry(chain.entries, number) ?? shippedNotice(chain._id);
  return { title: paper?.title ?? '', documentNumber: paper?.documentNumber ?? null };
}
