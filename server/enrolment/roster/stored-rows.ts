import { checkDocument } from '../../../contract/identity-document';
import type { RosterRow } from '../../../contract/officer';
import { type DocumentNumber, type PersonOf, findPeople } from '../../identity';
import { type Cloud, chinaDay } from '../../platform';
import type { Roster } from '../../schema';

/** As many as the cloud gives at once: who is behind them is taken to have one. */
const mostRecords = 1000;

/** What is stored of the people of a part before any row of it is taken. */
export interface StoredRows {
  readonly personOf: PersonOf;
  readonly rosterOf: (personId: string) => Roster | null;
  /** Whether a record of his may have to be answered anew. */
  readonly mayHaveOpenRecord: (personId: string) => boolean;
}

/** Four round trips for all rows. */
export async function readStoredRows(
  cloud: Cloud,
  rows: readonly Pick<RosterRow, 'document'>[],
): Promise<StoredRows> {
  const documents = rows.flatMap((row) => documentOf(cloud, row));
  const personOf = await findPeople(cloud, documents);
  const ids = [...new Set(documents.flatMap((document) => personOf(document)?._id ?? []))];
  if (ids.length === 0) return { personOf, rosterOf: () => null, mayHaveOpenRecord: () => true };
  const found = await cloud.db.find('rosters', { filter: { _id: { in: ids } }, limit: ids.length });
  // After the rosters: an application that came in later saw them.
  const records = await cloud.db.find('records', {
    filter: { personId: { in: ids }, state: { in: ['open', 'reserved'] } },
    limit: mostRecords,
  });
  const rosters = new Map(found.map((roster) => [roster._id, roster]));
  const withRecord = new Set(records.map(({ personId }) => personId));
  return {
    personOf,
    rosterOf: (personId) => rosters.get(personId) ?? null,
    mayHaveOpenRecord: (personId) => records.length === mostRecords || withRecord.has(personId),
  };
}

/** None where it can't be read: nobody is known by it, and its row won't be taken. */
export function documentOf(
  cloud: Cloud,
  { document }: Pick<RosterRow, 'document'>,
): readonly DocumentNumber[] {
  const check = checkDocument(document.kind, document.number, chinaDay(cloud.now()));
  return check.ok ? [{ kind: document.kind, number: check.number }] : [];
}
