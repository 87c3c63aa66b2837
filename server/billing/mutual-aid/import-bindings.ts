import type { ImportOutcome } from '../../../contract/imports';
import type { MutualAidOfficerActions } from '../../../contract/mutual-aid';
import { acceptedRelations, boundRelationOf } from './bureau-relations';
import { personNamed, requireOwnAccount } from './bureau-file';
import { bureauHolder, newAccount } from './import-balances';
import { type Cloud, readCsv } from '../../platform';
import { RowError, importBatch } from '../../imports';
import type { AccountRelative, Officer } from '../../schema';
import { hold } from '../../identity';
import { isKnownHere } from '../../officer-access';

type Request = MutualAidOfficerActions['mutual-aid.import-bindings']['request'];

const columns = [
  '持有人姓名',
  '持有人证件类型',
  '持有人证件号码',
  '家人姓名',
  '家人证件类型',
  '家人证件号码',
  '关系',
] as const;

/**
 * Takes a file of who may be paid for from whose account. Only this names holders and relatives, never a
 * payer.
 */
export async function importBindings(
  cloud: Cloud,
  officer: Officer,
  { region, number, csv }: Request,
): Promise<ImportOutcome> {
  const rows = readCsv(csv, columns);
  const batch = { kind: 'bindings', region, number, content: csv } as const;
  const take = async (row: (typeof rows)[number]): Promise<Record<never, number>> => {
    const relation = boundRelationOf(row.关系);
    if (relation === null) throw new RowError('关系', `关系应为其中一种：${acceptedRelations}。`);
    const holder = await personNamed(cloud, row.持有人姓名, row.持有人证件类型, row.持有人证件号码);
    const relative = await personNamed(cloud, row.家人姓名, row.家人证件类型, row.家人证件号码);
    if (holder._id === relative._id) throw new RowError('家人证件号码', '家人与持有人是同一个人。');
    const here = await isKnownHere(cloud, officer, relative._id);
    const bound = { personId: relative._id, relation, ...(here ? {} : { elsewhere: true as const }) };
    await bind(cloud, officer, { region, holderId: holder._id, bound });
    return {};
  };
  return importBatch(cloud, officer, batch, { rows, counts: {}, take });
}

interface Binding {
  /** Place of the bureau. */
  readonly region: string;
  readonly holderId: string;
  readonly bound: AccountRelative;
}

function bind(cloud: Cloud, officer: Officer, { region, holderId, bound }: Binding): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const account = (await tx.get('mutual-aid-accounts', holderId)) ?? newAccount(holderId, region);
    requireOwnAccount(officer, account, '持有人证件号码');
    await hold(tx, holderId, bureauHolder);
    await hold(tx, bound.personId, bureauHolder);
    const relatives = account.relatives.filter(({ personId }) => personId !== bound.personId);
    await tx.put('mutual-aid-accounts', { ...account, relatives: [...relatives, bound] });
  });
}
