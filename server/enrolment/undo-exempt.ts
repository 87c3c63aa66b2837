import type { EnrolmentRecord } from '../schema';
import { notSo } from '../identity';
import type { Documents } from '../platform';
import { uninsured } from './elsewhere/stand-in';
import { insures } from './states';

/**
 * Undoes an insurance without payment, in the caller's transaction: the person is free to be applied for anew. The application that
 * enrolled him goes with it, or the roster would enrol him by it again. Throws `NOT_SO` where he is not insured so.
 */
export async function undoExempt(tx: Documents, recordId: string, at: number): Promise<EnrolmentRecord> {
  const record = requireExempt(await tx.get('records', recordId));
  const enrolledBy = [...record.history].reverse().find(insures)?.by;
  const applications = record.applications.filter(({ openId }) => openId !== enrolledBy);
  return uninsureExempt(tx, { ...record, applications }, at);
}

/** The same where what exempted him is gone: the applications stay, and are answered anew. */
export function uninsureExempt(tx: Documents, record: EnrolmentRecord, at: number): Promise<EnrolmentRecord> {
  const { applications } = record;
  return uninsured(tx, record, { at, by: 'office', changes: { applications } });
}

/** Throws `NOT_SO`, with what is so instead. */
export function requireExempt(record: EnrolmentRecord | null): EnrolmentRecord {
  const basis = record?.insurance?.basis;
  if (record === null || basis === undefined) throw notSo('这一年度没有参保，不需要更正。');
  if (basis === 'paid') {
    throw notSo(
      '这一年度是缴费参保。要退回费用、停止参保，请由管钱的经办人在“错缴、多缴的退费”里提出全部退回。',
    );
  }
  return record;
}
