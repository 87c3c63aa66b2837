import { documentKindOf } from '../../../contract/identity-document';
import type { CheckedPerson } from '../../../contract/person-check';
import { liesIn } from '../../../policy/region-names';
import type { Cloud } from '../../platform';
import type { MutualAidAccount, Officer, Person } from '../../schema';
import { isResponsibleFor } from '../../officer-access';
import { findOrCreatePerson, findPerson, requirePerson } from '../../identity';
import { RowError } from '../../imports';

/** Whose file it is: its place, who proposed it, and who agreed for that place alone. */
export interface Hands {
  readonly region: string;
  readonly officer: Officer;
  readonly second?: Officer | undefined;
}

/**
 * Throws a {@link RowError} about `field` where another office's file gave the account its balance: only two officers who
 * both are responsible for both places hand it on.
 */
export function requireOwnAccount(
  { region, officer, second = officer }: Hands,
  account: MutualAidAccount,
  field: string,
): void {
  if (account.asOf === '' || liesIn(account.region, region)) return;
  if ([officer, second].every((one) => isResponsibleFor(one, account.region))) return;
  throw new RowError(
    field,
    '这个人的账户归另一个地区，这里不能改。账户确实转来了的，请两地共同的上级经办机构以您这里的名义导入这一行，由那里的另一位经办人同意。',
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
