import Taro from '@tarojs/taro';
import { messageTemplatesFrom } from '../../contract/message-templates';
import type { MessageKind } from '../../contract/messages';

const onWeb = process.env.TARO_ENV === 'h5';

/** Where there is no template nothing is asked. */
const templates = messageTemplatesFrom(process.env.MESSAGE_TEMPLATES);

/** Whether there is anything to ask: on WeChat a template for one of the kinds. */
export function canAskForMessages(kinds: readonly MessageKind[]): boolean {
  return onWeb || kinds.some((kind) => templates[kind] !== undefined);
}

/** Whether a consent to the kind is good for more than one message. */
export function isLongTerm(kind: MessageKind): boolean {
  return templates[kind]?.longTerm === true;
}

/**
 * Asks, in WeChat's dialog at the tap on pay, on a request or on enrolling, which messages of `kinds` may be sent: a yes is
 * good for one message. The preview has no such dialog and takes it as agreed.
 */
export async function askForMessages<Kind extends MessageKind>(
  kinds: readonly Kind[],
): Promise<readonly Kind[]> {
  if (onWeb) return kinds;
  const asked = kinds.flatMap((kind) => {
    const template = templates[kind];
    return template === undefined ? [] : [{ kind, id: template.id }];
  });
  if (asked.length === 0) return [];
  try {
    const answer = (await Taro.requestSubscribeMessage({
      tmplIds: asked.map(({ id }) => id),
      entityIds: [],
    })) as unknown as Readonly<Record<string, string>>;
    return asked.filter(({ id }) => answer[id] === 'accept').map(({ kind }) => kind);
  } catch {
    // Nobody has to agree to messages in order to pay, to ask or to enrol.
    return [];
  }
}
