import type { Cloud, Documents } from '../platform';
import { recordId } from '../enrolment';
import type { EnrolmentRecord, Reimbursement, Roster } from '../schema';

/** All that decides what is due to one person for a year. */
export interface Known {
  readonly record: EnrolmentRecord;
  readonly roster: Roster | null;
  /** As it is stored; null where nothing was ever due. */
  readonly held: Reimbursement | null;
}

/** Two round trips, at once, for up to a thousand records. */
export async function knownOf(cloud: Cloud, records: readonly EnrolmentRecord[]): Promise<readonly Known[]> {
  if (records.length === 0) return [];
  const limit = records.length;
  const [rosters, stored] = await Promise.all([
    cloud.db.find('rosters', { filter: { _id: { in: records.map(({ personId }) => personId) } }, limit }),
    cloud.db.find('reimbursements', { filter: { _id: { in: records.map(({ _id }) => _id) } }, limit }),
  ]);
  const rosterOf = new Map(rosters.map((one) => [one._id, one]));
  const heldOf = new Map(stored.map((one) => [one._id, one]));
  return records.map((record) => ({
    record,
    roster: rosterOf.get(record.personId) ?? null,
    held: heldOf.get(record._id) ?? null,
  }));
}

/** The same of one, by the record's id; null where there is no such record. Three round trips. */
export async function knownBy(documents: Documents, id: string): Promise<Known | null> {
  const record = await documents.get('records', id);
  if (record === null || recordId(record.personId, record.year) !== id) return null;
  const [roster, held] = await Promise.all([
    documents.get('rosters', record.personId),
    documents.get('reimbursements', id),
  ]);
  return { record, roster, held };
}
