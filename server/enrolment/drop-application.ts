import { mustBeRetained } from './retention';
import { moveRecord } from './states';
import type { Cloud } from '../platform';
import type { DropReason } from '../schema';

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
      return tx.remove('records', recordId);
    }
    const payers = mustBeRetained(record) ? record.payers : record.payers.filter((one) => one !== openId);
    const changes = { applications, payers };
    await moveRecord(tx, record, { at: cloud.now(), event: reason, by: openId, changes });
  });
}
