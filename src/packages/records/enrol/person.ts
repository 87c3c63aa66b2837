import { ageOn } from '../../../../contract/calendar-day';
import { guardianConsentBelowAge } from '../../../../contract/claims';
import type { ConsentEntry, PersonEntry } from '../../../../contract/claims';
import { checkDocument, tidyNumber } from '../../../../contract/identity-document';
import { sexOfNumber } from '../../../../contract/sex-of-number';
import type { Sex } from '../../../../policy/fact-sheet';
import { checkPerson } from '../../../../contract/person-check';
import { problemOfName } from '../../../../contract/person-name';
import type { IsoDay } from '../../../../policy/calendar';
import type { FieldError } from '../../../components/ErrorSummary';
import type { EnrolDraft } from '../../../state/enrol-draft';
import { dayFromParts } from '../../../words/days';

/** The birth date, from the number where it carries one, else as typed. */
export function birthDateOf(draft: EnrolDraft, today: IsoDay): IsoDay | null {
  const check = checkDocument(draft.kind, draft.number, today);
  return (check.ok ? check.birthDate : null) ?? dayFromParts(draft.birth);
}

/** The sex that the number carries. */
export function sexOf({ kind, number }: EnrolDraft): Sex | null {
  return sexOfNumber(kind, tidyNumber(number));
}

/** Only where the number doesn't carry it. */
export function asksBirthDate(draft: EnrolDraft, today: IsoDay): boolean {
  const check = checkDocument(draft.kind, draft.number, today);
  return check.ok && check.birthDate === null;
}

export function personOf(draft: EnrolDraft): PersonEntry {
  const birthDate = dayFromParts(draft.birth);
  const document = { kind: draft.kind, number: draft.number };
  return birthDate === null ? { name: draft.name, document } : { name: draft.name, document, birthDate };
}

/** Who has to agree: a child's guardian, one for oneself, the payer for anybody else. */
export function consentBy(draft: EnrolDraft, today: IsoDay): ConsentEntry['by'] {
  const birthDate = birthDateOf(draft, today);
  if (birthDate !== null && ageOn(birthDate, today) < guardianConsentBelowAge) return 'guardian';
  return draft.relation === 'self' ? 'self' : 'on-behalf';
}

function documentErrors(draft: EnrolDraft, today: IsoDay): readonly FieldError[] {
  const check = checkDocument(draft.kind, draft.number, today);
  return check.ok ? [] : [{ field: 'document-number', message: check.problem.message }];
}

function birthErrors(draft: EnrolDraft, today: IsoDay): readonly FieldError[] {
  if (dayFromParts(draft.birth) === null) {
    return [{ field: 'birth-date', message: '出生日期不存在，请检查年、月、日。' }];
  }
  const check = checkPerson(personOf(draft), today);
  return check.ok || check.field !== 'birthDate' ? [] : [{ field: 'birth-date', message: check.message }];
}

/** What is wrong with what was typed; empty where one may go on. */
export function errorsOfPerson(draft: EnrolDraft, today: IsoDay): readonly FieldError[] {
  const name = problemOfName(draft.name);
  return [
    ...(name === null ? [] : [{ field: 'person-name', message: name }]),
    ...documentErrors(draft, today),
    ...(asksBirthDate(draft, today) ? birthErrors(draft, today) : []),
  ];
}
