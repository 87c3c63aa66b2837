import { isOursToTell } from '../../enrolment';
import type { Cloud } from '../../platform';
import type { EnrolmentRecord, Reimbursement, ReimbursementEventName } from '../../schema';
import type { SeenRecord } from './seen-record';

/** What an agency, or the bank that pays, decided of money that a notice gives back. */
const decisions: readonly ReimbursementEventName[] = ['approved', 'declined', 'paid', 'returned', 'lapsed'];

/** What offices answered of a record, at its moment (ms), in at most twenty characters: neither an amount nor a group stands in it. */
export interface OfficeAnswer {
  readonly at: number;
  readonly words: string;
}

/** What is given back for the record; null to who may not know what is certified of the person. At most one round trip. */
export async function moneyBackOf(
  cloud: Cloud,
  { record, seesAll }: SeenRecord,
): Promise<Reimbursement | null> {
  return record.insurance === null || !seesAll ? null : cloud.db.get('reimbursements', record._id);
}

/** The first answer of bureau, agency or bank after a moment (ms); null where there was none. */
export function answerSince(
  { history }: EnrolmentRecord,
  moneyBack: Reimbursement | null,
  since: number,
): OfficeAnswer | null {
  const registered = history.find(
    ({ event, at }) => at > since && (event === 'registered' || event === 'not-registered'),
  );
  if (registered !== undefined) {
    const words = registered.event === 'registered' ? '医保已登记，请看记录' : '医保没有登记上，请看记录';
    return { at: registered.at, words };
  }
  const decided = moneyBack?.history.find(({ event, at }) => at > since && decisions.includes(event));
  return decided === undefined ? null : { at: decided.at, words: '补贴办理有新进展，请看记录' };
}

/** Whether an office has yet to answer something of the record. */
export function awaitsOffice({ insurance }: EnrolmentRecord, moneyBack: Reimbursement | null): boolean {
  if (insurance === null) return false;
  if (isOursToTell(insurance) && insurance.registration === undefined) return true;
  return moneyBack !== null && moneyBack.state !== 'paid' && moneyBack.state !== 'lapsed';
}
