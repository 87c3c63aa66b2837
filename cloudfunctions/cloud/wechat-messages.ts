import { type Database, DuplicateKeyError } from './cloud';
import type { MessageSender } from './messages';
import type { Sdk } from './sdk';
import type { Settings } from './settings';

/** One sent message; `_id` is its key. Written before sending: a message is lost rather than sent twice. */
export interface SentMessage {
  readonly _id: string;
  readonly at: number;
}

/** WeChat's answer where the person has not agreed, or not agreed again, to a message. */
const refusedByPerson = 43101;

/** Subscription messages by `cloud.openapi.subscribeMessage.send`. Without a template for a kind nothing is sent. */
export const weChatMessages = (
  openapi: Sdk['openapi'],
  db: Database,
  templates: Settings['messageTemplates'],
  now: () => number,
): MessageSender => ({
  async send({ key, openId, kind, page, values }) {
    const templateId = templates[kind];
    if (templateId === undefined) return false;
    try {
      await db.insert('sent-messages', { _id: key, at: now() });
    } catch (error) {
      if (error instanceof DuplicateKeyError) return false;
      throw error;
    }
    try {
      const data = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]));
      await openapi.subscribeMessage.send({ touser: openId, templateId, page, data });
      return true;
    } catch (error) {
      if (errCodeOf(error) === refusedByPerson) return false;
      throw error;
    }
  },
});

const errCodeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>).errCode : undefined;
