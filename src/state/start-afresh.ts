import { forgetAnswers } from './answers';
import { clearDraft } from './enrol-draft';

/** Before somebody else is worked out: nothing that was answered or typed for the one before counts any more. */
export function startAfresh(): void {
  forgetAnswers();
  clearDraft();
}
