import type { Sdk } from './sdk';
import { within } from './within';
import { MessageConfigurationError, type MessageSender, type MessageValues, type Settings } from '..';
import type { MessageTemplate } from '../../../contract/message-templates';

/** The person has not agreed, or not agreed again, or is none of ours: nothing to do. */
const refusedByPerson = [43101, 40003];

/**
 * Only the operator can set these right: a keyword, template or page that doesn't fit, a right that the function or the
 * mini-program lacks. Whatever else comes may pass by itself: 45009 (the day's quota), 43108 (two at once), -501007
 * (no token), -1.
 */
const configurationFaults = [47003, 40037, 41030, 48001, -604101];

/** What hangs longer is tried again later. */
const messageMs = 5_000;

/** Subscription messages by `cloud.openapi.subscribeMessage.send`. Without a template for a kind nothing is sent. */
export function weChatMessages(
  openapi: Pick<Sdk['openapi'], 'subscribeMessage'>,
  templates: Settings['messageTemplates'],
): MessageSender {
  return {
    async send({ openId, kind, page, values }) {
      const template = templates[kind];
      if (template === undefined) return false;
      try {
        const { id: templateId, longTerm: _, ...keywords } = template;
        const message = { touser: openId, templateId, page, data: filledIn(keywords, values) };
        await within(messageMs, () => openapi.subscribeMessage.send(message));
        return true;
      } catch (error) {
        const code = errCodeOf(error);
        if (refusedByPerson.includes(code)) return false;
        if (configurationFaults.includes(code)) throw new MessageConfigurationError(kind, code);
        throw error;
      }
    },
  };
}

type Keywords = Omit<MessageTemplate, 'id' | 'longTerm'>;

/** Each value under the keyword that the template has for it. */
function filledIn(keywords: Keywords, values: MessageValues): Readonly<Record<string, { value: string }>> {
  const entries = Object.entries(keywords).map(([name, keyword]) => {
    const value = values[name as keyof Keywords] ?? '';
    return [keyword, { value }] as const;
  });
  return Object.fromEntries(entries);
}

function errCodeOf(error: unknown): number {
  return typeof error === 'object' && error !== null
    ? Number((error as Record<string, unknown>).errCode)
    : NaN;
}
