import type { Claims } from '../../contract/claims';
import type { Decline } from '../../contract/decline';
import type { CircumstanceCode, IdentityCode } from '../../policy/fact-sheet';
import type { FactSheet } from '../../policy/fact-sheet';
import type { FactName } from '../../policy/facts-of-person';
import type { Determination } from '../../policy/determination';
import type { Fen } from '../../policy/money';
import type { ApplicationMessage } from '../../contract/messages';
import type { IsoDay } from '../../policy/calendar';
import type { ToldAnew } from './notice-change';
import type { Counted } from './progress';
import type { Provenance } from './provenance';

/**
 * One enrolment record a person and insured year; `_id` is made from both (`recordId`), so that two families paying
 * for one grandmother collide here and nowhere else. Only `reserved` (with an end) and the insured states stand in
 * another's way; applications are drafts and never do.
 */
export interface EnrolmentRecord {
  readonly _id: string;
  readonly personId: string;
  readonly year: number;
  readonly state: 'open' | 'reserved' | 'insured';
  /** One a payer, replaced by his newest. */
  readonly applications: readonly Application[];
  readonly reservation: Reservation | null;
  readonly insurance: Insurance | null;
  /** Payments made elsewhere for it, in the order in which they became known (ids of `elsewhere-payments`); absent: none. */
  readonly elsewhere?: readonly string[];
  /** When the benefits of what insures him were suspended, the oldest first; absent: never. */
  readonly suspensions?: readonly Suspension[];
  /** He died, as two officers put down, by a case of `duplicates`; absent or null: nobody did. `at` in ms. */
  readonly died?: { readonly on: IsoDay; readonly duplicateId: string; readonly at: number } | null;
  /** OpenIds of all who applied or paid: for finding one's own records by index. */
  readonly payers: readonly string[];
  /**
   * Places, and all above them, whose offices have an application here to confirm, alone and with what was claimed (`dibao 360983`): for
   * finding those by index. `enrolment/awaiting.ts`; the release before had places alone, migration 25 fills in the others.
   */
  readonly awaitingIn: readonly string[];
  /**
   * Places, and all above them, where an application here is not insured yet: for telling those of a place anew by index.
   * Release 0.1 didn't store it, and nothing but queries read it: migration 10 fills it in.
   */
  readonly openIn: readonly string[];
  /**
   * The place of `insurance`, for finding by index who is insured there; null where nobody is. Release 0.1 didn't store it, and
   * nothing but queries read it: migration 13 fills it in.
   */
  readonly insuredIn: string | null;
  /**
   * When what insures him last changed and the places' counts were not told yet (ms); null where they are up to date. The release
   * before didn't store it: migration 15 fills it in.
   */
  readonly countAt?: number | null;
  /** As what the places' counts hold him; absent: not counted. Written by `server/progress` alone. */
  readonly counted?: Counted;
  /**
   * When bureau and tax office are told what they don't know of it yet (ms): after the day is over. Null or absent: they know, or there is
   * nothing to tell. `enrolment/telling.ts`; migration 16 fills it in.
   */
  readonly tellAt?: number | null;
  /** What they were told, and of what that is over by now they have to hear; absent: nothing ever. */
  readonly telling?: Telling;
  /**
   * Who changed what and when, the newest of it; appended only. Never holds a number or a name. Moves: `enrolment/states.ts`; what
   * grew too long: `enrolment/older-events.ts`.
   */
  readonly history: readonly RecordEvent[];
  /** How many parts of the history stand apart, in `older-events`; absent: none. */
  readonly olderParts?: number;
  readonly updatedAt: number;
}

/** What one payer told and was answered. */
export interface Application extends Provenance {
  readonly openId: string;
  /** Whose request to pay it came from: it says what he said of the person, and goes with his. Absent: nobody's. */
  readonly askedBy?: string;
  readonly region: string;
  /** His own words; of them only what stands in `atHisWord` decides anything. */
  readonly claims: Claims;
  readonly state: 'awaiting-confirmation' | 'awaiting-payment';
  /** When an office declined the claim (ms); a new claim starts anew. */
  readonly turnedDownAt?: number;
  /** Why, and what had been claimed; absent where release 0.1 stored it. */
  readonly declined?: DeclinedClaim;
  /** What rosters, documents and records tell as of `at`, and what stands in `atHisWord`. */
  readonly facts: FactSheet;
  /** Of `facts`, those that nobody has confirmed: they count because they make his answer no better. Absent: none. */
  readonly atHisWord?: readonly FactName[];
  readonly determination: Determination;
  readonly at: number;
  /** When the payer himself was answered last, where a roster has changed the answer since; absent: `at`. */
  readonly toldAt?: number;
  /** What changed since the payer was told; absent where nothing did. */
  readonly toldAnew?: ToldAnew;
  /** Messages that he agreed to, one of each; absent where there are none, or they are spent. */
  readonly messages?: readonly ApplicationMessage[];
}

