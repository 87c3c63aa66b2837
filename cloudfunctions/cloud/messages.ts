export type MessageKind = 'payment' | 'settlement' | 'refund';

/** WeChat subscription messages: each needs a consent of the person, asked at the tap on pay. */
export interface MessageSender {
  /**
   * Sends one message, at most once for `key` as far as the sender can tell. A person's refusal is no error:
   * returns whether it was delivered.
   */
  send(message: {
    readonly key: string;
    readonly openId: string;
    readonly kind: MessageKind;
    readonly page: string;
    /** Field of the template → text shown. */
    readonly values: Readonly<Record<string, string>>;
  }): Promise<boolean>;
}
