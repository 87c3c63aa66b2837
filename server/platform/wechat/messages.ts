import type { Sdk } from './sdk';
import type { MessageSender, Settings } from '..';

/** WeChat's answer where the person has not agreed, or not agreed again, to a message. */
const refusedByPerson = 43101;

/** Subscription messages by `cloud.openapi.subscribeMessage.send`. Without a template for a kind nothing is sent. */
export function weChatMessages(
  openapi: Sdk['openapi'],
  templates: Settings['messageTemplates'],
): MessageSender {
  return {
    async send({ openId, kind, page, values }) {
      const template = templates[kind];
      if (template === undefined) return false;
      try {
        const data = {
          [template.amount]: { value: values.amount },
          [template.words]: { value: values.words },
        };
        await openapi.subscribeMessage.send({ touser: openId, templateId: template.id, page, data });
        return true;
      } catch (error) {
        if (errCodeOf(error) === refusedByPerson) return false;
        throw error;
      }
    },
  };
}

function errCodeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>).errCode : undefined;
}
