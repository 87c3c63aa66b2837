import { answerSheet, beginAnswers, forgetAnswers } from '../../../state/answers';
import { enrolDraft, fillIn } from '../../../state/enrol-draft';
import { chinaToday } from '../../../words/days';
import { learnFromDocument } from './learn-from-document';
import { birthDateOf, sexOf } from './person';

/** Where a person is to be insured, as far as it is known before anybody is asked. */
export interface KnownPlace {
  readonly region: string;
  readonly year: number;
}

/**
 * What is asked of this person begins from nothing, at the place that is known for him; what the calculator was told of him
 * stays. What his document tells counts and isn't asked.
 */
export function beginAnswersFor(known: KnownPlace | null): void {
  if (enrolDraft.get().answers === 'not-his') {
    if (known === null) forgetAnswers();
    else beginAnswers(known.region, known.year);
    fillIn({ answers: 'his' });
  }
  learnFromDraft();
}

/** Also once a place was chosen: before, there was nothing to note it on. */
export function learnFromDraft(): void {
  const draft = enrolDraft.get();
  const birthDate = birthDateOf(draft, chinaToday());
  if (answerSheet.get() !== null && birthDate !== null) learnFromDocument({ birthDate, sex: sexOf(draft) });
}
