import type { NoticeDraftActions } from '../../contract/notice-drafts';
import { type NoticeDocument, versionOf } from '../../policy';
import { type PublishedEntry, lastNumber, paperOf, placesOf, versionId, waitingAt } from '../policy-registry';
import { type Cloud, type Documents, refuse } from '../platform';
import type { NoticeChain, NoticeDraft, Officer } from '../schema';
import { dropDraft } from './drafts';
import { leadMs } from './lead-time';
import { noteChange } from './note-change';
import { takePlaces } from './place-holders';
import { named, notProposed, requireOwnChain } from './propose';
import { whyTooLate } from './proposed-hour';
import { requirePublishable } from './require-publishable';
import { requireStillAuthor, whyNotSecond } from './second-officer';
import { markStack, requireStackAsRead } from './notice-stack';
import { requireDraftAsRead } from './stored-drafts';
import { requireConfirmed, toConfirmOf } from './to-confirm';

type Shape = NoticeDraftActions['notices.agree'];

/** The second officer's word makes a version of a draft; it begins at its hour, by the clock alone. */
export async function agree(cloud: Cloud, officer: Officer, read: Shape['request']): Promise<Shape['data']> {
  const seen = await requireDraftAsRead(cloud.db, officer, read);
  const { notice, stack } = await requirePublishable(cloud, officer, seen);
  const toConfirm = await toConfirmOf(cloud, officer, seen.json);
  cloud.notes.region = seen.region;
  cloud.notes.about('notice', notice.id);
  const entry = await cloud.db.transaction(async (tx) => {
    const draft = await requireDraftAsRead(tx, officer, read);
    const why = await whyNotSecond(tx, officer, draft);
    if (draft.proposal === null) throw notProposed();
    if (why !== null) throw refuse('SAME_PERSON', why);
    await requireStillAuthor(tx, draft.proposal.by, notice.regions);
    requireConfirmed(toConfirm, draft.proposal.confirmed);
    const chain = await requireOwnChain(tx, officer, notice);
    const next = nextEntry(cloud, officer, { draft, notice, chain });
    await requireStackAsRead(tx, stack);
    await takePlaces(tx, notice, cloud.now());
    await markStack(tx, stack.base, versionId(notice.id, next.number));
    await write(tx, { draft, notice, chain, entry: next });
    return next;
  });
  return { notice: notice.id, number: entry.number, version: entry.version, from: entry.from };
}

/** So often one notice is published and withdrawn at most; what stands then can still be withdrawn. */
const mostEntries = 200;

interface Agreed {
  readonly draft: NoticeDraft;
  readonly notice: NoticeDocument;
  readonly chain: NoticeChain | null;
}

function nextEntry(cloud: Cloud, officer: Officer, { draft, notice, chain }: Agreed): PublishedEntry {
  const { proposal } = draft;
  const entries = chain?.entries ?? [];
  const now = cloud.now();
  if (proposal === null) throw notProposed();
  const late = whyTooLate(draft, now);
  if (late !== null) throw refuse('HOUR_PASSED', late);
  if (proposal.after !== entries.length) {
    throw refuse('BEFORE_CHANGED', '提出以后，这份通知又发布或撤回了一版。请让提出的人重新核对再提出。');
  }
  if (entries.length >= mostEntries) {
    throw refuse(
      'PUBLISHED_OFTEN',
      `这份通知已经发布和撤回过${mostEntries}次，不能再发布新的一版。请联系管理员，查清为什么改得这么多。`,
    );
  }
  const from = Math.max(proposal.inForceFrom ?? 0, now + leadMs);
  if (waitingAt(entries, from - 1) !== null) {
    throw refuse('OTHER_SCHEDULED', '还有一版在等它的生效时间，请先撤回那一版，或把时间定在它后面。');
  }
  return {
    kind: 'published',
    number: lastNumber(entries) + 1,
    version: versionOf(notice),
    ...paperOf(notice),
    from,
    proposer: proposal.by,
    proposedAt: proposal.at,
    agreer: named(officer),
    agreedAt: now,
  };
}

async function write(
  tx: Documents,
  { draft, notice, chain, entry }: Agreed & { readonly entry: PublishedEntry },
): Promise<void> {
  const { number, version } = entry;
  await tx.insert('notice-versions', {
    _id: versionId(notice.id, number),
    notice: notice.id,
    number,
    version,
    json: JSON.stringify(notice),
    trials: draft.trials,
    confirmed: draft.proposal?.confirmed ?? [],
  });
  await tx.put('notice-chains', {
    ...placesOf(notice),
    _id: notice.id,
    entries: [...(chain?.entries ?? []), entry],
  });
  if (draft.paper.length > 0) {
    const loaded = { clauses: draft.paper, officerId: entry.proposer.id, loadedAt: entry.agreedAt };
    await tx.put('official-texts', { _id: versionId(notice.id, number), ...loaded });
  }
  const published = { notice: notice.id, number, title: notice.title, documentNumber: entry.documentNumber };
  await noteChange(tx, {
    by: { kind: 'published', ...published },
    year: notice.year,
    regions: [...(chain?.regions ?? []), ...notice.regions],
    from: entry.from,
  });
  await dropDraft(tx, draft._id);
}
