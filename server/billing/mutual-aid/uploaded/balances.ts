import { sayDay } from '../../../../contract/calendar-day';
import type { UploadTold } from '../../../../contract/uploads';
import type { IsoDay } from '../../../../policy/calendar';
import { fenOfYuan } from '../../../../policy/money';
import { liesIn } from '../../../../policy/region-names';
import type { PersonOf } from '../../../identity';
import { RowError } from '../../../imports';
import { type Cloud, refuse } from '../../../platform';
import type { MutualAidAccount } from '../../../schema';
import { usualSpellings } from '../../../spreadsheets';
import type { Checked, Reading, RowCheck } from '../../../uploads';
import { type OfficeRow, officeFileUpload, problemOf, readChecked } from '../../office-files';
import { balanceColumns, requireDay, requireOver } from '../import-balances';
import { type Named, knownOfNamed, namedIn, personOfLine } from './named';

type Column = (typeof balanceColumns)[number];
type Row = OfficeRow<Column>;

/** What the bureau says is in the accounts of a place at the end of a day, as a file. */
export const balancesUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '医保部门',
  columns: [
    { name: '姓名', says: 'text', spellings: [...usualSpellings.name, '持有人姓名', '持有人'] },
    { name: '证件类型', says: 'document-kind', spellings: usualSpellings.documentKind, isOptional: true },
    { name: '证件号码', says: 'number', spellings: [...usualSpellings.documentNumber, '持有人证件号码'] },
    { name: '余额(元)', says: 'yuan', spellings: ['余额', '账户余额', '个人账户余额', '日终余额'] },
  ],
  keyOf: (_cloud, { region }) => Promise.resolve(region),
  requireTold: (cloud, _officer, { told }) => {
    requireOver(cloud, dayTold(told));
    return Promise.resolve();
  },
  personOf: ({ 姓名: name, 证件号码: document }) => ({ name, document }),
  keyOfRow: (row) => row.证件号码,
  check: checkBalances,
  end: {
    propose: 'mutual-aid.import-balances',
    undo: 'mutual-aid.undo-balances',
    request: ({ uploadId, region, part }, told) => ({
      region,
      number: `${uploadId}-p${part}`,
      asOf: dayTold(told),
    }),
  },
});

/** Throws `TOLD_TOO_LITTLE`. */
function dayTold({ asOf }: UploadTold): IsoDay {
  if (asOf !== undefined) return asOf;
  throw refuse('TOLD_TOO_LITTLE', '请写余额是哪一天日终的，照医保部门文件上写的填。', { field: 'asOf' });
}

/** Rows beside the accounts. Three round trips for all. */
async function checkBalances(
  cloud: Cloud,
  { region, told }: Reading,
  rows: readonly Row[],
  csv: string,
): Promise<Checked> {
  const asOf = dayTold(told);
  try {
    const { check } = readChecked(cloud, { kind: 'balances', region, number: '', csv }, balanceColumns);
    requireDay(check, asOf);
  } catch (error) {
    const problem = problemOf(error);
    return { rows: rows.map(() => ({ standing: 'new', problem })), subjects: [] };
  }
  const lines = rows.map((row) => ({
    row,
    named: namedIn(cloud, '', [row.姓名, row.证件类型, row.证件号码]),
  }));
  const named = lines.map((line) => line.named);
  const personOf = await knownOfNamed(cloud, named);
  const ids = named.flatMap((one) => (one instanceof RowError ? [] : (personOf(one)?._id ?? [])));
  const accounts = await accountsOf(cloud, ids);
  const checks = lines.map((line) => checkRow(cloud, { ...line, personOf, accounts, region, asOf }));
  return { rows: checks, subjects: [...new Set(ids)] };
}

export async function accountsOf(
  cloud: Cloud,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MutualAidAccount>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = await cloud.db.find('mutual-aid-accounts', {
    filter: { _id: { in: wanted } },
    limit: wanted.length,
  });
  return new Map(found.map((account) => [account._id, account]));
}

interface Line {
  readonly row: Row;
  readonly named: Named;
  readonly personOf: PersonOf;
  readonly accounts: ReadonlyMap<string, MutualAidAccount>;
  readonly region: string;
  readonly asOf: IsoDay;
}

function checkRow(cloud: Cloud, { row, named, personOf, accounts, region, asOf }: Line): RowCheck {
  try {
    const balanceFen = fenOfYuan(row['余额(元)']);
    if (balanceFen === null) throw new RowError('余额(元)', '余额应为数字，最多两位小数，例如 1024.50。');
    const person = personOfLine(cloud, '', named, personOf);
    if (person === null) return { standing: 'new' };
    const who = { personId: person._id };
    const account = accounts.get(person._id);
    if (account === undefined || account.asOf === '') return { ...who, standing: 'new' };
    if (isElsewhere(account, region)) return { ...who, standing: 'changed', note: ofOtherPlace };
    if (account.asOf > asOf) {
      return { ...who, standing: 'unchanged', said: `已经有${sayDay(account.asOf)}的余额，比这份新。` };
    }
    return { ...who, standing: 'changed' };
  } catch (error) {
    return { standing: 'new', problem: problemOf(error) };
  }
}

/** Whether another place's bureau gave the account its balance: only an officer of both hands it on. What stands there isn't told here. */
export function isElsewhere({ asOf, region: of }: MutualAidAccount, region: string): boolean {
  return asOf !== '' && !liesIn(of, region);
}

export const ofOtherPlace =
  '这个人的账户现在归另一个地区：只有两地共同的上级经办机构能以这里的名义导入，别人提出的会被退回。';
