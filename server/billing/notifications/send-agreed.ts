import { type Cloud, type MessageValues, nextDaytime } from '../../platform';
import type { AgreedMessage } from '../../schema';
import { deliver, mostTries, tried } from './deliver';

/**
 * What a look at an agreed message brought: what to say now, on what page it is read, and until when that tells everything
 * (ms); when to look again (ms); or `over`, where there is nothing more to tell.
 */
export type ToTell =
  | { readonly say: MessageValues; readonly page: string; readonly until: number }
  | { readonly laterAt: number }
  | 'over';

/**
 * Looks whether there is something to tell somebody who agreed to it, and tells it by day. The try is counted before it is
 * made; a timer that dies in between leaves it to be sent twice, never not at all. What was sent spends one consent, where
 * its template is none for the long term.
 */
export async function sendAgreed(
  cloud: Cloud,
  message: AgreedMessage,
  look: (cloud: Cloud, message: AgreedMessage) => Promise<ToTell>,
): Promise<void> {
  const { _id, kind, openId, tries, nextAt } = message;
  const seen = { nextAt, tries };
  const now = cloud.now();
  // What an office answers to a claim is the result of his own act.
  const when = kind === 'claim' ? now : nextDaytime(now);
  const told = when > now ? { laterAt: when } : await look(cloud, message);
  if (told === 'over') return cloud.db.remove('agreed-messages', _id);
  if ('laterAt' in told) {
    await cloud.db.updateIf('agreed-messages', _id, seen, { nextAt: told.laterAt });
    return;
  }
  const { tries: nowTried, nextAt: triedAgain } = tried(message, now);
  const counted = { tries: nowTried, nextAt: triedAgain };
  if (!(await cloud.db.updateIf('agreed-messages', _id, seen, counted))) return;
  if (tries >= mostTries) cloud.log('message-given-up', { kind });
  else {
    const sending = { key: `${_id}-${message.since}`, openId, kind, page: told.page, values: told.say };
    if (!(await deliver(cloud, sending, { tries }))) return;
  }
  await spend(cloud, { ...message, ...counted }, told);
}

/** Another may have been agreed to, or all taken back, while it was sent. */
async function spend(
  cloud: Cloud,
  { _id, tries, nextAt }: AgreedMessage,
  { say, until }: Extract<ToTell, { readonly until: number }>,
): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('agreed-messages', _id);
    if (held === null || held.tries !== tries || held.nextAt !== nextAt) return;
    // A consent to a long-term template is good until it is taken back.
    const isLasting = cloud.settings.messageTemplates[held.kind]?.longTerm === true;
    const left = isLasting ? held.left : held.left - 1;
    if (left < 1) return tx.remove('agreed-messages', _id);
    await tx.put('agreed-messages', {
      ...held,
      left,
      since: until,
      ...(say.day === undefined ? {} : { told: say.day }),
      tries: 0,
      nextAt: cloud.now(),
    });
  });
}
