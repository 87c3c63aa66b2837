import type { Fen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';

/** Who is told of the enrolments made here (Jilin 4.3): the bureau, which registers them, and the tax office. */
export type Recipient = 'bureau' | 'tax-office';

/**
 * One line of a file to the bureau or the tax office; `_id` is `<record>-<n>-<recipient>`. Made when the day is over, never removed:
 * `waiting` → `sent` → `accepted` or `refused` → (refused) `sent-again`, by another line.
 */
export interface RegistrationLine {
  readonly _id: string;
  /** Whose numbering its file is of: `YB-360983` of a district's bureau, `SW-360983` of its tax office. */
  readonly series: string;
  readonly kind: 'enrolled' | 'cancelled';
  readonly recipient: Recipient;
  /** The enrolment of which it tells: {@link Told.of}. */
  readonly of: string;
  readonly recordId: string;
  readonly personId: string;
  readonly year: number;
  /** Where the person is insured. */
  readonly region: string;
  /** Null where nothing was to be paid, and no order enrolled him. */
  readonly orderId: string | null;
  readonly amountFen: Fen;
  /** Of it, what is debited to a mutual-aid account. */
  readonly accountFen: Fen;
  /** When he paid or was enrolled without paying; of a cancellation, when it ended (ms). */
  readonly at: number;
  readonly state: 'waiting' | 'sent' | 'accepted' | 'refused' | 'sent-again';
  /** The file's number and the line's place in it, from 1; null while it waits. */
  readonly fileId: string | null;
  readonly line: number | null;
  /** As it was read; absent: none yet. */
  readonly answer?: RegistrationAnswer;
}

/** What bureau or tax office answered to a line. */
export interface RegistrationAnswer {
  /** China day on which it was read here. */
  readonly readOn: IsoDay;
  /** Chinese: why it was refused; empty where it was accepted. */
  readonly reason: string;
  /** The bureau's own number of a registration, and its day; absent where it has none. */
  readonly registered?: { readonly number: string; readonly on: IsoDay };
}

/**
 * A numbered file; `_id` is its number, `<series>-<six digits>`, without gaps. Once it is whole its lines don't change. Amounts in fen.
 */
export interface RegistrationFile {
  readonly _id: string;
  readonly series: string;
  readonly serial: number;
  readonly recipient: Recipient;
  /** The collecting district. */
  readonly region: string;
  /** It and those above it: for finding by index. */
  readonly places: readonly string[];
  readonly state: 'filling' | 'sent';
  /** The lines that it is for, while they are being taken; absent once it is whole. */
  readonly filling?: readonly string[];
  readonly enrolled: number;
  readonly enrolledFen: Fen;
  readonly cancelled: number;
  readonly cancelledFen: Fen;
  /** When it was made (ms). */
  readonly at: number;
  /** When it is looked at whether all is answered (ms); null: no more. */
  readonly nextAt: number | null;
}
