import type { LedgerEntry, Transfer } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, addTo, collector, held } from './books';

/** An order as the ledger tells it, amounts in fen. */
export interface OrderInLedger {
  /** What became of its pending transfers. */
  payment: LedgerEntry['phase'] | null;
  /** Taken from WeChat and from a mutual-aid account by its payment. */
  fromWeChatFen: number;
  fromAccountFen: number;
  /** Owed to the payer and not given back yet. */
  owedFen: number;
  /** What the collecting offices hold of it, by line. */
  readonly officesFen: Map<number, number>;
}

export interface DayOfOffice {
  paidFen: number;
  refundedFen: number;
}

export interface LedgerTold {
  readonly entries: number;
  readonly balances: ReadonlyMap<string, number>;
  readonly orders: ReadonlyMap<string, OrderInLedger>;
  /** By day, then office. */
  readonly days: ReadonlyMap<string, ReadonlyMap<string, DayOfOffice>>;
}

const remedy =
  'Entries are never changed by the product: restore this one from the last export, and look in the cloud’s access log for who wrote.';

const office = 'office:';

/** Reads the ledger once. What an entry must be stands in docs/money.md, "The books". */
export async function readLedger(books: Books, found: Disagreement[]): Promise<LedgerTold> {
  const disagree = collector(found, remedy);
  const balances = new Map<string, number>();
  const orders = new Map<string, OrderInLedger>();
  const days = new Map<string, Map<string, DayOfOffice>>();
  let entries = 0;
  for await (const entry of books.all('ledger')) {
    entries += 1;
    checkEntry(entry, disagree);
    const order = entry.orderId === null ? null : held(orders, entry.orderId, emptyOrder);
    if (order !== null && entry.kind === 'payment') order.payment = entry.phase;
    if (entry.phase !== 'posted') continue;
    for (const transfer of entry.transfers) {
      addTo(balances, transfer.debit, -transfer.amountFen);
      addTo(balances, transfer.credit, transfer.amountFen);
      if (order !== null) intoOrder(order, entry, transfer);
      intoDay(
        held(days, entry.day, () => new Map<string, DayOfOffice>()),
        transfer,
      );
    }
  }
  const sum = [...balances.values()].reduce((total, balance) => total + balance, 0);
  if (sum !== 0) disagree('all accounts together are zero', `they are ${sum} fen`);
  return { entries, balances, orders, days };
}

function emptyOrder(): OrderInLedger {
  return { payment: null, fromWeChatFen: 0, fromAccountFen: 0, owedFen: 0, officesFen: new Map() };
}

function checkEntry({ _id, transfers, accounts }: LedgerEntry, disagree: Disagree): void {
  for (const { debit, credit, amountFen } of transfers) {
    const balances = debit !== credit && Number.isSafeInteger(amountFen) && amountFen > 0;
    if (!balances) {
      disagree(
        'every transfer moves whole fen from one account to another',
        `${_id}: ${amountFen} ${debit} → ${credit}`,
      );
    }
  }
  const moved = new Set(transfers.flatMap(({ debit, credit }) => [debit, credit]));
  const same = moved.size === accounts.length && accounts.every((account) => moved.has(account));
  if (!same) disagree('an entry is found by each account in it', `${_id} lists ${accounts.join(', ')}`);
}

function intoOrder(order: OrderInLedger, { kind }: LedgerEntry, transfer: Transfer): void {
  const { debit, credit, amountFen, line = -1 } = transfer;
  if (kind === 'payment' && debit.startsWith('wechat')) order.fromWeChatFen += amountFen;
  if (kind === 'payment' && debit.startsWith('holder:')) order.fromAccountFen += amountFen;
  if (credit === 'refunds-payable') order.owedFen += amountFen;
  if (debit === 'refunds-payable') order.owedFen -= amountFen;
  if (credit.startsWith(office)) addTo(order.officesFen, line, amountFen);
  if (debit.startsWith(office)) addTo(order.officesFen, line, -amountFen);
}

function intoDay(offices: Map<string, DayOfOffice>, { debit, credit, amountFen }: Transfer): void {
  const of = (account: string): DayOfOffice =>
    held(offices, account.slice(office.length), () => ({ paidFen: 0, refundedFen: 0 }));
  if (credit.startsWith(office)) of(credit).paidFen += amountFen;
  if (debit.startsWith(office)) of(debit).refundedFen += amountFen;
}
