import { type DraftProblem, type NamedOfficer, mostDaysAhead } from '../../contract/notice-drafts';
import { isResponsibleFor, requireResponsible } from '../officer-access';
import { storedChain } from '../policy-registry';
import { type Cloud, type Documents, refuse } from '../platform';
import type { NoticeChain, NoticeDraft, Officer } from '../schema';
import type { NoticeDocument } from '../../policy';
import { requireFreePlaces } from './place-holders';
import { requirePublishable } from './require-publishable';
import { requireDraftAsRead } from './stored-drafts';
import { requireConfirmed, toConfirmOf } from './to-confirm';

type StoredProposal = NonNullable<NoticeDraft['proposal']>;

const dayMs = 24 * 3_600_000;

interface AsRead {
  readonly draftId: string;
  readonly revision: number;
}

/**
 * Lays a draft before a second officer. It holds from nobody's word alone. To propose it anew for another hour, or after
 * another version, is a new revision: what somebody agrees to is what he has read, its hour too.
 */
export async function propose(
  cloud: Cloud,
  officer: Officer,
  {
    inForceFrom,
    confirmed: said = [],
    ...read
  }: AsRead & { readonly inForceFrom: number | null; readonly confirmed?: readonly DraftProblem[] },
): Promise<{ readonly revision: number }> {
  const now = cloud.now();
  requireHour(inForceFrom, now);
  const seen = await requireDraftAsRead(cloud.db, officer, read);
  cloud.notes.region = seen.region;
  const { notice } = await requirePublishable(cloud, officer, { ...seen, proposal: { inForceFrom } });
  const confirmed = await toConfirmOf(cloud, officer, seen.json);
  cloud.notes.about('notice', notice.id);
  const draft = await cloud.db.transaction(async (tx) => {
    const held = await requireDraftAsRead(tx, officer, read);
    const chain = await requireOwnChain(tx, officer, notice);
    await requireFreePlaces(tx, notice, now);
    requireConfirmed(confirmed, said);
    const after = chain?.entries.length ?? 0;
    const proposal = { by: named(officer), at: now, inForceFrom, confirmed, after };
    if (held.proposal !== null && isSame(held.proposal, proposal)) return held;
    const revision = held.proposal === null ? held.revision : held.revision + 1;
    const proposed: NoticeDraft = { ...held, revision, proposal, sentBack: null };
    await tx.put('notice-drafts', proposed);
    return proposed;
  });
  return { revision: draft.revision };
}

/** The answer to the same request was lost on the way. */
function isSame(held: StoredProposal, { by, inForceFrom, after, confirmed }: StoredProposal): boolean {
  const sameTerms = held.inForceFrom === inForceFrom && held.after === after;
  return held.by.id === by.id && sameTerms && JSON.stringify(held.confirmed) === JSON.stringify(confirmed);
}

/** The second officer is not content: the draft goes back to its author with a reason. */
export async function sendBack(
  cloud: Cloud,
  officer: Officer,
  { why, ...read }: AsRead & { readonly why: string },
): Promise<{ readonly revision: number }> {
  const draft = await cloud.db.transaction(async (tx) => {
    const held = await requireDraftAsRead(tx, officer, read);
    cloud.notes.region = held.region;
    if (held.proposal === null) throw notProposed();
    const back: NoticeDraft = {
      ...held,
      revision: held.revision + 1,
      proposal: null,
      sentBack: { by: named(officer), at: cloud.now(), why },
    };
    await tx.put('notice-drafts', back);
    return back;
  });
  return { revision: draft.revision };
}

export function notProposed(): Error {
  return refuse('NOT_PROPOSED', '这份草稿没有在等同意，可能刚被改过或退回，请重新打开。');
}

export function named({ _id, name }: Officer): NamedOfficer {
  return { id: _id, name };
}

function requireHour(inForceFrom: number | null, now: number): void {
  if (inForceFrom === null) return;
  if (inForceFrom <= now) {
    throw refuse('HOUR_WRONG', '生效时间已经过了，请选以后的时间，或选“同意后马上生效”。', {
      field: 'inForceFrom',
    });
  }
  if (inForceFrom > now + mostDaysAhead * dayMs) {
    throw refuse('HOUR_WRONG', `生效时间最多定在${mostDaysAhead}天以内，请到时候再提出。`, {
      field: 'inForceFrom',
    });
  }
}

/**
 * The chain that a notice would go on with, null for the first of its id, read this moment. The id of a notice stands for
 * its places and year as they are stored: nobody takes another's out of force with his own. Throws `OTHER_NOTICE`.
 */
export async function requireOwnChain(
  documents: Documents,
  officer: Officer,
  { id, year, regions, overlays }: NoticeDocument,
): Promise<NoticeChain | null> {
  for (const region of regions) requireResponsible(officer, region, 'notice.regions');
  const chain = await storedChain(documents, id);
  if (chain === null) return null;
  const own = chain.regions.every((region) => isResponsibleFor(officer, region));
  const isHere = own && chain.year === year;
  if (isHere && chain.overlays === (overlays ?? null)) return chain;
  const words = isHere ? overAnother(chain) : '这个编号是别的地区或别的年度的通知，请换一个编号。';
  throw refuse('OTHER_NOTICE', words, { field: 'notice.id' });
}

/** What a chain is laid over never changes: whoever holds its places holds them over that one. */
function overAnother({ _id, overlays }: NoticeChain): string {
  const was = overlays === null ? '单独成文的' : `补充 ${overlays} 的`;
  return `编号 ${_id} 的各版都是${was}。改了这一点就是另一份通知：请换一个编号，原来那一份停止执行。`;
}
