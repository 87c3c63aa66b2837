import type { IsoDay } from '../policy/calendar';
import type { ApplicationMessage, DayMessage, PersonMessage } from './messages';
import type { KnownPerson } from './record-view';

/** Messages whose consents are kept until they are sent, whatever order there is. */
export type AgreedKind = ApplicationMessage | DayMessage | PersonMessage;

/** Those that are agreed to on a page of their own accord; `notice` is at the tap on enrolling. */
export const askedKinds = ['claim', 'deadline', 'cover', 'answer', 'in-my-name'] as const;
export type AskedKind = (typeof askedKinds)[number];

/** More consents of one kind than these are kept of nobody. */
export const mostAgreed = 9;

/** A place and insured year of which somebody wants to be reminded, whether or not anybody of his is registered. */
export interface RemindedPlace {
  readonly region: string;
  readonly year: number;
}

/** What the caller agreed to be told, and hasn't been told yet. */
export interface AgreedView {
  readonly kind: AgreedKind;
  /** The record that it is about, and whose it is; absent where it is about himself. */
  readonly recordId?: string;
  readonly person?: KnownPerson;
  /** The place and year of which he is reminded; absent where it is about a record or himself. */
  readonly place?: RemindedPlace;
  /** So many messages may still be sent: a consent is one message. */
  readonly left: number;
}

/** What the caller may agree to now. */
export interface OfferedView {
  readonly kind: AskedKind;
  /** The day on which it will be sent, by the notices as they are; absent where nobody knows yet. */
  readonly on?: IsoDay;
}

export interface AgreedMessages {
  readonly agreed: readonly AgreedView[];
  readonly offered: readonly OfferedView[];
}

/**
 * What somebody is told by WeChat's messages beside his orders: each consent is one message, and may be taken back. `agreed` is
 * all that he agreed to; `offered` is what he may agree to of the record, or, without one, of himself.
 */
export interface MessageActions {
  'messages.mine': {
    readonly request: { readonly recordId?: string };
    readonly data: AgreedMessages;
  };
  /** Kinds that he agreed to in WeChat's own dialog at this tap. Refuses with `NOT_OFFERED`, `CONFIRM_SELF_FIRST`. */
  'messages.agree': {
    readonly request: { readonly kinds: readonly AskedKind[]; readonly recordId?: string };
    readonly data: AgreedMessages;
  };
  /** Nothing more of the kind is sent, of the record or the place where it is about one. The same again changes nothing. */
  'messages.take-back': {
    readonly request: {
      readonly kind: AgreedKind;
      readonly recordId?: string;
      readonly place?: RemindedPlace;
    };
    readonly data: AgreedMessages;
  };
}

/** How a reminder of a place stands for the caller. `on`: the day on which it will be sent, by the notices as they are. */
export type PlaceReminder =
  | { readonly state: 'agreed'; readonly on: IsoDay }
  | { readonly state: 'offered'; readonly on: IsoDay }
  /** No last day comes of which somebody could be reminded in time. */
  | { readonly state: 'none' };

/**
 * A reminder before the last day of a place and year, for who has registered nobody here yet: one consent, one message. It needs no
 * name and no number.
 */
export interface PlaceReminderActions {
  'reminders.of-place': { readonly request: RemindedPlace; readonly data: PlaceReminder };
  /** He agreed in WeChat's own dialog at this tap. Refuses with `NOT_OFFERED` and `TOO_MANY_REMINDERS`. */
  'reminders.agree': { readonly request: RemindedPlace; readonly data: PlaceReminder };
  /** The same again changes nothing. */
  'reminders.take-back': { readonly request: RemindedPlace; readonly data: PlaceReminder };
}
