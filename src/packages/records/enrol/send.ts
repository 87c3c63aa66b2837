import { consentVersion } from '../../../../contract/claims';
import type { ConsentEntry } from '../../../../contract/claims';
import type { Relation } from '../../../../contract/family';
import { recordMessageKinds } from '../../../../contract/messages';
import type { RecordMessage } from '../../../../contract/messages';
import type { RecordView } from '../../../../contract/record-view';
import { ask } from '../../../cloud/cloud';
import { Refused } from '../../../cloud/failures';
import { claimsOf } from '../../../answers/fact-sheets';
import { goBack, liesBelow, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { forgetAnswers } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { askForMessages } from '../../../platform/messages';
import { clearDraft } from '../../../state/enrol-draft';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { noteAdded, spendForm, takeAdded } from '../../../state/just-added';
import { chooseRecords } from '../../../state/order';
import { withDetailsOpen } from './optional-question';
import { personOf } from './person';

/** A draft that says everything that the server has to know. */
export interface Application {
  readonly draft: EnrolDraft & { readonly relation: Relation; readonly consent: ConsentEntry['by'] };
  readonly sheet: AnswerSheet;
}

function isKnownAlready(error: unknown): boolean {
  return error instanceof Refused && error.refusal.code === 'ALREADY_RELATIVE';
}

async function register(
  { draft, sheet }: Application,
  messages: readonly RecordMessage[],
): Promise<RecordView | null> {
  const { requestId, relation, consent } = draft;
  const { region, year } = sheet;
  const person = personOf(draft);
  const claims = claimsOf(withDetailsOpen(sheet));
  const what = { person, region, claims, consent: { version: consentVersion, by: consent } };
  try {
    const application = { year, messages };
    const added = await ask('resident', 'family.add', { ...what, requestId, relation, application });
    return added.relative.record;
  } catch (error) {
    // What the calculator was told of somebody on the list takes the place of what was said of him before.
    if (draft.answers !== 'calculated' || !isKnownAlready(error)) throw error;
    return (await ask('resident', 'records.enrol', { ...what, year, messages })).record;
  }
}

/** Something is due from him, or he is enrolled by an order. */
function isToOrder({ status }: RecordView): boolean {
  return status.state === 'to-pay' || status.state === 'to-enrol';
}

/**
 * To the page where all who were just registered are checked and paid for. Where nobody is to be, to the record of the one, which
 * says what he waits for, or to the family.
 */
function goOn(): void {
  if (liesBelow(pages.enrol)) spendForm();
  const added = takeAdded();
  const payable = added.filter(isToOrder);
  const [first, ...others] = added;
  if (payable.length === 0) {
    return first !== undefined && others.length === 0
      ? replace(pages.record, { id: first.recordId, done: '1' })
      : replace(pages.family, { added: '1' });
  }
  chooseRecords(payable.map(({ recordId }) => recordId));
  replace(pages.payCheck);
}

/**
 * Sends what was filled in, and opens the form for the next one, or the page that follows. Throws as `ask` does; nothing that
 * was typed is lost then. To be called in the tap, because of the message.
 */
export async function sendApplication(application: Application, next: 'pay' | 'another'): Promise<void> {
  const messages = await askForMessages(recordMessageKinds);
  const record = await register(application, messages);
  if (record !== null) noteAdded(record);
  clearDraft();
  forgetAnswers();
  if (next === 'pay') goOn();
  else if (liesBelow(pages.enrol)) goBack();
  else replace(pages.enrol);
}
