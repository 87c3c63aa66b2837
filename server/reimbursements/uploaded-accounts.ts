import { type accountColumns, accountKindNames } from '../../contract/reimbursements';
import { officeFileUpload, problemOf } from '../billing/office-files';
import type { PersonOf } from '../identity';
import { RowError } from '../imports';
import type { Cloud } from '../platform';
import type { Reimbursement } from '../schema';
import { mayBeRounded, usualSpellings } from '../spreadsheets';
import type { Checked, Reading, RowCheck } from '../uploads';
import { maskAccount } from './accounts';
import { foreseen } from './find';
import {
  type AccountRow,
  NothingDueError,
  type SaidAccount,
  isAnother,
  peopleOfAccounts,
  readAccount,
} from './said-account';

type Column = (typeof accountColumns)[number];

/** Accounts that civil affairs or the federation collected, as a file. Such files bear no check. */
export const accountsUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '医保部门',
  columns: [
    { name: '姓名', says: 'text', spellings: usualSpellings.name },
    { name: '证件类型', says: 'document-kind', spellings: usualSpellings.documentKind, isOptional: true },
    { name: '证件号码', says: 'number', spellings: usualSpellings.documentNumber },
    { name: '参保年度', says: 'text', spellings: ['缴费年度', '年度', '所属年度'] },
    { name: '账户类别', says: 'text', spellings: ['账户类型', '账户种类'] },
    {
      name: '户名',
      says: 'text',
      spellings: ['账户名', '账户名称', '开户名', '开户姓名', '开户人', '收款人'],
    },
    {
      name: '开户银行',
      says: 'text',
      spellings: ['开户行', '开户行名称', '开户银行名称', '银行名称', '银行', '开户网点'],
    },
    {
      name: '账号',
      says: 'account',
      spellings: ['银行账号', '银行卡号', '卡号', '存折账号', '收款账号', '一卡通账号', '社保卡银行账号'],
    },
  ],
  keyOf: null,
  personOf: ({ 姓名: name, 证件号码: document }) => ({ name, document }),
  keyOfRow: ({ 证件号码: number, 参保年度: year, 账户类别: kind }) =>
    number === '' ? '' : `${number} ${year} ${kind}`,
  check: checkAccounts,
  end: {
    propose: 'reimbursements.accounts',
    undo: 'reimbursements.undo-accounts',
    request: ({ region }) => ({ region }),
  },
});

/** Of a line that isn't taken no account is kept. */
function withoutAccount(row: AccountRow): AccountRow {
  return { ...row, 户名: '', 开户银行: '', 账号: '' };
}

/** Lines beside the money that waits for an account. Five round trips for all. */
async function checkAccounts(
  cloud: Cloud,
  { region }: Reading,
  rows: readonly AccountRow[],
): Promise<Checked> {
  const personOf = await peopleOfAccounts(cloud, rows);
  const lines = rows.map((row) => ({ row, said: saidIn(cloud, row, personOf) }));
  const ids = lines.flatMap(({ said }) => (said instanceof RowError ? [] : said.id));
  const due = await foreseen(cloud, [...new Set(ids)]);
  const checks = lines.map(({ row, said }): RowCheck => {
    try {
      if (said instanceof RowError) throw said;
      const held = due.get(said.id);
      if (held === undefined || !held.places.includes(region)) throw new NothingDueError();
      return { personId: said.personId, ...checkAccount(cloud, row, held, said) };
    } catch (error) {
      if (error instanceof NothingDueError) return { standing: 'not-here', said: error.words, kept: null };
      return { standing: 'new', problem: problemOf(error), kept: withoutAccount(row) };
    }
  });
  return { rows: checks, subjects: [...new Set(checks.flatMap(({ personId }) => personId ?? []))] };
}

/** What a line says, or why it says nothing that could be taken. */
function saidIn(cloud: Cloud, row: AccountRow, personOf: PersonOf): SaidAccount | RowError {
  try {
    return readAccount(cloud, row, personOf);
  } catch (error) {
    if (error instanceof RowError) return error;
    throw error;
  }
}

function checkAccount(cloud: Cloud, row: AccountRow, held: Reimbursement, one: SaidAccount): RowCheck {
  if (!isAnother(cloud, held, one)) return { standing: 'unchanged', said: '已经是这个账户。' };
  const words = [
    ...(mayBeRounded(one.entry.number)
      ? ['账号末尾是几个0，可能是表格软件改的，请对照存折、银行卡核对。']
      : []),
    ...(one.entry.holder === row.姓名 ? [] : ['户名不是本人，请核对。']),
  ];
  const note = words.length === 0 ? {} : { note: words.join('') };
  if (held.account === null) return { standing: 'new', ...note };
  const { kind, number } = maskAccount(cloud, held._id, held.account);
  return { standing: 'changed', said: `原来是${accountKindNames[kind]} ${number}。`, ...note };
}
