import type { Determination, Status } from '../policy/determination';
import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { Claims } from './claims';
import type { GivenAtWindow } from './given-at-window';

/** A person as a payer's own pages show him. */
export interface KnownPerson {
  /** In full where the payer typed it himself, else as in {@link MaskedPerson}. */
  readonly name: string;
  /** As in {@link MaskedPerson}. */
  readonly document: string;
}

/** A person as anybody may see him who didn't type him: never the whole name, never the whole number. */
export interface MaskedPerson {
  /** `王*`, `欧**`. */
  readonly name: string;
  /** Last four characters of the number at most, e.g. `360***********0018`. */
  readonly document: string;
}

/** As an officer of his place knows him: by name, so that papers can be compared; the number stays masked. */
export interface NamedPerson {
  readonly name: string;
  /** As in {@link MaskedPerson}. */
  readonly document: string;
}

/**
 * A person's status for an insured year, as far as the caller may know it.
 * - `to-pay`: `dueFen` until `payUntil`
 * - `awaiting-confirmation`: an office has yet to confirm what was claimed; he may wait, or pay in full now
 * - `to-enrol`: nothing to pay, and not insured yet: an order enrols him
 * - `nothing-to-pay`: insured without payment
 * - `reserved-by-other`: reserved by another payer's order, until `reservedUntil`
 * - `reserved`: the caller's own unfinished order, until `reservedUntil`; without it, the order is over and what became of
 *   its payment is not known yet
 * - `paid`: insured and paid for (by whomever)
 * - `not-open`: payments begin on `opensOn`
 * - `closed`, `unsupported`: why stands in `reason`
 */
export type RecordState =
  | 'to-pay'
  | 'awaiting-confirmation'
  | 'to-enrol'
  | 'nothing-to-pay'
  | 'reserved'
  | 'reserved-by-other'
  | 'paid'
  | 'not-open'
  | 'closed'
  | 'unsupported';

/** Amounts in fen, days `YYYY-MM-DD`, times ms since 1970. */
export interface RecordStatus {
  readonly year: number;
  /** Empty where he is insured in a place that isn't the viewer's to know. */
  readonly region: string;
  readonly state: RecordState;
  readonly dueFen: Fen | null;
  /** A question that nobody has answered could make `dueFen` another amount. */
  readonly amountOpen?: true;
  /** Last day on which `dueFen` holds; absent where the notice names none. */
  readonly payUntil?: IsoDay;
  /** The day on which the same amount is taken again, where collection only pauses after `payUntil`. */
  readonly resumesOn?: IsoDay;
  /** Together with `resumesOn`: the last day on which it is taken at all. */
  readonly collectedUntil?: IsoDay;
  readonly opensOn?: IsoDay;
  readonly coveredFrom?: IsoDay;
  readonly coveredTo?: IsoDay;
  readonly reservedUntil?: number;
  /** Masked name of the payer whose order it is, e.g. `张*`; absent where he is not known by name. */
  readonly reservedBy?: string;
  /** Chinese; why nothing can be paid, or what happens next. */
  readonly reason?: string;
  /** An office declined an identity that the caller claimed; `reason` says which and why. */
  readonly claimDeclined?: true;
  /** Chinese; what a new version of the notice, or its withdrawal, changed since the payer was told, and by which paper. */
  readonly change?: string;
  /** Paid from the mutual-aid account and not yet confirmed by the bureau. */
  readonly settlementPending?: boolean;
  /** Of who is insured by what was done here: what the bureau said to it; absent for others, and to whoever may not know. */
  readonly registration?: RegistrationStatus;
  /** Insured, and his benefits rest from this day on. */
  readonly suspendedFrom?: IsoDay;
  /** While they rest, to whoever may ask for them: himself, and a payer who may see all. */
  readonly resumption?: ResumptionStatus;
  /** Insured, and two officers put down that he died on this day; `reason` says so to whoever may know when he is covered. */
  readonly diedOn?: IsoDay;
  /** `paid`, and not here: an office's file says so. The receipt is with whoever took the money. */
  readonly paidElsewhere?: true;
}

/** What became of asking for the benefits again, and the notice's clause on it, where it has one. */
export interface ResumptionStatus {
  /** `declined`: with the office's reason; one may ask again. */
  readonly asked:
    | { readonly state: 'not-yet' }
    | { readonly state: 'asked'; readonly on: IsoDay; readonly workEndedOn: IsoDay }
    | { readonly state: 'declined'; readonly on: IsoDay; readonly words: string };
  readonly clause?: {
    readonly notice: string;
    readonly clause: string;
    readonly label: string;
    readonly says: string;
  };
}

/**
 * - `waiting`: the bureau has said nothing yet
 * - `registered`: by the bureau, `on` its day
 * - `refused`: it said that it doesn't register him as he stands; his office has it on its list
 */
export type RegistrationStatus =
  { readonly state: 'waiting' | 'refused' } | { readonly state: 'registered'; readonly on: IsoDay };

/** What a claim would bring, from the same policy; computed from the payer's own words, so it gives nothing away. */
export interface ClaimImpact {
  /** Due now, with confirmed identities only. Null where nothing can be paid today. */
  readonly payNowFen: Fen | null;
  /** Due once the claim is confirmed, if that happens today. */
  readonly ifConfirmedFen: Fen | null;
  readonly ifConfirmedStatus: Status;
  /** Given back at once, or later, if he pays `payNowFen` today and the claim is confirmed afterwards. */
  readonly refundAfterPayingNowFen: Fen;
  readonly reimbursedAfterPayingNowFen: Fen;
  /** Last day to wait for the confirmation without paying more or being covered later. */
  readonly waitUntil?: IsoDay;
}

export interface RecordView {
  readonly recordId: string;
  readonly person: KnownPerson;
  readonly status: RecordStatus;
  /** Only of the caller's own application, and only while a claim waits for confirmation. */
  readonly claimImpact?: ClaimImpact;
  /** What the caller himself told. */
  readonly claims?: Claims;
  /** Only for the person himself, a payer he confirmed, or one named by the bureau's family binding. */
  readonly breakdown?: Determination;
  /** What went back to him at the window because an office certified him after he had paid (fen); to the same callers alone. */
  readonly givenAtWindow?: GivenAtWindow;
  /** The caller says that the year is paid elsewhere, which nobody has checked: he isn't reminded. */
  readonly saidPaidElsewhere?: true;
  /** The caller's consent to be told of a change by message is spent: he may give it anew. */
  readonly mayAgreeAgain?: true;
}
