import type { IsoDay } from '../../../../policy/calendar';
import type { Sex } from '../../../../policy/fact-sheet';
import { birthOfDocument, sexOfDocument } from '../../../answers/said';
import { answer, answerSheet } from '../../../state/answers';
import type { Answers } from '../../../state/answers';

interface FromDocument {
  readonly birthDate: IsoDay;
  readonly sex: Sex | null;
}

/** What a document tells: the birth date and, where its number carries it, the sex. It counts, and isn't asked. */
export function learnFromDocument({ birthDate, sex }: FromDocument): void {
  const sheet = answerSheet.get();
  if (sheet === null) return;
  const { [sexOfDocument]: _, ...answers } = sheet.answers;
  const told: Answers = sex === null ? {} : { [sexOfDocument]: sex };
  answer({ ...sheet, answers }, { [birthOfDocument]: birthDate, ...told });
}
