import { audit } from '../../../commands/audit/audit';
import type { Books } from '../../../commands/audit/books';
import type { CollectionName, Collections } from '../../../server/schema/collections';
import { fileOf, paid } from '../../server/billing/elsewhere-payments/tax-office';
import { type PaymentTestServer, startTestServer } from '../../server/money';
import { father, grandmother } from '../../server/sample';

type Stored = { readonly _id: string };

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.byTwo(
    'elsewhere.import',
    fileOf([paid(father), paid(grandmother), paid(father, { number: 'T-2' })]),
  );
});

/** What is stored, with one collection read otherwise. */
function books(collection?: CollectionName, damage: (doc: object) => object | null = (doc) => doc): Books {
  return {
    readAt: server.cloudFor('').now(),
    async *all<Name extends CollectionName>(name: Name) {
      const docs = server.all(name) as readonly (Collections[Name] & Stored)[];
      const read = name === collection ? docs.flatMap((doc) => damage(doc) ?? []) : docs;
      yield* read as readonly Collections[Name][];
    },
  };
}

async function rules(of: Books): Promise<readonly string[]> {
  const found = await audit(of, () => undefined);
  return [...new Set(found.map(({ rule }) => rule))];
}

describe('an audit of payments made elsewhere', () => {
  it('finds that each insures one person, or stands beside what does', async () => {
    expect(await audit(books(), () => undefined)).toEqual([]);
  });

  const insuredBy = (fields: object) => (doc: object) => ({
    ...doc,
    insurance: { ...(doc as Collections['records']).insurance, ...fields },
  });
  it.each<[string, CollectionName, (doc: object) => object | null, string]>([
    ['a payment that is gone', 'elsewhere-payments', () => null, 'exactly that one, and no order'],
    ['a payment of nobody', 'records', () => null, 'stands on its record'],
    ['another day', 'records', insuredBy({ on: '2023-11-16' }), 'has its payment’s day and amount'],
    [
      'another amount',
      'elsewhere-payments',
      (doc) => ({ ...doc, amountFen: 1 }),
      'has its payment’s day and amount',
    ],
    ['an order besides', 'records', insuredBy({ orderId: 'o1' }), 'exactly that one, and no order'],
    [
      'somebody left uninsured',
      'records',
      (doc) => ({ ...doc, state: 'open', insurance: null }),
      'who has paid elsewhere is insured',
    ],
    [
      'another’s payment',
      'elsewhere-payments',
      (doc) => ({ ...doc, recordId: 'p-2024' }),
      'are his, each once',
    ],
    ['a file that nobody agreed to', 'imports', () => null, 'came in an agreed file'],
  ])('names %s', async (_, collection, damage, rule) => {
    expect((await rules(books(collection, damage))).join('; ')).toContain(rule);
  });
});
