import { changeMessage, currentApplication } from '../../enrolment';
import { type Cloud, type MessageValues, nextDaytime } from '../../platform';
import type { ChangeMessage } from '../../schema';
import { deliver, mostTries, tried } from './deliver';

/**
 * Tells a payer of a change of the notice, by day. The try is counted before it is made; a timer that dies in between leaves it to
 * be sent twice, never not at all.
 */
export async function sendChangeMessage(cloud: Cloud, message: ChangeMessage): Promise<void> {
  const { _id, recordId, openId, tries, nextAt } = message;
  const byDay = nextDaytime(cloud.now());
  if (byDay > cloud.now()) {
    await cloud.db.updateIf('change-messages', _id, { nextAt, tries }, { nextAt: byDay });
    return;
  }
  const counted = tried(message, cloud.now());
  const next = { tries: counted.tries, nextAt: counted.nextAt };
  if (!(await cloud.db.updateIf('change-messages', _id, { nextAt, tries }, next))) return;
  if (tries >= mostTries) cloud.log('message-given-up', { kind: 'notice', record: recordId });
  else {
    const values = await toSay(cloud, message);
    const page = `packages/records/record/index?id=${recordId}`;
    const sending = { key: _id, openId, kind: 'notice', page } as const;
    if (values !== null && !(await deliver(cloud, { ...sending, values }, { record: recordId, tries })))
      return;
  }
  await cloud.db.remove('change-messages', _id);
}

/** What is still to be said; null where he has paid, applied anew or left meanwhile, and it would only confuse him. */
async function toSay(cloud: Cloud, { recordId, openId }: ChangeMessage): Promise<MessageValues | null> {
  const record = await cloud.db.get('records', recordId);
  if (record === null || (record.insurance !== null && record.insurance.basis !== 'exempt')) return null;
  const { toldAnew, determination } = currentApplication(record, openId) ?? {};
  return toldAnew === undefined || determination === undefined
    ? null
    : changeMessage(toldAnew, determination);
}
