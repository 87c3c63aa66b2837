import { readDeclarations } from '../../local/store/declarations';
import { Store } from '../../local/store/store';
import database from '../../server/schema/database.json';
import { makeMany } from './many-documents';

const firstAt = 1_700_000_000_000;
/** As many as the cloud gives at once. */
const pageSize = 1000;

/** What a count needs of a record: the real ones have more, and take longer to read. */
const record = {
  _id: 'd000000000',
  personId: 'p',
  year: 2024,
  state: 'insured',
  insuredIn: '140502',
  insurance: { basis: 'exempt', region: '140502', on: '2023-11-20', paidFen: 0 },
  updatedAt: firstAt,
  countAt: null,
};

/** Milliseconds to count so many records by place, day and way of paying, page by page, as a function without counts would. */
export function aggregateTime(file: string, documents: number): number {
  const one = openRecords(file);
  one.insert('records', [record]);
  one.close();
  makeMany(file, { id: record._id, at: firstAt }, documents);
  const store = openRecords(file);
  try {
    const began = performance.now();
    const counts = new Map<string, number>();
    for (let after = ''; ;) {
      const page = store.find('records', {
        query: { _id: { $gt: after } },
        sort: { _id: 1 },
        limit: pageSize,
      }) as unknown as readonly (typeof record)[];
      for (const { insurance } of page) {
        const key = `${insurance.region} ${insurance.on} ${insurance.basis}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      after = page.at(-1)?._id ?? '';
      if (page.length < pageSize) break;
    }
    const counted = [...counts.values()].reduce((sum, people) => sum + people, 0);
    if (counted !== documents) throw new Error(`${counted} of ${documents} records were counted`);
    return performance.now() - began;
  } finally {
    store.close();
  }
}

function openRecords(file: string): Store {
  const store = new Store({ file, synchronous: 'NORMAL' });
  for (const declaration of readDeclarations(database, 'database.json'))
    if (declaration.name === 'records') store.declare(declaration);
  return store;
}
