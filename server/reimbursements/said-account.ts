import {
  type AccountEntry,
  type AccountKind,
  type accountColumns,
  accountKindNames,
  accountKinds,
} from '../../contract/reimbursements';
import { documentIn } from '../billing/office-files';
import { recordId } from '../enrolment';
import { type PersonOf, findPeople, nameFits } from '../identity';
import { RowError } from '../imports';
import { type Cloud, RefusalError } from '../platform';
import type { Reimbursement } from '../schema';
import { mayGoTo, openAccount, requireAccount } from './accounts';

/** A line of a department's file of accounts. */
export type AccountRow = Readonly<Record<(typeof accountColumns)[number], string>>;

/** What a line says: of whose money, and to which account it is to go. */
export interface SaidAccount {
  /** The reimbursement's, which is the record's. */
  readonly id: string;
  readonly personId: string;
  readonly kind: AccountKind;
  readonly entry: AccountEntry;
}

/** The line's person has nothing here that could come to an account. */
export class NothingDueError extends RowError {
  constructor() {
    super('证件号码', '这个人在这里没有要发的补贴，账号没有保存。');
    this.name = 'NothingDueError';
  }
}

/** Who of the lines is known. Two round trips. */
export function peopleOfAccounts(cloud: Cloud, rows: readonly AccountRow[]): Promise<PersonOf> {
  return findPeople(
    cloud,
    rows.flatMap((row) => documentIn(cloud, row.证件类型, row.证件号码)),
  );
}

/** Throws {@link RowError}, a {@link NothingDueError} of somebody whom nobody knows here. */
export function readAccount(cloud: Cloud, row: AccountRow, personOf: PersonOf): SaidAccount {
  // First: what else a line says of somebody who is nobody's here is not even looked at.
  const personId = personIn(cloud, row, personOf);
  const id = recordId(personId, yearIn(row.参保年度));
  return { id, personId, kind: kindIn(row.账户类别), entry: entryIn(row) };
}

const columnsOfEntry: Readonly<Record<string, string>> = {
  'account.holder': '户名',
  'account.bank': '开户银行',
  'account.number': '账号',
};

function entryIn(row: AccountRow): AccountEntry {
  try {
    return requireAccount({ holder: row.户名, bank: row.开户银行, number: row.账号 });
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const { field = '', message } = error.refusal;
    throw new RowError(columnsOfEntry[field] ?? '账号', message);
  }
}

function kindIn(words: string): AccountKind {
  const kind = accountKinds.find((one) => one !== 'own' && accountKindNames[one] === words);
  if (kind !== undefined) return kind;
  const known = accountKinds.filter((one) => one !== 'own').map((one) => accountKindNames[one]);
  throw new RowError('账户类别', `账户类别写${known.join('、')}。`);
}

function yearIn(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new RowError('参保年度', '参保年度写四位数字，例如 2024。');
}

/** The id of whom the line names; by number and name, so that nobody's money goes to somebody else's account by a typing error. */
function personIn(cloud: Cloud, row: AccountRow, personOf: PersonOf): string {
  const [document] = documentIn(cloud, row.证件类型, row.证件号码);
  if (document === undefined) throw new RowError('证件号码', '证件类型或者号码不对，请对照原件检查。');
  const person = personOf(document);
  if (person === null) throw new NothingDueError();
  if (!nameFits(cloud, person, row.姓名))
    throw new RowError('姓名', '姓名和这个证件登记的不一样，请对照原件检查。');
  return person._id;
}

/** Whether an account is another than what stands. Throws a {@link RowError} where money can't go there, or not any more. */
export function isAnother(cloud: Cloud, held: Reimbursement, said: SaidAccount): boolean {
  if (held.state === 'lapsed') throw new NothingDueError();
  if (!mayGoTo(held, said.kind)) {
    throw new RowError('账户类别', '这个人的补贴不发到这类账户，账号没有保存。请核对是哪个部门的名单。');
  }
  if (isSameAccount(cloud, held, said)) return false;
  if (held.application !== null && held.state !== 'declined') {
    throw new RowError('账号', '参保人去世，亲属已经申领这笔补贴，账号没有改。');
  }
  if (held.state !== 'due' && held.state !== 'returned') {
    throw new RowError('账号', '这个人的补贴已经在批次里或者发过了，账号没有改。要改的，请先解散那一批。');
  }
  return true;
}

export function isSameAccount(
  cloud: Cloud,
  { _id, account }: Reimbursement,
  { kind, entry }: SaidAccount,
): boolean {
  if (account?.kind !== kind) return false;
  const held = openAccount(cloud, _id, account);
  return held.number === entry.number && held.holder === entry.holder && held.bank === entry.bank;
}
