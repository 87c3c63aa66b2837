import type { Fund } from '../policy/determination';
import type { IsoDay } from '../policy/calendar';
import type { Fen } from '../policy/money';
import type { DocumentEntry } from './claims';
import type { ImportOutcome, UndoOutcome } from './imports';
import type { DaysOfList, NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/**
 * Where money stands that a notice pays back after the premium was paid (Jilin city 4.1: pay first, get it back afterwards):
 * - `to-apply`: due, once the person applies at the agency
 * - `applied`: two officers have yet to agree
 * - `declined`: an officer said no; he may apply again
 * - `due`: waits for an account, or for being paid out
 * - `batched`: in a batch that isn't released
 * - `released`: given out for payment
 * - `paid`: on the account, on the day that the answer names
 * - `returned`: the account couldn't be paid to; another one is wanted
 * - `lapsed`: not due any more
 */
export const reimbursementStates = [
  'to-apply',
  'applied',
  'declined',
  'due',
  'batched',
  'released',
  'paid',
  'returned',
  'lapsed',
] as const;
export type ReimbursementState = (typeof reimbursementStates)[number];

/**
 * Whose file an account came from: civil affairs' aid account (`relief`), its nursing subsidy account (`nursing`), the account
 * that the disabled persons' federation collected (`federation`), or the application (`own`).
 */
export const accountKinds = ['relief', 'nursing', 'federation', 'own'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** As papers call them, and as the departments' file writes them. */
export const accountKindNames: Readonly<Record<AccountKind, string>> = {
  relief: '救助资金领取账户',
  nursing: '护理补贴账户',
  federation: '残联采集账户',
  own: '申请人账户',
};

/** What an applicant is to the person: himself, or a direct relative of one who died (Jilin city 5.2). */
export const applicantRelations = ['self', 'spouse', 'parent', 'child', 'grandparent', 'grandchild'] as const;
export type ApplicantRelation = (typeof applicantRelations)[number];

/** Chinese: what the applicant is to the person. */
export const applicantNames: Readonly<Record<ApplicantRelation, string>> = {
  self: '本人',
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  grandparent: '祖父母或外祖父母',
  grandchild: '孙子女或外孙子女',
};

/** A bank account as it is typed; `number` of 8 to 30 digits, spaces allowed. */
export interface AccountEntry {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
}

/** Never the whole number. */
export interface MaskedAccount {
  readonly kind: AccountKind;
  readonly bank: string;
  /** `王*` */
  readonly holder: string;
  /** `**** 0018` */
  readonly number: string;
}

export interface ReimbursementApplication {
  /** `self` for the living: the money comes to the person himself. Else he died, and a direct relative applies. */
  readonly relation: ApplicantRelation;
  /** Who applies, where it isn't the person. */
  readonly applicant?: string;
  readonly account: AccountEntry;
}

/** What one person gets back for a year, and by what. Amounts in fen. */
export interface ReimbursementTerms {
  readonly notice: string;
  readonly title: string;
  /** The notice is a draft: nothing is promised and nothing paid out. */
  readonly draft: boolean;
  readonly clause: string;
  /** The identity by which it is due, in Chinese. */
  readonly identity: string;
  readonly amountFen: Fen;
  readonly fund: Fund;
  readonly way: 'automatic' | 'apply';
  readonly applyBy?: IsoDay;
  /** The notice's last day for paying it out. */
  readonly paidBy?: IsoDay;
}

/** As whoever may see what offices certified of the person reads it. */
export interface ReimbursementStanding extends ReimbursementTerms {
  /** Null where it was only just worked out: nothing is stored yet. */
  readonly state: ReimbursementState;
  readonly account: MaskedAccount | null;
  readonly application: { readonly relation: ApplicantRelation; readonly on: IsoDay } | null;
  /** The day on which it really came. */
  readonly paidOn: IsoDay | null;
  /** Chinese: why it was declined, returned or isn't due any more. */
  readonly reason: string | null;
  /** The office that has to tell him to apply, in the notice's words. */
  readonly tells: string | null;
  readonly toldOn: IsoDay | null;
  readonly mayApply: boolean;
  /** It comes unasked, and the bank sent it back: where he died a direct relative may apply, and nobody else. Absent: as ever. */
  readonly relativesOnly?: true;
}

/** The function `resident`, for whoever may see what is certified of the person: himself, whom he confirmed, or by the bureau's binding. */
export interface ReimbursementActions {
  /** `standing` null where nothing is due. Refuses with `ASK_HIMSELF` whoever may not see it, whether or not anything is due. */
  'reimbursement.look': {
    readonly request: { readonly recordId: string };
    readonly data: {
      /** His name, masked where the caller didn't type it, for the printed application. */
      readonly person: NamedPerson;
      readonly year: number;
      readonly standing: ReimbursementStanding | null;
    };
  };
  /**
   * Prepares the application that the agency decides. Asked again with the same words it is the same. Refuses with `ASK_HIMSELF`,
   * `NOTHING_DUE`, `APPLY_CLOSED` after the notice's last day, `NOT_TO_APPLY` where nothing is to be applied for (any more), `ACCOUNT_WRONG` and
   * `ACCOUNT_OF_OTHER`.
   */
  'reimbursement.apply': {
    readonly request: { readonly recordId: string; readonly application: ReimbursementApplication };
    readonly data: { readonly standing: ReimbursementStanding };
  };
}

/** One person's, as an officer of the place reads it. */
export interface ReimbursementView extends ReimbursementStanding {
  readonly reimbursementId: string;
  readonly personId: string;
  readonly person: NamedPerson;
  readonly region: string;
  readonly year: number;
  /** Who applies for one who died. */
  readonly applicant: string | null;
  readonly batch: string | null;
  readonly updatedAt: number;
}

/** Lines of a batch, and of its file: whoever pays reads so many. */
export const mostLinesOfBatch = 2_000;

export interface ReimbursementBatchView {
  readonly number: string;
  readonly region: string;
  readonly year: number;
  readonly fund: Fund;
  readonly accountKind: AccountKind;
  readonly state: 'prepared' | 'released' | 'dissolved';
  /** Control totals: fixed when it was prepared. */
  readonly lines: number;
  readonly sumFen: Fen;
  readonly preparedAt: number;
  readonly releasedAt: number | null;
  /** Whether all of its lines are where it says; else `prepare-batch` or `dissolve-batch` goes on, or the timer with a release. */
  readonly isDone: boolean;
  /** Of its lines, those paid, returned, and without an answer. */
  readonly paid: number;
  readonly returned: number;
  readonly open: number;
}

/** What is ready of one fund and kind of account; `accountKind` null: still without an account. */
export interface ReadyPart {
  readonly fund: Fund;
  readonly accountKind: AccountKind | null;
  readonly count: number;
}

/** A department that has to tell people to apply (Jilin city 4.2.2 and 4.2.3). */
export interface TellingPart {
  readonly office: string;
  readonly notice: string;
  readonly clause: string;
  readonly untold: number;
  readonly told: number;
}

interface Whose {
  readonly region: string;
  readonly year: number;
}

/** The function `officer`; everything within the officer's places. Duty `money` but for the lists of whom to tell, which have `roster` too. */
export interface ReimbursementOfficerActions {
  'reimbursements.overview': {
    readonly request: Whose;
    readonly data: {
      /** The notices of the place by which money comes back; empty: none does. */
      readonly notices: readonly {
        readonly id: string;
        readonly title: string;
        readonly draft: boolean;
      }[];
      readonly counts: readonly { readonly state: ReimbursementState; readonly count: number }[];
      /** A notice of the place gives back to who was certified after he paid: `refund-dues.list` has them. */
      readonly refunds: boolean;
      readonly ready: readonly ReadyPart[];
      readonly telling: readonly TellingPart[];
    };
  };
  /**
   * 20 a page, the longest unchanged first; `many` for a computer's table: as many as one proposal agrees to, 100. Days are those of the last
   * change.
   */
  'reimbursements.list': {
    readonly request: Whose &
      DaysOfList & { readonly state: ReimbursementState; readonly many?: true; readonly after?: PageAfter };
    readonly data: { readonly reimbursements: readonly ReimbursementView[]; readonly next: NextPage };
  };
  /** By a document, at the window. Null: nothing is due here to whoever has it. */
  'reimbursements.find': {
    readonly request: Whose & { readonly document: DocumentEntry };
    readonly data: { readonly reimbursement: ReimbursementView | null };
  };
  /** An application that was brought to the window; the same as `reimbursement.apply`, besides `CONCERNED`. */
  'reimbursements.apply-for': {
    readonly request: {
      readonly reimbursementId: string;
      readonly application: ReimbursementApplication;
    };
    readonly data: { readonly reimbursement: ReimbursementView };
  };
  /** Says no to an application; the applicant reads why. `NOT_APPLIED` where none waits. */
  'reimbursements.decline': {
    readonly request: { readonly reimbursementId: string; readonly reason: string };
    readonly data: { readonly reimbursement: ReimbursementView };
  };
  /** Whom a department has to tell, 50 a page, by name and with the number masked. Days are those of the last change. */
  'reimbursements.to-tell': {
    readonly request: Whose &
      DaysOfList & {
        readonly office: string;
        readonly told: boolean;
        readonly after?: PageAfter;
      };
    readonly data: { readonly reimbursements: readonly ReimbursementView[]; readonly next: NextPage };
  };
  /** Notes who was told, at most 100; or that it was a mistake. Answers how many that changed. */
  'reimbursements.tick': {
    readonly request: Whose & { readonly reimbursementIds: readonly string[]; readonly told: boolean };
    readonly data: { readonly changed: number };
  };
  /**
   * Puts what is due of one fund to one kind of account into a numbered batch, {@link mostLinesOfBatch} at most; from then on the number
   * stands for those lines. A call takes as many as it can in some seconds: asked again with the same, it goes on until `isDone`. `more`:
   * others of fund and account are due. Under a draft too: it can't be released. `NOTHING_DUE` where there is none.
   */
  'reimbursements.prepare-batch': {
    readonly request: Whose & {
      readonly number: string;
      readonly fund: Fund;
      readonly accountKind: AccountKind;
    };
    readonly data: { readonly batch: ReimbursementBatchView; readonly more: boolean };
  };
  /** Gives the lines of a batch that isn't released back, as often as it is asked until `isDone`; its number stays used. Refuses with `NO_BATCH`, `BATCH_RELEASED`. */
  'reimbursements.dissolve-batch': {
    readonly request: { readonly region: string; readonly number: string };
    readonly data: { readonly batch: ReimbursementBatchView };
  };
  'reimbursements.batches': {
    readonly request: Whose & { readonly after?: PageAfter };
    readonly data: { readonly batches: readonly ReimbursementBatchView[]; readonly next: NextPage };
  };
  /** Its file; until it is released account numbers are masked in it. */
  'reimbursements.batch-file': {
    readonly request: { readonly region: string; readonly number: string };
    readonly data: { readonly batch: ReimbursementBatchView; readonly csv: string };
  };
}

/** Columns of a department's file of accounts, in any order; `账户类别` as in {@link accountKindNames}. */
export const accountColumns = [
  '姓名',
  '证件类型',
  '证件号码',
  '参保年度',
  '账户类别',
  '户名',
  '开户银行',
  '账号',
] as const;

/** Columns of the answer to a batch, in any order: `结果` is 已发放 or 未发放. */
export const payoutColumns = ['补贴编号', '结果', '金额(元)', '发放日期', '原因'] as const;

/** What came of an answer file, line by line; those without a line wait. */
export interface PayoutOutcome {
  readonly paid: number;
  readonly returned: number;
  /** Said so before. */
  readonly repeated: number;
  readonly rejected: ImportOutcome['rejected'];
}

/** What takes two officers (`proposals.ts`): money comes of it. */
export interface ReimbursementActsOfTwo {
  /** Accounts from civil affairs or the federation; who has no reimbursement to come to such an account is listed, and nothing of him kept. */
  'reimbursements.accounts': {
    readonly request: { readonly region: string; readonly csv: string };
    readonly data: ImportOutcome;
  };
  /** Takes such a file back: who still has its account waits for one. What is in a batch or was given out is listed. */
  'reimbursements.undo-accounts': {
    readonly request: ReimbursementActsOfTwo['reimbursements.accounts']['request'];
    readonly data: UndoOutcome;
  };
  /** Agrees to applications, at most 100, each by the revision (`updatedAt`) that was read; one that changed is listed. */
  'reimbursements.approve': {
    readonly request: {
      readonly region: string;
      readonly applications: readonly { readonly reimbursementId: string; readonly updatedAt: number }[];
    };
    readonly data: ImportOutcome;
  };
  /**
   * Lets a batch be paid. Refuses with `NOTICE_IS_DRAFT` as long as the notice is one, `NO_BATCH`, `BATCH_DIFFERS` where count or sum are
   * others than proposed, and `BATCH_OUTDATED` where a line isn't due any more as it stands there.
   */
  'reimbursements.release': {
    readonly request: {
      readonly region: string;
      readonly number: string;
      readonly lines: number;
      readonly sumFen: Fen;
    };
    readonly data: { readonly released: number };
  };
  /** The answer to a released batch, whole or in parts. */
  'reimbursements.answer': {
    readonly request: { readonly region: string; readonly number: string; readonly csv: string };
    readonly data: PayoutOutcome;
  };
}
