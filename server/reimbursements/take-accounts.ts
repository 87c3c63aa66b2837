import { maskNumber } from '../../contract/identity-document';
import { maskName } from '../../contract/person-name';
import { type ReimbursementActsOfTwo, accountColumns } from '../../contract/reimbursements';
import { documentIn } from '../billing/office-files';
import type { PersonOf } from '../identity';
import { fileHash, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, readCsv } from '../platform';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer } from '../schema';
import { maskAccountNumber, sealAccount, sealVersionNow } from './accounts';
import { lookAtOne } from './find';
import { type AccountRow, NothingDueError, isAnother, peopleOfAccounts, readAccount } from './said-account';
import { moveReimbursement } from './states';

type Act = ReimbursementActsOfTwo['reimbursements.accounts'];

/** A department's file of accounts as it stands, names and numbers masked. */
export function lookAtAccounts(cloud: Cloud, { region, csv }: Act['request']): Promise<Look> {
  const rows = readCsv(csv, accountColumns);
  return Promise.resolve({
    region,
    sums: { rows: rows.length, sumFen: null },
    documents: rows.flatMap((row) => documentIn(cloud, row.证件类型, row.证件号码)),
    subjects: [],
    rows: rows.slice(0, mostRowsShown).map((row) => ({
      name: maskName(row.姓名),
      document: maskNumber(row.证件号码),
      words: `${row.参保年度}年度，${row.账户类别}，${row.开户银行} ${maskAccountNumber(row.账号)}`,
    })),
  });
}

/**
 * Takes the accounts that civil affairs and the federation collected (Jilin city 4.2.1, 4.2.2). Of somebody who has nothing to come to
 * such an account no word is kept, and his line says so.
 */
export async function takeAccounts(
  cloud: Cloud,
  officer: Officer,
  { region, csv }: Act['request'],
): Promise<Act['data']> {
  requireResponsible(officer, region);
  const rows = readCsv(csv, accountColumns);
  cloud.notes.file = { number: 'accounts', contentHash: fileHash(cloud, csv) };
  const personOf = await peopleOfAccounts(cloud, rows);
  const { taken, rejected } = await takeRows({
    rows,
    counts: {},
    take: async (row) => {
      await takeRow(cloud, officer, { region, row, personOf });
      return {};
    },
  });
  return { taken, rejected, repeated: false };
}

interface Taking {
  /** Of the file: the second officer answers for that alone. */
  readonly region: string;
  readonly row: AccountRow;
  readonly personOf: PersonOf;
}

async function takeRow(cloud: Cloud, officer: Officer, { region, row, personOf }: Taking): Promise<void> {
  const said = readAccount(cloud, row, personOf);
  const { id, kind, entry } = said;
  const found = await lookAtOne(cloud, id);
  if (found === null || !found.places.includes(region)) throw new NothingDueError();
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursements', id);
    if (held === null) throw new NothingDueError();
    if (!isAnother(cloud, held, said)) return;
    const changes = {
      account: sealAccount(cloud, { id, kind }, entry),
      sealVersion: sealVersionNow(cloud),
      reason: null,
    };
    await moveReimbursement(tx, held, { at: cloud.now(), event: 'account-given', by: officer._id, changes });
  });
}
