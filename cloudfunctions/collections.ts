import type { Invitation, Payer } from './family/payer';
import type { Withdrawal } from './family/withdrawal';
import type { LedgerEntry } from './ledger/entry';
import type { Counter, LookupLogEntry } from './lookups/lookup';
import type { MutualAidAccount, MutualAidFloor, StoredMovement } from './mutual-aid/account';
import type { Deduction, DeductionBatch, MutualAidImport } from './mutual-aid/deduction';
import type { OfficialText, StoredNotice } from './notices/stored-notice';
import type { Officer, OfficerLogEntry, OneTimeCode } from './officers/officer';
import type { Order } from './orders/order';
import type { Person, PersonKey } from './people/person';
import type { StoredContacts } from './places/place-contacts';
import type { ReceiptShare } from './receipts/receipt-share';
import type { EnrolmentRecord } from './records/record';
import type { Refund, StoredCase } from './refunds/refund';
import type { Roster, RosterBatch } from './roster/roster';
import type { BillComparison, Statement, StatementRun } from './timer/day-work';

/** Every collection and what it holds. Indexes and access stand in `database.json`. */
export interface Collections {
  people: Person;
  'person-keys': PersonKey;
  payers: Payer;
  invitations: Invitation;
  withdrawals: Withdrawal;
  records: EnrolmentRecord;
  rosters: Roster;
  'roster-batches': RosterBatch;
  officers: Officer;
  'officer-log': OfficerLogEntry;
  'one-time-codes': OneTimeCode;
  counters: Counter;
  'lookup-log': LookupLogEntry;
  'place-contacts': StoredContacts;
  'published-notices': StoredNotice;
  'official-texts': OfficialText;
  orders: Order;
  ledger: LedgerEntry;
  refunds: Refund;
  cases: StoredCase;
  'mutual-aid-accounts': MutualAidAccount;
  'mutual-aid-movements': StoredMovement;
  'mutual-aid-floors': MutualAidFloor;
  'mutual-aid-imports': MutualAidImport;
  deductions: Deduction;
  'deduction-batches': DeductionBatch;
  'receipt-shares': ReceiptShare;
  'bill-comparisons': BillComparison;
  'statement-runs': StatementRun;
  statements: Statement;
}

export type CollectionName = keyof Collections;
