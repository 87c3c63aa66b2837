import { changeOlder, removeOlder } from './older-events';
import { removeRecord } from './remove-record';
import { mustBeRetained } from './retention';
import { moveRecord } from './states';
import type { Cloud } from '../platform';
import type { DropReason, EnrolmentRecord, RecordEvent } from '../schema';

/**
 * In histories in place of a payer who left a record that stays for others: he is found by it no more, so his openId must not
 * stay in it.
 */
export const formerPayer = 'former-payer';

function withoutActors(event: RecordEvent, openIds: readonly string[]): RecordEvent {
  return openIds.includes(event.by) ? { ...event, by: formerPayer } : event;
}

/** The payer, and whom he had asked to pay: their applications say what he said. */
function leavingWith({ applications }: EnrolmentRecord, openId: string): readonly string[] {
  return [openId, ...applications.filter(({ askedBy }) => askedBy === openId).map((one) => one.openId)];
}

/** Drafts go altogether; of an insured person's record only what this payer had claimed. */
export function dropApplication(
  cloud: Cloud,
  recordId: string,
  openId: string,
  reason: DropReason,
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId);
    if (record === null) return;
    const leaving = leavingWith(record, openId);
    const applications = record.applications.filter((one) => !leaving.includes(one.openId));
    if (record.state === 'open' && applications.length === 0 && !mustBeRetained(record)) {
      await removeOlder(tx, record);
      return removeRecord(tx, record, cloud.now());
    }
    const event = { at: cloud.now(), event: reason };
    if (mustBeRetained(record)) {
      await moveRecord(tx, record, { ...event, by: openId, changes: { applications } });
      return;
    }
    const payers = record.payers.filter((one) => !leaving.includes(one));
    const forget = (one: RecordEvent): RecordEvent => withoutActors(one, leaving);
    const left = { ...record, history: record.history.map(forget) };
    await changeOlder(tx, record, forget);
    await moveRecord(tx, left, { ...event, by: formerPayer, changes: { applications, payers } });
  });
}
