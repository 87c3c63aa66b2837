import type { Invitation, Payer, Withdrawal } from './payer';
import type { LedgerEntry } from './ledger-entry';
import type { Counter, LookupLogEntry } from './look-up';
import type { MutualAidAccount, MutualAidFloor, StoredMovement } from './mutual-aid-account';
import type { Deduction, DeductionBatch, MutualAidImport } from './deduction';
import type { OfficialText, StoredNotice } from './published-notice';
import type { Officer, OfficerLogEntry, OneTimeCode } from './officer';
import type { MigrationProgress } from './migration';
import type { Order, OrderFieldsBefore } from './order';
import type { Person, PersonKey } from './person';
import type { StoredContacts } from './place-contacts';
import type { PosterScans } from './poster-scans';
import type { ReceiptShare } from './receipt-share';
import type { EnrolmentRecord } from './enrolment-record';
import type { Refund, RefundRequest, StoredCase } from './refund';
import type { Roster, RosterBatch } from './roster';
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
  'roster-batches': RosterBatch;
  officers: Officer;
  'officer-log': OfficerLogEntry;
  'one-time-codes': OneTimeCode;
  counters: Counter;
  'lookup-log': LookupLogEntry;
  'place-contacts': StoredContacts;
  'poster-scans': PosterScans;
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
  'mutual-aid-imports': MutualAidImport;
  deductions: Deduction;
  'deduction-batches': DeductionBatch;
  'receipt-shares': ReceiptShare;
  'bill-comparisons': BillComparison;
  'statement-runs': StatementRun;
  statements: Statement;
  migrations: MigrationProgress;
}

export type CollectionName = keyof Collections;
