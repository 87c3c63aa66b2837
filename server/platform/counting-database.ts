import type { Database, Documents, Filter, FindOptions } from './cloud';
import type { CollectionName, Collections } from '../schema';

/**
 * Any database, counting its round trips: each operation one, a transaction one more for its start and for
 * its end.
 */
export class CountingDatabase implements Database {
  roundTrips = 0;

  constructor(private readonly db: Database) {}

  get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null> {
    return this.counted(this.db.get(collection, id));
  }

  insert<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    return this.counted(this.db.insert(collection, doc));
  }

  put<Name extends CollectionName>(collection: Name, doc: Collections[Name]): Promise<void> {
    return this.counted(this.db.put(collection, doc));
  }

  remove(collection: CollectionName, id: string): Promise<void> {
    return this.counted(this.db.remove(collection, id));
  }

  find<Name extends CollectionName>(
    collection: Name,
    options: FindOptions<Collections[Name]>,
  ): Promise<Collections[Name][]> {
    return this.counted(this.db.find(collection, options));
  }

  count<Name extends CollectionName>(collection: Name, filter: Filter<Collections[Name]>): Promise<number> {
    return this.counted(this.db.count(collection, filter));
  }

  updateIf<Name extends CollectionName>(
    collection: Name,
    id: string,
    filter: Filter<Collections[Name]>,
    changes: Partial<Omit<Collections[Name], '_id'>>,
  ): Promise<boolean> {
    return this.counted(this.db.updateIf(collection, id, filter, changes));
  }

  transaction<Result>(work: (tx: Documents) => Promise<Result>): Promise<Result> {
    return this.db.transaction(async (tx) => {
      this.roundTrips += 2;
      return work(this.countingDocuments(tx));
    });
  }

  private countingDocuments(tx: Documents): Documents {
    return {
      get: (collection, id) => this.counted(tx.get(collection, id)),
      insert: (collection, doc) => this.counted(tx.insert(collection, doc)),
      put: (collection, doc) => this.counted(tx.put(collection, doc)),
      remove: (collection, id) => this.counted(tx.remove(collection, id)),
    };
  }

  private counted<Result>(trip: Promise<Result>): Promise<Result> {
    this.roundTrips += 1;
    return trip;
  }
}
