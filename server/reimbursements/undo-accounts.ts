import type { UndoOutcome } from '../../contract/imports';
import { type ReimbursementActsOfTwo, accountColumns } from '../../contract/reimbursements';
import { RowError, fileHash, takeRows, undoWords } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, readCsv } from '../platform';
import type { Look } from '../proposals';
import type { Officer } from '../schema';
import {
  type AccountRow,
  NothingDueError,
  type SaidAccount,
  isSameAccount,
  peopleOfAccounts,
  readAccount,
} from './said-account';
import { moveReimbursement } from './states';
import { lookAtAccounts } from './take-accounts';

type Act = ReimbursementActsOfTwo['reimbursements.undo-accounts'];

/** A file of accounts that is to be taken back. */
export async function lookAtUndoneAccounts(cloud: Cloud, request: Act['request']): Promise<Look> {
  const look = await lookAtAccounts(cloud, request);
  return { ...look, rows: look.rows.map((row) => ({ ...row, words: undoWords + row.words })) };
}

/**
 * Takes a file of accounts back: whoever still has the file's account waits for one again, for nothing is kept of an account before it.
 * What is in a batch or was given out stays.
 */
export async function undoAccounts(
  cloud: Cloud,
  officer: Officer,
  { region, csv }: Act['request'],
): Promise<UndoOutcome> {
  requireResponsible(officer, region);
  const rows = readCsv(csv, accountColumns);
  cloud.notes.file = { number: 'accounts', contentHash: fileHash(cloud, csv) };
  const personOf = await peopleOfAccounts(cloud, rows);
  const readIfThere = (row: AccountRow): SaidAccount | null => {
    try {
      return readAccount(cloud, row, personOf);
    } catch (error) {
      if (error instanceof NothingDueError) return null;
      throw error;
    }
  };
  const { taken, rejected } = await takeRows({
    rows,
    counts: {},
    take: async (row) => {
      const said = readIfThere(row);
      if (said !== null) await undoOne(cloud, officer, { ...said, region });
      return {};
    },
  });
  return { undone: taken, rejected };
}

function undoOne(
  cloud: Cloud,
  officer: Officer,
  said: SaidAccount & { readonly region: string },
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursements', said.id);
    if (held === null || !held.places.includes(said.region)) return;
    if (held.state === 'lapsed' || !isSameAccount(cloud, held, said)) return;
    if (held.state !== 'due' && held.state !== 'returned') throw givenOut();
    const sealsMore = (held.application?.sealedApplicant ?? null) !== null;
    const changes = { account: null, sealVersion: sealsMore ? held.sealVersion : null };
    const event = 'account-taken-back';
    await moveReimbursement(tx, held, { at: cloud.now(), event, by: officer._id, changes });
  });
}

function givenOut(): RowError {
  return new RowError(
    '账号',
    '这个人的补贴已经在批次里或者发过了，账号没有撤回。还没放行的，先解散那一批，再撤回一次；发错了的，请和发放的单位联系。',
  );
}
