import type { PersonMessage } from './messages';

/** Messages that are agreed to on a page of their own accord, and kept until they are sent. */
export type AgreedKind = PersonMessage;

/** More consents of one kind than these are kept of nobody. */
export const mostAgreed = 9;

/** What the caller agreed to be told, and hasn't been told yet. */
export interface AgreedView {
  readonly kind: AgreedKind;
  /** So many messages may still be sent: a consent is one message. */
  readonly left: number;
}

/** What the caller may agree to now. */
export interface OfferedView {
  readonly kind: AgreedKind;
}

export interface AgreedMessages {
  readonly agreed: readonly AgreedView[];
  readonly offered: readonly OfferedView[];
}

/** What somebody is told by WeChat's messages beside his orders: each consent is one message, and may be taken back. */
export interface MessageActions {
  'messages.mine': {
    readonly request: Record<never, never>;
    readonly data: AgreedMessages;
  };
  /** Kinds that he agreed to in WeChat's own dialog at this tap. Refuses with `NOT_OFFERED`. */
  'messages.agree': {
    readonly request: { readonly kinds: readonly AgreedKind[] };
    readonly data: AgreedMessages;
  };
  /** Nothing more of the kind is sent. The same again changes nothing. */
  'messages.take-back': {
    readonly request: { readonly kind: AgreedKind };
    readonly data: AgreedMessages;
  };
}
