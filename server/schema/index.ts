export type { AddedPlace } from './added-place';
export type { Alarm } from './alarm';
export type { AuditEntry, AuditSeal, AuditSealing, AuditSum, AuditedFile } from './audit-entry';
export type { BureauFile } from './bureau-file';
export type { AgentList } from './agent-list';
export type { AgreedMessage } from './agreed-message';
export type {
  CertifiedCount,
  CertifiedSpan,
  CountedCertificate,
  CountedRoster,
  CountedYear,
  ListCame,
  RosterChange,
  Span,
} from './certified-count';
export type { CountLane, CountReached } from './count-lane';
export type { ChangeMessage } from './change-message';
export type { CollectionName, Collections } from './collections';
export type { Deduction, DeductionBatch } from './deduction';
export type {
  Application,
  DeclinedClaim,
  DropReason,
  EndedEnrolment,
  EnrolmentRecord,
  Insurance,
  OlderEvents,
  RecordEvent,
  RecordEventName,
  Registration,
  Reservation,
  Telling,
  Suspension,
} from './enrolment-record';
export type { Duplicate, DuplicateLine } from './duplicate';
export type { ElsewherePayment } from './elsewhere-payment';
export type { Erasure } from './erasure';
export type { Evidence, EvidencePicture } from './evidence';
export type { StateBefore, StatesBefore } from './states-before';
export type { HandOut } from './hand-out';
export type { ImportBatch, ImportBefore, ImportKind } from './import-batch';
export type { Account, EntryKind, LedgerEntry, Transfer } from './ledger-entry';
export type { LevyList, LevyListPart, LevyPhase, LevyPlace } from './levy-list';
export type { Counter } from './look-up';
export type { MigrationProgress } from './migration';
export type { AccountRelative, MutualAidAccount, MutualAidFloor, StoredMovement } from './mutual-aid-account';
export type { NoticeChain, NoticeDraft, NoticeVersion } from './notice-chain';
export type { ChangedBy, NoticeChange, Terms, ToldAnew } from './notice-change';
export type { FormerNear, Officer, OfficerInvitation } from './officer';
export type { Order, OrderLine, OrderNotification, WhyClosed } from './order';
export type { Invitation, Payer, Relative, Withdrawal } from './payer';
export type { OtherName, Person, PersonCorrection, PersonKey } from './person';
export type { PayRequest } from './pay-request';
export type { PersonEvent } from './person-event';
export type { StoredChannels } from './place-channels';
export type { StoredContacts } from './place-contacts';
export type { PosterScans } from './poster-scans';
export type { Counted, CountedGroup, PlaceProgress, Uncounted } from './progress';
export type { PublishedProgress } from './published-progress';
export type { CountedRow, ProgressReport } from './progress-report';
export type { TargetRow, TargetTable } from './targets';
export type { Proposal, ProposalPart } from './proposal';
export type { Comparing, Upload, UploadPart } from './upload';
export type { ReceiptCode } from './receipt-code';
export type { ReceiptShare } from './receipt-share';
export type { Provenance } from './provenance';
export type {
  MoneyBackLook,
  PayoutAccount,
  Reimbursement,
  ReimbursementBatch,
  ReimbursementEvent,
  ReimbursementEventName,
} from './reimbursement';
export type { RefundDue } from './refund-due';
export type { StoredNotice } from './published-notice';
export type { GoneMark, Residence, Resident, VillageAgent } from './resident';
export type { Recipient, RegistrationAnswer, RegistrationFile, RegistrationLine } from './registration';
export type { BillComparison, Statement, StatementRun, StatementSums } from './reconciliation';
export type { InsuredAsked, Refund, RefundRequest, StoredCase } from './refund';
export type { Certified, Roster, RosterCircumstance, RosterFacts, RosterIdentity } from './roster';
