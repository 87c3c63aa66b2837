import type { IsoDay } from './calendar';
import type { IdentityCode } from './fact-sheet';
import type { Fen } from './money';

export type Status = 'payable' | 'exempt' | 'insured' | 'not-open' | 'closed' | 'unsupported';

/** Amounts in fen. `subsidyFen` is what is deducted at once. */
export interface Item {
  readonly kind: 'premium' | 'ltci' | 'fiscal-share';
  readonly standardFen: Fen;
  readonly subsidyFen: Fen;
  readonly payFen: Fen;
}

export const funds = [
  'medical-assistance',
  'city-finance',
  'disability-employment',
  'finance',
  'unstated',
] as const;
export type Fund = (typeof funds)[number];

export interface Subsidy {
  /** Null where the aid is due to a group of people whom no office certifies. */
  readonly identity: IdentityCode | 'college-student' | 'new-college-student' | null;
  /** The notice's words for whom it is due to, where that is no common identity. */
  readonly holder?: string;
  /** What it is taken from; without it the premium. */
  readonly of?: 'care-premium';
  readonly method: 'full' | 'fixed' | 'percent';
  readonly amountFen: Fen;
  readonly timing: 'deducted' | 'reimbursed';
  readonly fund: Fund;
  readonly claim?: 'automatic' | 'apply';
  readonly applyBy?: IsoDay;
  readonly paidBy?: IsoDay;
  readonly notice: string;
  readonly clause: string;
}

export interface Coverage {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Days of waiting. */
  readonly waitingDays: number;
  /** Where the notice counts them in months. */
  readonly wait?: { readonly months: number };
}

export interface Cite {
  readonly notice: string;
  readonly clause: string;
}

export const noteCodes = [
  'existing-policy',
  'fiscal-share-unconfirmed',
  'ltci-unknown',
  'coverage-silent',
  'draft-notice',
  'charity-possible',
  'not-yet-recognised',
  'attribute-unknown',
  'no-cover-left',
  'interpretation',
  /** Money that has to be applied for, and the last day for it is over. */
  'claim-closed',
  /** Something that was asked for is not due, and why: certified elsewhere, recognised too late, paid too late. */
  'not-entitled',
  /** A special time limit has passed. */
  'limit-passed',
  /** No notice is known for the place and year. */
  'no-notice',
] as const;
export type NoteCode = (typeof noteCodes)[number];

export interface Note {
  readonly code: NoteCode;
  readonly text: string;
}

/** The answer for one person on one day. Amounts in fen, days as `YYYY-MM-DD`. */
export interface Determination {
  readonly id: string;
  readonly status: Status;
  readonly notices: readonly string[];
  readonly payFen: Fen | null;
  readonly items: readonly Item[];
  readonly subsidies: readonly Subsidy[];
  readonly reimbursedFen: Fen;
  readonly refundFen: Fen;
  readonly netFen: Fen | null;
  readonly coverage: Coverage | null;
  readonly cites: readonly Cite[];
  readonly notes: readonly Note[];
  /** Only with `not-open`: the next day on which payments are taken. */
  readonly opensOn?: IsoDay;
}
