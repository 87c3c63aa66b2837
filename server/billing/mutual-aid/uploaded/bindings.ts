import { maskName } from '../../../../contract/person-name';
import { RowError } from '../../../imports';
import type { PersonOf } from '../../../identity';
import type { Cloud } from '../../../platform';
import type { MutualAidAccount } from '../../../schema';
import type { Checked, Reading, RowCheck } from '../../../uploads';
import { type OfficeRow, officeFileUpload, problemOf, readChecked } from '../../office-files';
import { unbindingWord } from '../bureau-relations';
import { bindingColumns, relationOf } from '../import-bindings';
import { accountsOf, isElsewhere, ofOtherPlace } from './balances';
import { type Named, knownOfNamed, namedIn, personOfLine } from './named';

type Column = (typeof bindingColumns)[number];
type Row = OfficeRow<Column>;

/** Who may be paid for from whose account, by the bureau, as a file. */
export const bindingsUpload = officeFileUpload<Column>({
  duty: 'money',
  from: '医保部门',
  columns: [
    { name: '持有人姓名', says: 'text', spellings: ['持有人', '职工姓名', '账户持有人姓名'] },
    { name: '持有人证件类型', says: 'document-kind', spellings: ['职工证件类型'], isOptional: true },
    {
      name: '持有人证件号码',
      says: 'number',
      spellings: ['持有人身份证号码', '持有人身份证号', '职工证件号码', '职工身份证号码'],
    },
    { name: '家人姓名', says: 'text', spellings: ['家庭成员姓名', '亲属姓名', '被绑定人姓名'] },
    {
      name: '家人证件类型',
      says: 'document-kind',
      spellings: ['家庭成员证件类型', '亲属证件类型'],
      isOptional: true,
    },
    {
      name: '家人证件号码',
      says: 'number',
      spellings: ['家庭成员证件号码', '亲属证件号码', '家人身份证号码', '被绑定人证件号码'],
    },
    { name: '关系', says: 'text', spellings: ['与持有人关系', '亲属关系', '家庭关系'] },
  ],
  keyOf: (_cloud, { region }) => Promise.resolve(region),
  personOf: ({ 持有人姓名: name, 持有人证件号码: document }) => ({ name, document }),
  keyOfRow: ({ 持有人证件号码: holder, 家人证件号码: relative }) =>
    holder === '' || relative === '' ? '' : `${holder} ${relative}`,
  check: checkBindings,
  end: {
    propose: 'mutual-aid.import-bindings',
    undo: 'mutual-aid.undo-bindings',
    request: ({ uploadId, region, part }) => ({ region, number: `${uploadId}-p${part}` }),
  },
});

/** Rows beside the accounts. Three round trips for all. */
async function checkBindings(
  cloud: Cloud,
  { region }: Reading,
  rows: readonly Row[],
  csv: string,
): Promise<Checked> {
  try {
    readChecked(cloud, { kind: 'bindings', region, number: '', csv }, bindingColumns);
  } catch (error) {
    const problem = problemOf(error);
    return { rows: rows.map(() => ({ standing: 'new', problem })), subjects: [] };
  }
  const pairs = rows.map((row) => ({
    row,
    holder: namedIn(cloud, '持有人', [row.持有人姓名, row.持有人证件类型, row.持有人证件号码]),
    relative: namedIn(cloud, '家人', [row.家人姓名, row.家人证件类型, row.家人证件号码]),
  }));
  const named = pairs.flatMap(({ holder, relative }) => [holder, relative]);
  const personOf = await knownOfNamed(cloud, named);
  const ids = named.flatMap((one) => (one instanceof RowError ? [] : (personOf(one)?._id ?? [])));
  const accounts = await accountsOf(cloud, ids);
  const checks = pairs.map((pair) => checkRow(cloud, { ...pair, personOf, accounts, region }));
  return { rows: checks, subjects: [...new Set(ids)] };
}

interface Pair {
  readonly row: Row;
  readonly holder: Named;
  readonly relative: Named;
  readonly personOf: PersonOf;
  readonly accounts: ReadonlyMap<string, MutualAidAccount>;
  readonly region: string;
}

function checkRow(cloud: Cloud, { row, personOf, accounts, region, ...named }: Pair): RowCheck {
  try {
    const relation = row.关系 === unbindingWord ? null : relationOf(row.关系);
    const holder = personOfLine(cloud, '持有人', named.holder, personOf);
    const relative = personOfLine(cloud, '家人', named.relative, personOf);
    if (row.持有人证件号码 === row.家人证件号码)
      throw new RowError('家人证件号码', '家人与持有人是同一个人。');
    const who = holder === null ? {} : { personId: holder._id };
    const account = holder === null ? undefined : accounts.get(holder._id);
    if (account !== undefined && isElsewhere(account, region)) {
      return { ...who, standing: 'changed', note: ofOtherPlace };
    }
    const bound = account?.relatives.find(({ personId }) => personId === relative?._id)?.relation ?? null;
    return {
      ...who,
      standing: bound === relation ? 'unchanged' : bound === null ? 'new' : 'changed',
      said:
        relation === null
          ? `不再替${maskName(row.家人姓名)}缴费。`
          : `可以替${maskName(row.家人姓名)}（${row.关系}）缴费。`,
    };
  } catch (error) {
    return { standing: 'new', problem: problemOf(error) };
  }
}
