import type { IsoDay } from '../../../policy/calendar';
import type { CircumstanceCode } from '../../../policy/fact-sheet';
import type {
  ConfirmedFacts,
  Correction,
  PaymentToGiveBack,
  StoredPersonView,
} from '../../../contract/corrections';
import type { DocumentKind } from '../../../contract/identity-document';
import { dayFromParts, partsOfDay } from '../../words/days';
import type { DayParts } from '../../words/days';

/** What the officer tapped: which thing of the person is wrong. */
export type Wrong =
  | { readonly kind: 'name' | 'document' | 'birth-date' | 'joined-number' | 'tie' }
  | { readonly kind: 'certification'; readonly of: StoredPersonView['certifications'][number] }
  | { readonly kind: 'circumstance'; readonly code: CircumstanceCode; readonly on: IsoDay | null }
  | ({ readonly kind: 'facts' } & ConfirmedFacts)
  | { readonly kind: 'binding'; readonly holderId: string }
  | { readonly kind: 'enrolment'; readonly year: number };

/** A payment of which something should go back. */
export interface Overpaid extends PaymentToGiveBack {
  readonly year: number;
}

/** What he typed for it; of each kind only its own fields count. */
export interface Typed {
  readonly name: string;
  readonly documentKind: DocumentKind;
  readonly number: string;
  readonly day: DayParts;
  /** The certification never was his. */
  readonly never: boolean;
  readonly reason: string;
}

export const nothingTyped: Typed = {
  name: '',
  documentKind: 'resident-id',
  number: '',
  day: partsOfDay(null),
  never: false,
  reason: '',
};

/** Where the number of the right document says nothing of the birth date. */
export function asksBirth({ documentKind, number }: Typed): boolean {
  if (documentKind === 'passport' || documentKind === 'birth-certificate') return true;
  return documentKind === 'foreign-permanent-residence' && /^[A-Za-z]/.test(number.trim());
}

/** What is asked of the server, or in which field something is missing. */
export type Read =
  | { readonly correction: Correction }
  | { readonly field: 'name' | 'number' | 'day'; readonly message: string };

export function correctionOf(wrong: Wrong, typed: Typed): Read {
  switch (wrong.kind) {
    case 'name':
      return typed.name.trim() === ''
        ? { field: 'name', message: '请填写证件上的姓名' }
        : { correction: { kind: 'name', name: typed.name.trim() } };
    case 'document':
      return documentOf(typed);
    case 'birth-date':
      return birthDateOf(typed);
    case 'joined-number':
    case 'tie':
      return { correction: { kind: wrong.kind } };
    case 'certification':
      return certificationOf(wrong.of, typed);
    case 'circumstance':
      return { correction: { kind: 'circumstance', code: wrong.code, on: wrong.on } };
    case 'facts':
      return { correction: { kind: 'facts', year: wrong.year, region: wrong.region } };
    case 'binding':
      return { correction: { kind: 'binding', holderId: wrong.holderId } };
    case 'enrolment':
      return { correction: { kind: 'enrolment', year: wrong.year } };
  }
}

function documentOf(typed: Typed): Read {
  const number = typed.number.trim();
  if (number === '') return { field: 'number', message: '请填写证件上的号码' };
  const birthDate = asksBirth(typed) ? dayFromParts(typed.day) : null;
  const document = { kind: typed.documentKind, number };
  return { correction: { kind: 'document', document, ...(birthDate === null ? {} : { birthDate }) } };
}

function birthDateOf({ day }: Typed): Read {
  const birthDate = dayFromParts(day);
  if (birthDate === null) return { field: 'day', message: '请填写证件上的出生日期' };
  return { correction: { kind: 'birth-date', birthDate } };
}

function certificationOf(
  { code, region, since }: StoredPersonView['certifications'][number],
  { never, day }: Typed,
): Read {
  const until = never ? null : dayFromParts(day);
  if (!never && until === null) return { field: 'day', message: '请填写到哪一天为止' };
  return { correction: { kind: 'certification', code, region, since, until } };
}
