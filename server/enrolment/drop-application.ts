import { isLasting } from './lasting';
import { awaitingIn } from './awaiting';
import type { Cloud } from '../platform';

/** Drafts go altogether; of an insured person's record only what this payer had claimed. */
export function dropApplication(
  cloud: Cloud,
  recordId: string,
  openId: string,
  reason: string,
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId);
    if (record === null) return;
    const applications = record.applications.filter((one) => one.openId !== openId);
    if (record.state === 'open' && applications.length === 0 && !isLasting(record)) {
      return tx.remove('records', recordId);
    }
    const payers = isLasting(record) ? record.payers : record.payers.filter((one) => one !== openId);
    await tx.put('records', {
      ...record,
      applications,
      payers,
      awaitingIn: record.state === 'insured' ? [] : awaitingIn(applications),
      history: [...record.history, { at: cloud.now(), event: reason, by: openId }],
      updatedAt: cloud.now(),
    });
  });
}
