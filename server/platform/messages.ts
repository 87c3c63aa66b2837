import type { MessageValue } from '../../contract/message-templates';
import type { MessageKind } from '../../contract/messages';

/** WeChat will never take this kind of message as it is set up: the operator must, not the next try. */
export class MessageConfigurationError extends Error {
  constructor(
    readonly kind: MessageKind,
    /** WeChat's number, e.g. 47003. */
    readonly code: number,
  ) {
    super(`messages of the kind ${kind} are refused: ${code}`);
    this.name = 'MessageConfigurationError';
  }
}

/** What a message says; `words` always, the others as its kind has them. */
export type MessageValues = Readonly<{ words: string } & Partial<Record<MessageValue, string>>>;

/** WeChat subscription messages: each needs a consent of the person, asked at the tap on pay or on enrolling. */
export interface MessageSender {
  /**
   * Sends one message. Nothing keeps a repeat from being sent again: `key` only says in a log which one it is. That a
   * person takes none is no error: returns whether it was delivered. Throws a {@link MessageConfigurationError} where
   * another try is no help; whatever else it throws may be tried again.
   */
  send(message: {
    readonly key: string;
    readonly openId: string;
    readonly kind: MessageKind;
    readonly page: string;
    /** `amount` in yuan, `day` in words, `words` of at most 20 characters; the template says which keyword takes which. */
    readonly values: MessageValues;
  }): Promise<boolean>;
}
