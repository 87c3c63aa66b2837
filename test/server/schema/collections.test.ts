import type { CollectionName } from '../../../server/schema';
import database from '../../../server/schema/database.json';

/** Every collection that the server knows, held by the compiler. */
const typed: Readonly<Record<CollectionName, true>> = {
  people: true,
  'person-keys': true,
  payers: true,
  invitations: true,
  withdrawals: true,
  records: true,
  rosters: true,
  'refund-requests': true,
  'roster-batches': true,
  officers: true,
  'officer-log': true,
  'one-time-codes': true,
  counters: true,
  'lookup-log': true,
  'place-contacts': true,
  'published-notices': true,
  'official-texts': true,
  orders: true,
  ledger: true,
  refunds: true,
  cases: true,
  'mutual-aid-accounts': true,
  'mutual-aid-movements': true,
  'mutual-aid-floors': true,
  'mutual-aid-imports': true,
  deductions: true,
  'deduction-batches': true,
  'receipt-shares': true,
  'bill-comparisons': true,
  'statement-runs': true,
  statements: true,
};

it('declares every collection for the database, and no other', () => {
  expect(database.collections.map(({ name }) => name).sort()).toEqual(Object.keys(typed).sort());
});
