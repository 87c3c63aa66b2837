export { bureauKeysFor } from './bureau-keys';
export { auditEntryId, auditShards, lastSealing, runLogged } from './audit-log';
export { CallNotes } from './call-notes';
export { requireOpenId } from './caller';
export {
  chinaDay,
  chinaMoment,
  endOfChinaDay,
  fromPayTimestamp,
  isOfficeHour,
  nextDaytime,
  payTimestamp,
  startOfChinaDay,
} from './china-time';
export { chineseText } from './chinese-text';
export {
  type Caller,
  type Cloud,
  type Database,
  type Documents,
  DuplicateKeyError,
  type Filter,
  type FindOptions,
  TransactionConflictError,
} from './cloud';
export { countUp } from './count-up';
export type { Files } from './files';
export { MiniCodeError, type MiniCodes } from './mini-codes';
export { currentShape } from './current-shape';
export { drawCheckCode } from './draw-check-code';
export { csvOf, readCsv, safeCell, yuanOfFen } from './csv';
export { type Action, type ActionTable, type LoggedActionTable, dispatch, parseRequest } from './dispatch';
export { settingsFrom } from './environment';
export { cacheMs, cached } from './instance-cache';
export { clocksApartMs } from './clocks';
export { allEnded } from './all-ended';
export { type ListOptions, type Span, listPage, pageOf, spanOfDays } from './list-page';
export { InvariantError } from './invariant-error';
export { type Merchant, type OfMerchant, merchantFor, merchantIdOf } from './merchants';
export { MessageConfigurationError, type MessageSender, type MessageValues } from './messages';
export { type PlainDocument, cloneDocument, clonePlain } from './plain';
export { RefusalError, refuse } from './refusal';
export { type Backoff, backoffMs } from './retry';
export type { Settings, VersionedKey } from './settings';
export { TransactionAbortedError, requireLimit, transactionAttempts } from './transaction-rules';
export {
  type BillLine,
  type OrderNumber,
  type PaymentParameters,
  type WeChatOrder,
  type WeChatPay,
  WeChatPayError,
  type WeChatRefund,
} from './wechat-pay';
export * as part from './parse';
