import type { BoundRelation } from '../../../policy/account-relations';
import type { ImportOutcome } from '../../../contract/imports';
import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { acceptedRelations, boundRelationOf, unbindingWord } from './bureau-relations';
import { type Hands, personNamed, requireOwnAccount } from './bureau-file';
import { endBinding } from './end-binding';
import { readChecked, takeInOrder } from '../office-files';
import { boundHolder, bureauHolder, newAccount } from './import-balances';
import type { Cloud } from '../../platform';
import { RowError, importBatch, keepBefore } from '../../imports';
import type { AccountRelative, Officer } from '../../schema';
import { hold } from '../../identity';
import { isKnownHere } from '../../officer-access';

type Request = MutualAidActsOfTwo['mutual-aid.import-bindings']['request'];

export const bindingColumns = [
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
  second?: Officer,
): Promise<ImportOutcome> {
  const file = { kind: 'bindings', region, number, csv } as const;
  const { rows, check } = readChecked(cloud, file, bindingColumns);
  await takeInOrder(cloud, file, check);
  const batch = { kind: 'bindings', region, number, content: csv } as const;
  const take = async (row: (typeof rows)[number]): Promise<Record<never, number>> => {
    const relation = row.关系 === unbindingWord ? null : relationOf(row.关系);
    const holder = await personNamed(cloud, row.持有人姓名, row.持有人证件类型, row.持有人证件号码);
    const relative = await personNamed(cloud, row.家人姓名, row.家人证件类型, row.家人证件号码);
    if (holder._id === relative._id) throw new RowError('家人证件号码', '家人与持有人是同一个人。');
    const cause = bindingsCause({ region, number });
    const hands = { region, officer, second };
    const named = { holderId: holder._id, personId: relative._id, cause };
    if (relation === null) await unbind(cloud, hands, named);
    else {
      const here = await isKnownHere(cloud, { regions: [region] }, relative._id);
      await bind(cloud, hands, { ...named, relation, ...(here ? {} : { elsewhere: true as const }) });
    }
    return {};
  };
  return importBatch(cloud, officer, batch, { rows, counts: {}, take });
}

/** What a file is as the cause of a change. */
export function bindingsCause({ region, number }: Pick<Request, 'region' | 'number'>): string {
  return `bindings-${region}-${number}`;
}

/** Throws a {@link RowError} for a word that is none. */
export function relationOf(word: string): BoundRelation {
  const relation = boundRelationOf(word);
  if (relation !== null) return relation;
  throw new RowError('关系', `关系应为其中一种：${acceptedRelations}；不再绑定的写“${unbindingWord}”。`);
}

/** So many relatives an account has at most; nobody has as many near ones. */
const mostBound = 50;

interface Named {
  readonly holderId: string;
  readonly personId: string;
  /** The file. */
  readonly cause: string;
}

function bind(cloud: Cloud, hands: Hands, binding: Named & AccountRelative): Promise<void> {
  const { holderId, cause, ...bound } = binding;
  return cloud.db.transaction(async (tx) => {
    const account = (await tx.get('mutual-aid-accounts', holderId)) ?? newAccount(holderId, hands.region);
    requireOwnAccount(hands, account, '持有人证件号码');
    await hold(tx, holderId, bureauHolder);
    await hold(tx, bound.personId, boundHolder(holderId));
    const relatives = account.relatives.filter(({ personId }) => personId !== bound.personId);
    if (relatives.length >= mostBound) throw boundOften();
    const kept = keepBefore(account, { cause, at: cloud.now(), state: account.relatives });
    await tx.put('mutual-aid-accounts', { ...account, ...kept, relatives: [...relatives, bound] });
  });
}

function boundOften(): RowError {
  return new RowError(
    '家人证件号码',
    `这个账户已经绑定${mostBound}位家人，不能再加。请先用一行“${unbindingWord}”撤掉不再绑定的。`,
  );
}

function unbind(cloud: Cloud, hands: Hands, { holderId, personId, cause }: Named): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const account = await tx.get('mutual-aid-accounts', holderId);
    if (account === null) return;
    requireOwnAccount(hands, account, '持有人证件号码');
    await endBinding(tx, { holderId, personId, now: cloud.now(), cause });
  });
}
