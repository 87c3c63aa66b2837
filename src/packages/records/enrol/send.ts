import { consentVersion } from '../../../../contract/claims';
import { recordMessageKinds } from '../../../../contract/messages';
import { ask } from '../../../cloud/cloud';
import { claimsOf } from '../../../answers/fact-sheets';
import { replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import type { AnswerSheet } from '../../../state/answers';
import { askForMessages } from '../../../platform/messages';
import { clearDraft } from '../../../state/enrol-draft';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { personOf } from './steps';

/**
 * Sends what was filled in and opens the page that shows what came of it: a record, or the family where a relative was
 * added. Throws as `ask` does; nothing that was typed is lost then. To be called in the tap, because of the message.
 */
export async function sendDraft(draft: EnrolDraft, sheet: AnswerSheet): Promise<void> {
  if (!draft.consent) return;
  const messages = await askForMessages(recordMessageKinds);
  const { region, year } = sheet;
  const what = {
    person: personOf(draft),
    region,
    claims: claimsOf(sheet),
    consent: { version: consentVersion, by: draft.consent },
  };
  if (!draft.family?.relation) {
    const { record } = await ask('resident', 'records.enrol', { ...what, year, messages });
    clearDraft();
    replace(pages.record, { id: record.recordId, done: '1' });
    return;
  }
  const { requestId, relation } = draft.family;
  const application = { year, messages };
  const { relative } = await ask('resident', 'family.add', { ...what, requestId, relation, application });
  clearDraft();
  replace(pages.family, { added: relative.relativeId });
}
