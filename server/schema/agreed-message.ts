import type { AgreedKind, RemindedPlace } from '../../contract/agreed-messages';
import type { OfficerMessage } from '../../contract/messages';

/**
 * What somebody agreed to be told, until he is: his consent and the message that it allows. `_id` is made from the kind, and
 * whom it tells of what.
 */
export interface AgreedMessage {
  readonly _id: string;
  readonly kind: AgreedKind | OfficerMessage;
  readonly openId: string;
  /** Whom it is about; absent where it is about a place, or an officer's work. */
  readonly personId?: string;
  /** Of which place and year he is reminded; absent where it is about a person. */
  readonly place?: RemindedPlace;
  /** The record that it is about; absent where it is about the person. */
  readonly recordId?: string;
  /** Of `notice`: an office put the person's data right. */
  readonly corrected?: true;
  /** What happened from then on is told, ms. */
  readonly since: number;
  /** The day that was told last, in words, where a consent is good for more than one message. */
  readonly told?: string;
  /** So many messages may be sent. */
  readonly left: number;
  /** How often the next one was about to be sent. */
  readonly tries: number;
  /** When the timer looks whether there is something to tell, ms. */
  readonly nextAt: number;
}
