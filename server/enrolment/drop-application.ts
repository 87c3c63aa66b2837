import { changeOlder, removeOlder } from './older-events';
import { mustBeRetained } from './retention';
import { moveRecord } from './states';
import type { Cloud } from '../platform';
import type { DropReason, RecordEvent } from '../schema';

/**
 * In histories in place of a payer who left a record that stays for others: he is found by it no more, so his openId must not
 * stay in it.
 */
export const formerPayer = 'former-payer';

function withoutActor(event: RecordEvent, openId: string): RecordEvent {
  return event.by === openId ? { ...event, by: formerPayer } : event;
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
    const applications = record.applications.filter((one) => one.openId !== openId);
    if (record.state === 'open' && applications.length === 0 && !mustBeRetained(record)) {
      await removeOlder(tx, record);
      return tx.remove('records', recordId);
    }
    const event = { at: cloud.now(), event: reason };
    if (mustBeRetained(record)) {
      await moveRecord(tx, record, { ...event, by: openId, changes: { applications } });
      return;
    }
    const payers = record.payers.filter((one) => one !== openId);
    const forget = (one: RecordEvent): RecordEvent => withoutActor(one, openId);
    const left = { ...record, history: record.history.map(forget) };
    await changeOlder(tx, record, forget);
    await moveRecord(tx, left, { ...event, by: formerPayer, changes: { applications, payers } });
  });
}
