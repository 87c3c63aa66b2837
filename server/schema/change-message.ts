/**
 * One message to a payer whom a change of the notice told otherwise, until WeChat has it. Stored in the step that tells
 * him on the record, which spends his consent; what it says is read from the record when it is sent.
 */
export interface ChangeMessage {
  /** The record's, the payer's and the change's. */
  readonly _id: string;
  readonly recordId: string;
  readonly openId: string;
  /** How often it was about to be sent. */
  readonly tries: number;
  /** When it is tried next, ms. */
  readonly nextAt: number;
}
