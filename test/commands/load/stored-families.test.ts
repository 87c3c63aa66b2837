import { copierOf, familyOf, type Stored } from '../../../commands/load/stored-families';

const personOf = { mother: 'a1'.repeat(12), neighbour: 'b2'.repeat(12) };
const orderId = 'c3'.repeat(16);
const keyHash = 'd4'.repeat(32);

const all = new Map<string, readonly Stored[]>([
  ['people', [{ _id: personOf.mother }, { _id: personOf.neighbour }]],
  ['person-keys', [{ _id: `1-${keyHash}`, personId: personOf.mother }]],
  [
    'payers',
    [
      { _id: 'family-1', relatives: [{ relativeId: 'e5'.repeat(8), personId: personOf.mother }] },
      { _id: 'family-2', relatives: [{ relativeId: 'f6'.repeat(8), personId: personOf.neighbour }] },
    ],
  ],
  ['records', [{ _id: `${personOf.mother}-2024`, personId: personOf.mother, payers: ['family-1'] }]],
  ['orders', [{ _id: orderId, openId: 'family-1', lines: [{ recordId: `${personOf.mother}-2024` }] }]],
  ['ledger', [{ _id: `${orderId}-payment`, orderId, amountFen: 38_000 }]],
  ['counters', [{ _id: 'orders-2023-11-10-family-1', count: 1, expiresAt: 5 }]],
  ['notice-versions', [{ _id: 'jincheng-2024.0000-720cfa8c280e691b' }]],
]);

function idsOf(documents: ReadonlyMap<string, readonly Stored[]>): object {
  return Object.fromEntries([...documents].map(([name, stored]) => [name, stored.map(({ _id }) => _id)]));
}

describe('a family in store', () => {
  it('is what names the payer and his people, and nothing of others or with an end', () => {
    expect(idsOf(familyOf('family-1', all).documents)).toEqual({
      people: [personOf.mother],
      'person-keys': [`1-${keyHash}`],
      payers: ['family-1'],
      records: [`${personOf.mother}-2024`],
      orders: [orderId],
      ledger: [`${orderId}-payment`],
    });
  });

  it('is copied under other ids, which agree among themselves and are others for each number', () => {
    const family = familyOf('family-1', all);
    const copyOf = copierOf(family);
    const copy = copyOf(1);
    const [record] = copy.get('records') ?? [];
    const [order] = copy.get('orders') ?? [];
    expect(record?._id).toBe(`${String(copy.get('people')?.[0]?._id)}-2024`);
    expect(order).toMatchObject({ openId: copy.get('payers')?.[0]?._id, lines: [{ recordId: record?._id }] });
    expect(copy.get('ledger')).toEqual([
      { _id: `${String(order?._id)}-payment`, orderId: order?._id, amountFen: 38_000 },
    ]);
    expect(copy.get('person-keys')?.[0]?._id).toMatch(/^1-[0-9a-f]{64}$/);
    const ids = [family.documents, copy, copyOf(2)].map((one) => JSON.stringify(idsOf(one)));
    for (const id of family.ids) expect(ids[1]).not.toContain(id);
    expect(new Set(ids).size).toBe(3);
  });
});
