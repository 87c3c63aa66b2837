import type { AccountKind, ApplicantRelation, ReimbursementState } from '../../contract/reimbursements';
import type { IsoDay } from '../../policy/calendar';
import type { Fund } from '../../policy/determination';
import type { IdentityCode } from '../../policy/fact-sheet';
import type { Fen } from '../../policy/money';
import type { Provenance } from './provenance';

/**
 * What a notice pays back to one person for an insured year. `_id` is his record's, so there are never two of them for one person,
 * whatever identities he holds (the notice's reading: the best one counts). Amounts in fen.
 */
export interface Reimbursement extends Provenance {
  readonly _id: string;
  readonly personId: string;
  readonly year: number;
  /** Where he is insured. */
  readonly region: string;
  /** Of that place and those above it those whose offices read it (`server/reimbursements/read-by.ts`): for an office's lists by index. */
  readonly places: readonly string[];
  readonly notice: string;
  readonly clause: string;
  /** Whether the notice was a draft when this was worked out. */
  readonly draft: boolean;
  readonly identity: IdentityCode;
  readonly amountFen: Fen;
  readonly fund: Fund;
  readonly way: 'automatic' | 'apply';
  readonly applyBy: IsoDay | null;
  readonly paidBy: IsoDay | null;
  /** Which department has to tell him, in the notice's words; null where none has. */
  readonly tells: string | null;
  /** The China day as of which it was found due: what he was certified as ending later takes nothing from him. */
  readonly foundOn: IsoDay;
  readonly state: ReimbursementState;
  readonly application: StoredReimbursementApplication | null;
  /** OpenIds of whoever applied, now or before: for finding his acts by index. */
  readonly applicants: readonly string[];
  readonly account: PayoutAccount | null;
  /** Of `account`: for batches by index; `none` where there is none yet. */
  readonly accountKind: AccountKind | 'none';
  readonly told: { readonly on: IsoDay; readonly by: string } | null;
  readonly isTold: boolean;
  readonly batchId: string | null;
  readonly paidOn: IsoDay | null;
  /** Chinese; why it was declined, returned or lapsed. */
  readonly reason: string | null;
  /** The newest 40 lines; never a name or number. */
  readonly history: readonly ReimbursementEvent[];
  readonly updatedAt: number;
  /** Version of the key that sealed account and applicant: for finding what a rotation has yet to rewrite; null where nothing is sealed. */
  readonly sealVersion: number | null;
  /** When the account goes (ms); null while it is needed, or where there is none. */
  readonly forgetAt: number | null;
}

export interface StoredReimbursementApplication {
  /** An openId, or `office:` and the officer's id. */
  readonly by: string;
  readonly relation: ApplicantRelation;
  /** Who applies for one who died; null where it is the person. */
  readonly sealedApplicant: string | null;
  readonly on: IsoDay;
}

/** Where money goes. Number and holder are encrypted at rest. */
export interface PayoutAccount {
  readonly kind: AccountKind;
  readonly bank: string;
  readonly sealedHolder: string;
  readonly sealedNumber: string;
  readonly at: number;
}

export type ReimbursementEventName =
  | 'found'
  | 'changed'
  | 'told'
  | 'untold'
  | 'applied'
  | 'declined'
  | 'approved'
  | 'account-given'
  | 'account-taken-back'
  | 'batched'
  | 'taken-out'
  | 'released'
  | 'paid'
  | 'returned'
  | 'lapsed';

export interface ReimbursementEvent {
  /** ms. */
  readonly at: number;
  readonly event: ReimbursementEventName;
  /** An openId, an officer's id, or `timer`. */
  readonly by: string;
}

/** A numbered file of reimbursements from one fund to one kind of account; `_id` is `<region>-<number>`, never used twice. */
export interface ReimbursementBatch {
  readonly _id: string;
  /** The place that made it. */
  readonly region: string;
  /** That place and those above it. */
  readonly places: readonly string[];
  readonly number: string;
  readonly year: number;
  readonly notice: string;
  readonly fund: Fund;
  readonly accountKind: AccountKind;
  /** `prepared` → `released` or `dissolved`. */
  readonly state: 'prepared' | 'released' | 'dissolved';
  /** The lines that it is for; fixed. */
  readonly lineIds: readonly string[];
  /** Whether all of them are taken. */
  readonly isWhole: boolean;
  readonly lines: number;
  readonly sumFen: Fen;
  readonly officerId: string;
  readonly at: number;
  readonly releasedAt: number | null;
}

/** How far a place's records have been looked through for money that is due back; `_id` is `<region>-<year>`. */
export interface MoneyBackLook {
  readonly _id: string;
  readonly region: string;
  readonly year: number;
  /** The China day of the pass. */
  readonly day: IsoDay;
  /** Records insured there, then what is stored already. */
  readonly phase: 'insured' | 'reimbursements' | 'refund-dues';
  /** The last one looked at; null at the beginning of a phase. */
  readonly after: { readonly place: string; readonly id: string } | null;
  readonly nextAt: number | null;
}
