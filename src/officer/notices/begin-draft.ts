import { ask } from '../../cloud/cloud';
import { open } from '../../platform/navigation';
import { officerPages } from '../pages';
import { randomId } from '../../state/random-id';

/** Stores a new draft of a place and opens it. */
export async function beginDraft(region: string, json: string): Promise<void> {
  const draftId = randomId();
  await ask('officer', 'notices.draft-save', { draftId, revision: 0, region, json, trials: [] });
  open(officerPages.officerNoticeDraft, { id: draftId });
}
