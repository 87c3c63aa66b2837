import type { CircumstanceCode, IdentityCode } from '../policy/fact-sheet';
import type { IsoDay } from '../policy/calendar';
import type { Fen } from '../policy/money';
import type { DocumentEntry } from './claims';
import type { MaskedPerson, NamedPerson } from './record-view';

export const correctionKinds = [
  'name',
  'document',
  'birth-date',
  'joined-number',
  'tie',
  'certification',
  'circumstance',
  'facts',
  'binding',
  'enrolment',
] as const;
/** What of a person is put right. */
export type CorrectionKind = (typeof correctionKinds)[number];

/** An identity as an office certified it: `region` is that office's place. */
export interface Certification {
  readonly code: IdentityCode;
  readonly region: string;
  readonly since: IsoDay;
}

/** For which year, and of which office's place. */
export interface ConfirmedFacts {
  readonly year: number;
  readonly region: string;
}

/** How it should be. */
export type Correction =
  | { readonly kind: 'name'; readonly name: string }
  /** His newest document, of another kind or with another number. `birthDate` where its number doesn't carry it. */
  | { readonly kind: 'document'; readonly document: DocumentEntry; readonly birthDate?: IsoDay }
  | { readonly kind: 'birth-date'; readonly birthDate: IsoDay }
  /** The number that was joined to a newborn is not his. */
  | { readonly kind: 'joined-number' }
  /** The WeChat that proved to be him is not his any more. From a later one, his account pays a day after it was tied. */
  | { readonly kind: 'tie' }
  /** Its last day; null where it never was his. */
  | ({ readonly kind: 'certification'; readonly until: IsoDay | null } & Certification)
  /** An event that an office confirmed and that never was. */
  | { readonly kind: 'circumstance'; readonly code: CircumstanceCode; readonly on: IsoDay | null }
  /** What an office confirmed of himself for a year (student, household, years insured): none of it holds any more. */
  | ({ readonly kind: 'facts' } & ConfirmedFacts)
  /** `holderId`: of the mutual-aid account that can't pay for him any more. */
  | { readonly kind: 'binding'; readonly holderId: string }
  /** He should not have been insured as exempt. What was paid for goes back by `refunds.grant`. */
  | { readonly kind: 'enrolment'; readonly year: number };

/** What an office of the person's place puts right; proposed and agreed to (`proposals.ts`). */
export interface CorrectionActsOfTwo {
  /**
   * `correctionId` is made by the phone: the same once more changes nothing. Refuses with `NO_PERSON` (nobody here, or not this
   * place's), `NUMBER_TAKEN`, `NOT_SO` (words say what is stored instead), `OTHER_REGION`.
   */
  'persons.correct': {
    readonly request: {
      readonly correctionId: string;
      readonly personId: string;
      readonly region: string;
      readonly correction: Correction;
      readonly reason: string;
    };
    readonly data: {
      /** Applications that were answered otherwise than before. */
      readonly redetermined: number;
    };
  };
}

/** Of one person's part of a paid order. */
export interface PaymentToGiveBack {
  readonly orderId: string;
  readonly line: number;
  /** All that has not gone back. */
  readonly leftFen: Fen;
  /** As much as may go back of WeChat's part while he stays insured, less than `leftFen`; 0 where none may. */
  readonly partFen: Fen;
}

/** What is stored of a person, as an officer of his place puts it right. */
export interface StoredPersonView {
  readonly personId: string;
  readonly person: NamedPerson;
  /** Masked, the newest first. */
  readonly documents: readonly { readonly kind: DocumentEntry['kind']; readonly number: string }[];
  readonly birthDate: IsoDay | null;
  /** Whether a WeChat proved to be him. */
  readonly isTied: boolean;
  readonly certifications: readonly (Certification & { readonly name: string; readonly until?: IsoDay })[];
  readonly circumstances: readonly { readonly code: CircumstanceCode; readonly on: IsoDay | null }[];
  /** `names`: Chinese, what was confirmed. */
  readonly facts: readonly (ConfirmedFacts & { readonly names: readonly string[] })[];
  readonly bindings: readonly {
    readonly holderId: string;
    readonly holder: MaskedPerson;
    readonly region: string;
  }[];
  readonly enrolments: readonly {
    readonly year: number;
    readonly region: string;
    readonly basis: 'exempt' | 'paid' | 'paid-elsewhere';
    readonly on: IsoDay;
    /** Where an order of the officer's place paid for him: what two may give back of it (`refunds.grant`). */
    readonly payment?: PaymentToGiveBack;
  }[];
  /** The newest first. */
  readonly corrections: readonly {
    readonly kind: CorrectionKind;
    readonly at: number;
    readonly reason: string;
  }[];
}

export interface CorrectionActions {
  /** Finds a person by a document; for the duties `roster` (to put right) and `money` (to give back). Refuses with `NO_PERSON`, whether he is unknown or not of the officer's places. */
  'persons.find': {
    readonly request: { readonly region: string; readonly document: DocumentEntry };
    readonly data: StoredPersonView;
  };
}
