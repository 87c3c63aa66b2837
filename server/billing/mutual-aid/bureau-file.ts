import { documentKindOf } from '../../../contract/identity-document';
import type { CheckedPerson } from '../../../contract/person-check';
import type { Cloud } from '../../platform';
import type { MutualAidAccount, Officer, Person } from '../../schema';
import { isResponsibleFor } from '../../officer-access';
import { findOrCreatePerson, findPerson, requirePerson } from '../../identity';
import { RowError } from '../../imports';

/**
 * Throws a {@link RowError} about `field` where another office's file gave the account its balance: only an officer who
 * is responsible for both places hands it on.
 */
export function requireOwnAccount(officer: Officer, account: MutualAidAccount, field: string): void {
  if (account.asOf === '' || isResponsibleFor(officer, account.region)) return;
  throw new RowError(
    field,
    '这个人的账户归另一个地区，这里不能改。账户确实转来了的，请两地共同的上级经办机构以您这里的名义导入这一行。',
  );
}

/**
 * Someone whom the bureau names: an office's word. Throws a {@link RowError} or refusal that says what is
 * wrong.
 */
export function personNamed(cloud: Cloud, name: string, kindWords: string, number: string): Promise<Person> {
  return findOrCreatePerson(cloud, checkedPerson(cloud, name, kindWords, number), 'office');
}

/** The same of a file that was taken before: null where nothing is stored of him any more. */
export function personOfTaken(
  cloud: Cloud,
  name: string,
  kindWords: string,
  number: string,
): Promise<Person | null> {
  return findPerson(cloud, checkedPerson(cloud, name, kindWords, number));
}

/** Throws a {@link RowError} or refusal that says what is wrong. */
export function checkedPerson(cloud: Cloud, name: string, kindWords: string, number: string): CheckedPerson {
  const kind = documentKindOf(kindWords);
  if (kind === null) throw new RowError('document.kind', `不认识的证件类型“${kindWords.slice(0, 20)}”。`);
  return requirePerson(cloud, { name, document: { kind, number } });
}
