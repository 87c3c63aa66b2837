export type MessageKind = 'payment' | 'settlement' | 'refund';

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

/** WeChat subscription messages: each needs a consent of the person, asked at the tap on pay. */
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
    /** `amount` in yuan, `words` of at most 20 characters; the template says which keyword takes which. */
    readonly values: { readonly amount: string; readonly words: string };
  }): Promise<boolean>;
}
