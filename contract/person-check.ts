import { isIsoDay, type IsoDay, isoDay } from '../policy/calendar';
import type { PersonEntry } from './claims';
import { checkDocument, documentNames, type DocumentKind, fitsBirthDate } from './identity-document';
import { problemOfName, tidyName } from './person-name';

export interface CheckedPerson {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly birthDate: IsoDay;
}

export type PersonCheck =
  | { readonly ok: true; readonly person: CheckedPerson }
  | {
      readonly ok: false;
      /** `name`, `document.number` or `birthDate`. */
      readonly field: string;
      readonly part?: string;
      /** Chinese: what is wrong and what to do. */
      readonly message: string;
    };

/** Everything about a person as typed: name, document, and the birth date where the number doesn't carry it. */
export function checkPerson(entry: PersonEntry, today: IsoDay): PersonCheck {
  const nameProblem = problemOfName(entry.name);
  if (nameProblem !== null) return { ok: false, field: 'name', message: nameProblem };
  const { kind } = entry.document;
  const document = checkDocument(kind, entry.document.number, today);
  if (!document.ok) return { ok: false, field: 'document.number', ...document.problem };
  const birthDate = document.birthDate ?? entry.birthDate;
  if (birthDate === undefined) {
    const message = `${documentNames[kind]}号码里没有出生日期，请填写出生日期。`;
    return { ok: false, field: 'birthDate', part: 'missing', message };
  }
  const birthProblem = problemOfBirthDate(
    { kind, number: document.number, birthDate },
    entry.birthDate,
    today,
  );
  if (birthProblem !== null) return { ok: false, field: 'birthDate', message: birthProblem };
  const person = { name: tidyName(entry.name), kind, number: document.number, birthDate: isoDay(birthDate) };
  return { ok: true, person };
}

function problemOfBirthDate(
  { kind, number, birthDate }: Omit<CheckedPerson, 'name' | 'birthDate'> & { readonly birthDate: string },
  typed: string | undefined,
  today: IsoDay,
): string | null {
  if (!isIsoDay(birthDate) || birthDate < '1900-01-01') return '出生日期不存在，请检查年、月、日。';
  if (birthDate > today) return '出生日期还没有到，请检查年、月、日。';
  if (typed !== undefined && typed !== birthDate) return '出生日期与证件号码里的不一致，请对照证件检查。';
  if (!fitsBirthDate(kind, number, birthDate)) return '出生日期与证件号码里的不一致，请对照证件检查。';
  if (kind === 'birth-certificate' && birthDate < '1996-01-01') {
    return '出生医学证明从1996年起使用，请改用身份证。';
  }
  return null;
}
