import type { Books } from '../../../commands/audit/books';
import { Money } from '../../../commands/load/money';
import type { Order } from '../../../server/schema';

function order(_id: string, state: Order['state'], ...insured: readonly string[]): Order {
  return {
    _id,
    state,
    lines: insured.map((recordId) => ({ recordId, state: 'insured' })),
  } as unknown as Order;
}

/** Reads the orders through, as an audit does. */
async function read(paid: readonly string[], orders: readonly Order[]): Promise<Money> {
  const money = new Money(paid);
  const books = {
    readAt: 0,
    all: async function* () {
      yield* orders;
    },
  } as unknown as Books;
  const seen: Order[] = [];
  for await (const one of money.readAlong(books).all('orders')) seen.push(one);
  expect(seen).toEqual(orders);
  return money;
}

describe('the money of an evening', () => {
  it('is all there where each paid order is settled and insures people once', async () => {
    const money = await read(['a', 'b'], [order('a', 'settled', 'r1', 'r2'), order('b', 'settled', 'r3')]);
    expect(money).toMatchObject({ lost: [], doubled: [], insured: 3 });
  });

  it('is lost where a paid order isn’t settled, or isn’t there', async () => {
    const money = await read(['a', 'b', 'c'], [order('a', 'settled', 'r1'), order('b', 'paid', 'r2')]);
    expect(money.lost).toEqual(['b', 'c']);
  });

  it('is doubled where two orders insure one person', async () => {
    const money = await read([], [order('a', 'settled', 'r1'), order('b', 'settled', 'r1', 'r2')]);
    expect(money).toMatchObject({ doubled: ['r1'], insured: 2 });
  });
});
