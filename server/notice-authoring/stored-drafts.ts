import { type Documents, refuse } from '../platform';
import { requireResponsible } from '../officer-access';
import type { NoticeDraft, Officer } from '../schema';

/** A draft of the officer's places, as it is stored this moment. Throws `NO_DRAFT`, `OTHER_REGION`. */
export async function requireDraft(
  documents: Documents,
  officer: Officer,
  draftId: string,
): Promise<NoticeDraft> {
  const draft = await documents.get('notice-drafts', draftId);
  if (draft === null) throw refuse('NO_DRAFT', '这份草稿已经发布或删除，请返回列表看一看。');
  requireResponsible(officer, draft.region);
  return draft;
}

/** The same, as the officer has read it. Throws `CHANGED_MEANWHILE`. */
export async function requireDraftAsRead(
  documents: Documents,
  officer: Officer,
  { draftId, revision }: { readonly draftId: string; readonly revision: number },
): Promise<NoticeDraft> {
  const draft = await requireDraft(documents, officer, draftId);
  requireRevision(draft, revision);
  return draft;
}

/** Throws `CHANGED_MEANWHILE` where somebody else has saved since. */
export function requireRevision(draft: NoticeDraft | null, revision: number): void {
  if ((draft?.revision ?? 0) === revision) return;
  throw refuse('CHANGED_MEANWHILE', '这份草稿刚才被别人改过，请重新打开，再做您的修改。');
}
