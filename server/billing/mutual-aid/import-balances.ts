import { sayDay } from '../../../contract/calendar-day';
import type { ImportOutcome } from '../../../contract/imports';
import type { MutualAidActsOfTwo } from '../../../contract/mutual-aid';
import { type Fen, fenOfYuan, minusFen, negativeFen, noFen, sumFen } from '../../../policy/money';
import { type Hands, personNamed, requireOwnAccount } from './bureau-file';
import { type Check, readChecked, takeInOrder } from '../office-files';
import type { IsoDay } from '../../../policy/calendar';
import { moveAccount } from './moves';
import { type Cloud, type Documents, TransactionConflictError, chinaDay, refuse } from '../../platform';
import { RowError, importBatch } from '../../imports';
import { book, bureauBalances, holderAccount, transfer } from '../ledger';
import type { MutualAidAccount, Officer } from '../../schema';
import { hold } from '../../identity';

type Request = MutualAidActsOfTwo['mutual-aid.import-balances']['request'];

export const balanceColumns = ['姓名', '证件类型', '证件号码', '余额(元)'] as const;

/** Keeps a person's data while the bureau keeps his account. */
export const bureauHolder = 'bureau';

/** Keeps a person's data while the bureau binds him to the account; those bound before are held by `bureau`. */
export function boundHolder(accountId: string): string {
  return `bureau:${accountId}`;
}

/** More deductions than this an account doesn't have under way: one a relative and year. */
const mostDeductions = 200;

/**
 * Takes a file of balances. A balance is the bureau's at the end of `asOf`, so what was debited here and the
 * bureau had not taken by then still comes off. An older file than the account's last is passed over.
 */
export async function importBalances(
  cloud: Cloud,
  officer: Officer,
  { region, number, asOf, csv }: Request,
  second?: Officer,
): Promise<ImportOutcome> {
  requireOver(cloud, asOf);
  const file = { kind: 'balances', region, number, csv } as const;
  const { rows, check } = readChecked(cloud, file, balanceColumns);
  requireDay(check, asOf);
  await takeInOrder(cloud, file, check);
  const batch = { kind: 'balances', region, number, content: JSON.stringify([asOf, csv]) } as const;
  const firstAt = new Map<string, number>();
  const take = async (row: (typeof rows)[number], at: number): Promise<Record<never, number>> => {
    const balanceFen = fenOfYuan(row['余额(元)']);
    if (balanceFen === null) throw new RowError('余额(元)', '余额应为数字，最多两位小数，例如 1024.50。');
    const person = await personNamed(cloud, row.姓名, row.证件类型, row.证件号码);
    if ((firstAt.get(person._id) ?? at) !== at) {
      throw new RowError('证件号码', '前面已经有一行是同一个人，这一行没有采用。请核对后只留一行。');
    }
    firstAt.set(person._id, at);
    const id = balanceMovement({ region, number }, person._id);
    const hands = { region, officer, second };
    await takeBalance(cloud, hands, { id, personId: person._id, bureauFen: balanceFen, asOf });
    return {};
  };
  return importBatch(cloud, officer, batch, { rows, counts: {}, take });
}

/** The bureau says itself of which day its balances are. Throws `FILE_DAY`. */
export function requireDay(check: Check | null, asOf: IsoDay): void {
  if (check === null || check.day === asOf) return;
  throw refuse('FILE_DAY', `文件里写的是${sayDay(check.day)}的余额，和您填的日期不一样。请改日期。`, {
    field: 'asOf',
  });
}

/** The movement by which a file changed an account; there is none where it changed nothing. */
export function balanceMovement(
  { region, number }: Pick<Request, 'region' | 'number'>,
  personId: string,
): string {
  return `${region}-${number}-${personId}`;
}

/**
 * Nobody knows the balance at the end of a day before it is over; and what the bureau answers later on that day
 * would be taken for contained in it.
 */
