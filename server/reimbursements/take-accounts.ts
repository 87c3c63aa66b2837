import { maskNumber } from '../../contract/identity-document';
import { maskName } from '../../contract/person-name';
import {
  type AccountEntry,
  type AccountKind,
  type ReimbursementActsOfTwo,
  accountColumns,
  accountKindNames,
  accountKinds,
} from '../../contract/reimbursements';
import { documentIn } from '../billing/office-files';
import { recordId } from '../enrolment';
import { type PersonOf, findPeople, nameFits } from '../identity';
import { RowError, fileHash, takeRows } from '../imports';
import { isResponsibleFor, requireResponsible } from '../officer-access';
import { type Cloud, readCsv } from '../platform';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer, Reimbursement } from '../schema';
import {
  maskAccountNumber,
  mayGoTo,
  openAccount,
  requireAccount,
  sealAccount,
  sealVersionNow,
} from './accounts';
import { lookAtOne } from './find';
import { moveReimbursement } from './states';

type Act = ReimbursementActsOfTwo['reimbursements.accounts'];
type Row = Readonly<Record<(typeof accountColumns)[number], string>>;

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
  const documents = rows.map((row) => documentIn(cloud, row.证件类型, row.证件号码)[0] ?? null);
  const personOf = await findPeople(
    cloud,
    documents.filter((one) => one !== null),
  );
  const { taken, rejected } = await takeRows({
    rows,
    counts: {},
    take: async (row) => {
      await takeRow(cloud, officer, { row, personOf });
      return {};
    },
  });
  return { taken, rejected, repeated: false };
}

async function takeRow(
  cloud: Cloud,
  officer: Officer,
  { row, personOf }: { readonly row: Row; readonly personOf: PersonOf },
): Promise<void> {
  const kind = kindIn(row.账户类别);
  const entry = requireAccount({ holder: row.户名, bank: row.开户银行, number: row.账号 });
  const id = recordId(personIn(cloud, row, personOf), yearIn(row.参保年度));
  const found = await lookAtOne(cloud, id);
  if (found === null || !isResponsibleFor(officer, found.region)) throw nothingHere();
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('reimbursements', id);
    if (held === null || held.state === 'lapsed') throw nothingHere();
    if (!mayGoTo(held, kind)) {
      throw new RowError('账户类别', '这个人的补贴不发到这类账户，账号没有保存。请核对是哪个部门的名单。');
    }
    if (isSame(cloud, held, kind, entry)) return;
    if (held.application !== null && held.state !== 'declined') {
      throw new RowError('账号', '参保人去世，亲属已经申领这笔补贴，账号没有改。');
    }
    if (held.state !== 'due' && held.state !== 'returned') {
      throw new RowError('账号', '这个人的补贴已经在批次里或者发过了，账号没有改。要改的，请先解散那一批。');
    }
    const changes = {
      account: sealAccount(cloud, { id, kind }, entry),
      sealVersion: sealVersionNow(cloud),
      reason: null,
    };
    await moveReimbursement(tx, held, { at: cloud.now(), event: 'account-given', by: officer._id, changes });
  });
}

function isSame(
  cloud: Cloud,
  { _id, account }: Reimbursement,
  kind: AccountKind,
  entry: AccountEntry,
): boolean {
  if (account?.kind !== kind) return false;
  const held = openAccount(cloud, _id, account);
  return held.number === entry.number && held.holder === entry.holder && held.bank === entry.bank;
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

/** The id of whom the row names; by number and name, so that nobody's money goes to somebody else's account by a typing error. */
function personIn(cloud: Cloud, row: Row, personOf: PersonOf): string {
  const [document] = documentIn(cloud, row.证件类型, row.证件号码);
  if (document === undefined) throw new RowError('证件号码', '证件类型或者号码不对，请对照原件检查。');
  const person = personOf(document);
  if (person === null) throw nothingHere();
  if (!nameFits(cloud, person, row.姓名))
    throw new RowError('姓名', '姓名和这个证件登记的不一样，请对照原件检查。');
  return person._id;
}

function nothingHere(): RowError {
  return new RowError('证件号码', '这个人在这里没有要发的补贴，账号没有保存。');
}
