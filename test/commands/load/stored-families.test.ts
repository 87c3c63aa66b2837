import { familyOf, type Stored } from '../../../commands/load/stored-families';

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
});