/** A claim that an office didn't confirm. */
export interface DeclinedClaim extends Decline {
  readonly codes: readonly (IdentityCode | CircumstanceCode | FactName)[];
}

/** Benefits that rest while he is insured otherwise. The insurance goes on, and so does what was paid for it. */
export interface Suspension {
  readonly from: IsoDay;
  /** The first day on which he has them again; null while they rest. */
  readonly resumedOn: IsoDay | null;
  readonly duplicateId: string;
  /** The family asked to have them again (ms), and says when the other work ended; absent: nobody asked, or it was declined. */
  readonly asked?: { readonly at: number; readonly workEndedOn: IsoDay };
  /** An office's last answer that it doesn't agree (ms), with its reason; absent: none. */
  readonly declined?: { readonly at: number; readonly words: string };
}

/** Ends at `until` (ms), whatever the order's state. */
export interface Reservation {
  readonly orderId: string;
  readonly openId: string;
  readonly until: number;
}

export interface Insurance extends Provenance {
  /** `paid`: by an order; `paid-elsewhere`: by a payment of which the tax office told. */
  readonly basis: 'exempt' | 'paid' | 'paid-elsewhere';
  readonly region: string;
  readonly orderId: string | null;
  /** Where `paid-elsewhere`: by which payment, and through which channel. */
  readonly elsewhere?: { readonly paymentId: string; readonly channel: string };
  /** Paid from the mutual-aid account and not yet confirmed by the bureau's result file. */
  readonly settlementPending: boolean;
  /** China day on which the money came, here or elsewhere, or the person was enrolled. */
  readonly on: IsoDay;
  readonly paidFen: Fen;
  readonly facts: FactSheet;
  readonly determination: Determination;
  /** Since when lines on it to bureau and tax office are made, and under which name; absent: not yet, or it isn't ours to tell. */
  readonly told?: Told;
  /** What the bureau answered to that; absent: nothing yet. */
  readonly registration?: Registration;
}

/** An enrolment that stands in lines to bureau and tax office. */
export interface Told {
  /** `<record>-<n>`, with which its lines begin. */
  readonly of: string;
  readonly on: IsoDay;
}

/** The bureau registered him, by its own day and number; or it didn't, as was read on a day. */
export type Registration = { readonly on: IsoDay; readonly number: string } | { readonly refusedOn: IsoDay };

export interface Telling {
  /** So many enrolments and cancellations were put in lines; the next bears the next number. */
  readonly count: number;
  /** An enrolment that they were told of and that ended; absent: none. */
  readonly ended?: EndedEnrolment;
}

export interface EndedEnrolment extends Pick<Insurance, 'region' | 'orderId' | 'paidFen'> {
  readonly of: string;
  /** When it ended (ms). */
  readonly at: number;
}

/** What can happen to a record. */
export type RecordEventName =
  | 'applied'
  | 'redetermined'
  | 'notice-changed'
  | 'messages-agreed'
  | 'messages-refused'
  | 'correction-told'
  | 'claim-declined'
  | DropReason
  | 'reserved'
  | 'released'
  | 'enrolled-exempt'
  | 'insured'
  | 'paid-elsewhere'
  | 'paid-elsewhere-too'
  | 'elsewhere-undone'
  | 'settled'
  | 'told'
  | 'registered'
  | 'not-registered'
  | 'suspended'
  | 'resume-asked'
  | 'resume-declined'
  | 'resumed'
  | 'died'
  | 'death-undone'
  | 'uninsured';

/** Why an application is dropped. */
export type DropReason = 'moved-to-another-year' | 'place-changed' | 'removed' | 'consent-withdrawn';

export interface RecordEvent {
  /** ms. */
  readonly at: number;
  readonly event: RecordEventName;
  readonly by: string;
  readonly orderId?: string;
}

/**
 * Lines of a record's history that are older than those that stand in it, the oldest first. `_id` is the record's, and the part's
 * number.
 */
export interface OlderEvents {
  readonly _id: string;
  readonly personId: string;
  readonly year: number;
  /** Of the lines, whose acts they are: for finding one's own by index. */
  readonly actors: readonly string[];
  readonly events: readonly RecordEvent[];
}