export function requireOver(cloud: Cloud, asOf: IsoDay): void {
  if (asOf < chinaDay(cloud.now())) return;
  throw refuse(
    'FILE_WRONG',
    '余额的日期要早于今天：当天还没有过完，日终余额还不知道。请核对文件日期，或明天再提交。',
    { field: 'asOf' },
  );
}

/** Somebody pays from the account while its balance is taken in: seldom more than once. */
const mostAttempts = 8;

interface BureauBalance {
  /** Of the movement: the same row again changes nothing. */
  readonly id: string;
  readonly personId: string;
  readonly bureauFen: Fen;
  /** Day at whose end it holds. */
  readonly asOf: IsoDay;
}

async function takeBalance(
  cloud: Cloud,
  hands: Hands,
  { id, personId, bureauFen, asOf }: BureauBalance,
): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const before = await cloud.db.get('mutual-aid-accounts', personId);
    const untakenFen = await untakenAt(cloud, personId, asOf);
    const taken = await cloud.db.transaction(async (tx) => {
      const found = await tx.get('mutual-aid-accounts', personId);
      // What moved since then is not as it was counted, even where the balance is the same again: count again.
      if (found?.revision !== before?.revision) return false;
      const account = found ?? newAccount(personId, hands.region);
      requireOwnAccount(hands, account, '证件号码');
      await hold(tx, personId, bureauHolder);
      await storeBalance(tx, account, {
        region: hands.region,
        balanceFen: minusFen(bureauFen, untakenFen),
        asOf,
        id,
        at: cloud.now(),
      });
      return true;
    });
    if (taken) return;
  }
  throw new TransactionConflictError(mostAttempts);
}

interface NewBalance {
  readonly region: string;
  readonly balanceFen: Fen;
  readonly asOf: IsoDay;
  readonly id: string;
  readonly at: number;
}

/** An older file than the account's last, or one that was taken before, changes nothing. */
async function storeBalance(
  tx: Documents,
  held: MutualAidAccount,
  { region, balanceFen, asOf, id, at }: NewBalance,
): Promise<void> {
  if (held.asOf > asOf || (await tx.get('mutual-aid-movements', id)) !== null) return;
  const account: MutualAidAccount = { ...held, region, asOf, balanceFen };
  const changeFen = minusFen(balanceFen, held.balanceFen);
  await bookImport(tx, account, { id, changeFen, at });
  await moveAccount(tx, account, changeFen, {
    accountId: account._id,
    id,
    kind: 'import',
    at,
    orderId: null,
    words: `医保局${sayDay(asOf)}的余额`,
    before: { asOf: held.asOf, revision: held.revision ?? 0 },
  });
}

/** Debited here, and not yet taken by the bureau at the end of the day, in fen. */
async function untakenAt(cloud: Cloud, accountId: string, asOf: IsoDay): Promise<Fen> {
  const deductions = await cloud.db.find('deductions', {
    filter: { accountId, state: { in: ['unsent', 'batched', 'accepted'] } },
    limit: mostDeductions,
  });
  const untaken = deductions.filter(
    ({ state, answeredOn }) => state !== 'accepted' || (answeredOn ?? '') > asOf,
  );
  return sumFen(untaken.map(({ amountFen }) => amountFen));
}

export function newAccount(accountId: string, region: string): MutualAidAccount {
  return {
    _id: accountId,
    region,
    balanceFen: noFen,
    reservedFen: noFen,
    authorisedFen: noFen,
    relatives: [],
    asOf: '',
  };
}

export async function bookImport(
  tx: Documents,
  { _id, region }: MutualAidAccount,
  { id, changeFen, at }: { readonly id: string; readonly changeFen: Fen; readonly at: number },
): Promise<void> {
  if (changeFen === 0) return;
  const [from, to] = [bureauBalances(region), holderAccount(_id)];
  await book(tx, {
    id,
    kind: 'balance-import',
    orderId: null,
    transfers: changeFen > 0 ? transfer(from, to, changeFen) : transfer(to, from, negativeFen(changeFen)),
    at,
  });
}
