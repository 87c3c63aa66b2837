import type { Invitation, Payer, Withdrawal } from './payer';
import type { LedgerEntry } from './ledger-entry';
import type { Counter, LookupLogEntry } from './look-up';
import type { MutualAidAccount, MutualAidFloor, StoredMovement } from './mutual-aid-account';
import type { Deduction, DeductionBatch } from './deduction';
import type { ImportBatch, ImportBefore } from './import-batch';
import type { OfficialText, StoredNotice } from './published-notice';
import type { Officer, OfficerLogEntry, OneTimeCode } from './officer';
import type { MigrationProgress } from './migration';
import type { Order, OrderFieldsBefore } from './order';
import type { Person, PersonKey } from './person';
import type { StoredChannels } from './place-channels';
import type { StoredContacts } from './place-contacts';
import type { ReceiptShare } from './receipt-share';
import type { EnrolmentRecord } from './enrolment-record';
import type { Refund, RefundRequest, StoredCase } from './refund';
import type { Roster } from './roster';
import type { BillComparison, Statement, StatementRun } from './reconciliation';

/** Every collection and what it holds. Indexes and access stand in `database.json`. */
export interface Collections {
  people: Person;
  'person-keys': PersonKey;
  payers: Payer;
  invitations: Invitation;
  withdrawals: Withdrawal;
  records: EnrolmentRecord;
  rosters: Roster;
  imports: ImportBatch;
  'roster-batches': ImportBefore;
  officers: Officer;
  'officer-log': OfficerLogEntry;
  'one-time-codes': OneTimeCode;
  counters: Counter;
  'lookup-log': LookupLogEntry;
  'place-contacts': StoredContacts;
  'place-channels': StoredChannels;
  'published-notices': StoredNotice;
  'official-texts': OfficialText;
  orders: Order & OrderFieldsBefore;
  ledger: LedgerEntry;
  refunds: Refund;
  'refund-requests': RefundRequest;
  cases: StoredCase;
  'mutual-aid-accounts': MutualAidAccount;
  'mutual-aid-movements': StoredMovement;
  'mutual-aid-floors': MutualAidFloor;
  'mutual-aid-imports': ImportBefore;
  deductions: Deduction;
  'deduction-batches': DeductionBatch;
  'receipt-shares': ReceiptShare;
  'bill-comparisons': BillComparison;
  'statement-runs': StatementRun;
  statements: Statement;
  migrations: MigrationProgress;
}

export type CollectionName = keyof Collections;
