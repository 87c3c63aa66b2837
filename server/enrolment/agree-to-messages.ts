import type { ApplicationMessage } from '../../contract/messages';
import { type Cloud, refuse } from '../platform';
import type { Application, EnrolmentRecord } from '../schema';
import { alreadyInsured, currentApplication } from './apply';
import { withoutConsent } from './consents';
import { moveRecord } from './states';

/** Whether a payer whom a change told otherwise may agree to a message of the next one: his consent is spent. */
export function mayAgreeAgain({ toldAnew, messages = [] }: Application): boolean {
  return toldAnew !== undefined && !messages.includes('notice');
}

interface OfRecord {
  readonly recordId: string;
  readonly messages: readonly ApplicationMessage[];
}

/**
 * Takes a payer's consent to messages about his record anew, one message for each. Another's record reads like one that
 * never was. A repeat changes nothing.
 */
export async function agreeToMessages(
  cloud: Cloud,
  openId: string,
  { recordId, messages }: OfRecord,
): Promise<EnrolmentRecord> {
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId);
    const own = record === null ? null : currentApplication(record, openId);
    if (record === null || own === null) throw noRecord();
    if (record.state === 'insured') throw alreadyInsured(record);
    const agreed = [...new Set([...(own.messages ?? []), ...messages])];
    if (agreed.length === (own.messages ?? []).length) return record;
    const applications = record.applications.map((one) => (one === own ? { ...own, messages: agreed } : one));
    const event = { at: cloud.now(), event: 'messages-agreed', by: openId } as const;
    return moveRecord(tx, record, { ...event, changes: { applications } });
  });
}

/** Takes a payer's consents back that his application holds. A repeat, and another's record, changes nothing. */
export async function refuseMessages(
  cloud: Cloud,
  openId: string,
  { recordId, messages }: OfRecord,
): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId);
    const own = record === null ? null : currentApplication(record, openId);
    if (record === null || own === null) return;
    const left = messages.reduce(withoutConsent, own);
    if (left.messages?.length === own.messages?.length) return;
    const applications = record.applications.map((one) => (one === own ? left : one));
    const event = { at: cloud.now(), event: 'messages-refused', by: openId } as const;
    await moveRecord(tx, record, { ...event, changes: { applications } });
  });
}

export function noRecord(): Error {
  return refuse('NO_RECORD', '没有找到这条记录，请返回“我的记录”重新选择。');
}
