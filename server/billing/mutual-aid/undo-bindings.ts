import type { UndoOutcome } from '../../../contract/imports';
import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { hold, releaseHold } from '../../identity';
import { RowError, standingOf, undoBatch, undoWords, withoutLast } from '../../imports';
import type { Cloud, Documents } from '../../platform';
import type { Look } from '../../proposals';
import type { AccountRelative, MutualAidAccount, Officer } from '../../schema';
import { type Hands, personOfTaken, requireOwnAccount } from './bureau-file';
import { boundHolder } from './import-balances';
import { bindingColumns, bindingsCause } from './import-bindings';
import { rowsOfTaken } from '../office-files';
import { lookAtBindings } from './look-at-files';

type Request = MutualAidActsOfTwo['mutual-aid.undo-bindings']['request'];

/** More than anybody was paid for. */
const mostOrders = 200;

/** A file of bindings that is to be taken back. */
export async function lookAtUndoneBindings(cloud: Cloud, request: Request): Promise<Look> {
  const look = await lookAtBindings(cloud, request);
  return { ...look, rows: look.rows.map((row) => ({ ...row, words: undoWords + row.words })) };
}

/**
 * Takes a file of bindings back: each account has the relatives of before. Who was paid for from it since stays bound, and so
 * does what was changed since.
 */
export function undoBindings(
  cloud: Cloud,
  officer: Officer,
  request: Request,
  second?: Officer,
): Promise<UndoOutcome> {
  const { region, number, csv } = request;
  const rows = rowsOfTaken(csv, bindingColumns);
  const undo = async (row: (typeof rows)[number]): Promise<void> => {
    const holder = await personOfTaken(cloud, row.持有人姓名, row.持有人证件类型, row.持有人证件号码);
    // The account's bindings are taken back together, by the first of its rows.
    if (holder === null) return;
    const hands = { region, officer, second };
    await undoAccount(cloud, hands, { cause: bindingsCause(request), holderId: holder._id });
  };
  return undoBatch(cloud, officer, { kind: 'bindings', region, number, content: csv }, { rows, undo });
}

interface Undone {
  readonly cause: string;
  readonly holderId: string;
}

async function undoAccount(cloud: Cloud, hands: Hands, undone: Undone): Promise<void> {
  const { cause, holderId } = undone;
  const paidAt = await lastPaidAt(cloud, holderId, cause);
  await cloud.db.transaction(async (tx) => {
    const account = await tx.get('mutual-aid-accounts', holderId);
    const standing = account === null ? 'nothing' : standingOf(account, cause);
    if (account === null || standing === 'nothing') return;
    requireOwnAccount(hands, account, '持有人证件号码');
    const [last] = account.before ?? [];
    if (last === undefined || standing === 'covered') throw changedSince();
    if (paidAt >= last.at) throw paidSince();
    await restore(tx, account, last.state, cloud.now());
  });
}

/** When somebody whose binding would change was paid for from the account last, or is being; 0 where nobody was. */
async function lastPaidAt(cloud: Cloud, holderId: string, cause: string): Promise<number> {
  const account = await cloud.db.get('mutual-aid-accounts', holderId);
  const [last] = account?.before ?? [];
  if (account === null || last?.cause !== cause) return 0;
  const ids = [...account.relatives, ...last.state].map(({ personId }) => personId);
  let at = 0;
  for (const personId of new Set(ids)) {
    const bound = (some: readonly AccountRelative[]) =>
      some.find((one) => one.personId === personId)?.relation;
    if (bound(account.relatives) === bound(last.state)) continue;
    const orders = await cloud.db.find('orders', { filter: { people: personId }, limit: mostOrders });
    const paid = orders.filter(({ accountId, state }) => accountId === holderId && state !== 'closed');
    at = Math.max(at, ...paid.map(({ createdAt }) => createdAt));
  }
  return at;
}

function changedSince(): RowError {
  return new RowError(
    '持有人证件号码',
    '这个账户的绑定后来又改过，这一行没有撤回。请在“更正资料”里查到家人，逐个核对。',
  );
}

function paidSince(): RowError {
  return new RowError(
    '持有人证件号码',
    '这个账户已经替这份文件里的家人缴费或正在缴费，绑定没有撤回。以后不再替他缴的，请在“更正资料”里去掉绑定；已经缴的不变。',
  );
}

async function restore(
  tx: Documents,
  account: MutualAidAccount,
  relatives: readonly AccountRelative[],
  now: number,
): Promise<void> {
  const { _id } = account;
  const isNotIn = (some: readonly AccountRelative[]) => (one: AccountRelative) =>
    some.every(({ personId }) => personId !== one.personId);
  for (const gone of account.relatives.filter(isNotIn(relatives))) {
    await releaseHold(tx, gone.personId, boundHolder(_id), now);
  }
  const there: AccountRelative[] = [];
  for (const relative of relatives) {
    // Who was erased meanwhile is bound to nobody.
    if ((await tx.get('people', relative.personId)) === null) continue;
    await hold(tx, relative.personId, boundHolder(_id));
    there.push(relative);
  }
  await tx.put('mutual-aid-accounts', { ...account, ...withoutLast(account), relatives: there });
}
