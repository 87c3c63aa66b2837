import { sayDay } from '../../../contract/calendar-day';
import type { UndoOutcome } from '../../../contract/imports';
import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { minusFen, negativeFen } from '../../../policy/money';
import { RowError, undoBatch, undoWords } from '../../imports';
import type { Cloud } from '../../platform';
import type { Look } from '../../proposals';
import type { Officer } from '../../schema';
import { type Hands, personOfTaken, requireOwnAccount } from './bureau-file';
import { balanceColumns, balanceMovement, bookImport } from './import-balances';
import { rowsOfTaken } from '../office-files';
import { lookAtBalances } from './look-at-files';
import { moveAccount } from './moves';

type Request = MutualAidActsOfTwo['mutual-aid.undo-balances']['request'];

/** A file of balances that is to be taken back. */
export async function lookAtUndoneBalances(cloud: Cloud, request: Request): Promise<Look> {
  const look = await lookAtBalances(cloud, request);
  return { ...look, rows: look.rows.map((row) => ({ ...row, words: undoWords + row.words })) };
}

/**
 * Takes a file of balances back: each account has the balance of before, with a movement and an entry in the books that say so. An
 * account that moved since keeps what it has: somebody pays with it.
 */
export function undoBalances(
  cloud: Cloud,
  officer: Officer,
  request: Request,
  second?: Officer,
): Promise<UndoOutcome> {
  const { region, number, asOf, csv } = request;
  const batch = { kind: 'balances', region, number, content: JSON.stringify([asOf, csv]) } as const;
  const rows = rowsOfTaken(csv, balanceColumns);
  const undo = async (row: (typeof rows)[number]): Promise<void> => {
    const person = await personOfTaken(cloud, row.姓名, row.证件类型, row.证件号码);
    if (person !== null) await undoBalance(cloud, { region, officer, second }, request, person._id);
  };
  return undoBatch(cloud, officer, batch, { rows, undo });
}

function undoBalance(cloud: Cloud, hands: Hands, request: Request, accountId: string): Promise<void> {
  const taken = balanceMovement(request, accountId);
  const id = `${taken}-undone`;
  return cloud.db.transaction(async (tx) => {
    const movement = await tx.get('mutual-aid-movements', taken);
    const account = await tx.get('mutual-aid-accounts', accountId);
    if (movement === null || account === null) return;
    if ((await tx.get('mutual-aid-movements', id)) !== null) return;
    requireOwnAccount(hands, account, '证件号码');
    const { before, amountFen } = movement;
    if (before === undefined || account.revision !== before.revision + 1) throw movedSince();
    const restored = {
      ...account,
      asOf: before.asOf,
      balanceFen: minusFen(account.balanceFen, amountFen),
    };
    const changeFen = negativeFen(amountFen);
    const at = cloud.now();
    await bookImport(tx, restored, { id, changeFen, at });
    await moveAccount(tx, restored, changeFen, {
      accountId,
      id,
      kind: 'import',
      at,
      orderId: null,
      words: `撤回：医保局${sayDay(request.asOf)}的余额有误`,
    });
  });
}

function movedSince(): RowError {
  return new RowError(
    '证件号码',
    '这个账户后来缴过费、占用过，或者又导入过，余额没有撤回。请导入医保部门更正后的余额文件。',
  );
}
