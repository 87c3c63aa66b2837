export type { CollectionName, Collections } from './collections';
export type { Deduction, DeductionBatch, MutualAidImport } from './deduction';
export type {
  Application,
  DropReason,
  EnrolmentRecord,
  Insurance,
  RecordEvent,
  RecordEventName,
  Reservation,
} from './enrolment-record';
export type { Account, EntryKind, LedgerEntry, Transfer } from './ledger-entry';
export type { MigrationProgress } from './migration';
export type { AccountRelative, MutualAidAccount, MutualAidFloor } from './mutual-aid-account';
export type { Officer } from './officer';
export type { Order, OrderLine, OrderFieldsBefore, OrderNotification } from './order';
export type { Invitation, Payer, Relative, Withdrawal } from './payer';
export type { Person } from './person';
export type { StoredContacts } from './place-contacts';
export type { PosterScans } from './poster-scans';
export type { StoredNotice } from './published-notice';
export type { BillComparison, Statement, StatementRun, StatementSums } from './reconciliation';
export type { Refund, RefundRequest, StoredCase } from './refund';
export type { Roster, RosterBatch, RosterCircumstance, RosterIdentity } from './roster';
