import { fen, type Fen } from '../../../../policy/money';
import { moveRefund } from '../../../../server/billing/refunds/states';
import { InvariantError } from '../../../../server/platform/invariant-error';
import { balancesOver } from '../../../../server/billing/ledger/balances';
import { collectingOffice, wechatClearing } from '../../../../server/billing/ledger/accounts';
import { book, transfer } from '../../../../server/billing/ledger/book';
import { type LedgerEntry, type Transfer } from '../../../../server/schema/ledger-entry';
import { DuplicateKeyError } from '../../../../server/platform/cloud';
import { moveLine, moveOrder } from '../../../../server/billing/orders/states';
import type { Order, OrderLine } from '../../../../server/schema/order';
import type { Refund } from '../../../../server/schema/refund';
import { startTestServer } from '../../money';

function entry(id: string, transfers: readonly Transfer[]) {
  return {
    id,
    kind: 'payment' as const,
    orderId: 'x',
    transfers,
    at: 0,
  };
}

describe('an entry', () => {
  it('is written once: the same step again is refused, and nothing of it is stored', async () => {
    const { db } = (await startTestServer()).cloudFor('');
    const once = entry(
      'a',
      transfer(wechatClearing({ merchantId: '1900000001' }), collectingOffice('360983001'), fen(380)),
    );
    await book(db, once);
    await expect(book(db, once)).rejects.toBeInstanceOf(DuplicateKeyError);
  });

  it.each([0, -1, 0.5, Number.NaN])('moves whole fen above zero, not %d', async (amountFen) => {
    const { db } = (await startTestServer()).cloudFor('');
    const wrong = entry('a', [{ debit: 'one', credit: 'other', amountFen: amountFen as Fen }]);
    await expect(book(db, wrong)).rejects.toThrow(InvariantError);
  });

  it('moves between two accounts', async () => {
    const { db } = (await startTestServer()).cloudFor('');
    const wrong = entry('a', [{ debit: 'one', credit: 'one', amountFen: fen(1) }]);
    await expect(book(db, wrong)).rejects.toThrow(InvariantError);
  });
});

describe('balances', () => {
  it('are credits less debits of what is posted, and sum to zero', async () => {
    const server = await startTestServer();
    const { db } = server.cloudFor('');
    await book(db, entry('a', transfer('one', 'two', fen(500))));
    await book(db, entry('b', transfer('two', 'three', fen(120))));
    await book(db, { ...entry('c', transfer('one', 'two', fen(999))), phase: 'voided' });
    const entries: readonly LedgerEntry[] = server.all('ledger');
    const balances = balancesOver(entries);
    expect(Object.fromEntries(balances)).toEqual({ one: -500, two: 380, three: 120 });
    expect([...balances.values()].reduce((sum, fen) => sum + fen, 0)).toBe(0);
  });

  it('of an office are its district’s: streets are collected there', () => {
    expect(collectingOffice('360983001')).toBe('office:360983');
  });
});

describe('states', () => {
  const line = (state: OrderLine['state']): OrderLine => ({ state, reason: null }) as OrderLine;
  const order = (state: Order['state']): Order => ({ state, history: [] }) as unknown as Order;

  it.each([
    ['released', 'insured'],
    ['refunded', 'insured'],
    ['insured', 'reserved'],
    ['insured', 'settlement-pending'],
  ] as const)('of a line move one way: %s never becomes %s', (from, to) => {
    expect(() => moveLine(line(from), to)).toThrow(InvariantError);
  });

  it.each([
    ['closed', 'paid'],
    ['closed', 'awaiting-payment'],
    ['settled', 'paid'],
    ['settled', 'closed'],
    ['paid', 'awaiting-payment'],
  ] as const)('of an order move one way: %s never becomes %s', (from, to) => {
    expect(() => moveOrder(order(from), to, 0, 'test')).toThrow(InvariantError);
  });

  it.each([
    ['done', 'manual'],
    ['done', 'processing'],
    ['replaced', 'approved'],
    ['processing', 'sent'],
    ['manual', 'sent'],
  ] as const)('of a refund move one way: %s never becomes %s', (from, to) => {
    const refund = { state: from, history: [] } as unknown as Refund;
    expect(() => moveRefund(refund, to, 0)).toThrow(InvariantError);
  });
});
