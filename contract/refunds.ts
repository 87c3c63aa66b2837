import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { ShownPicture } from './evidence';
import type { OrderMessage } from './messages';
import type { NamedPerson } from './record-view';
import type { DaysOfList, NextPage, PageAfter } from './pages';

/** Why money goes back. The first five come from the server itself, the last from two officers, the rest is asked for by a payer. */
export const refundReasons = [
  'closed-order',
  'already-insured',
  'day-changed',
  'price-fell',
  'account-rejected',
  'recognised',
  'paid-twice',
  'died',
  'insured-elsewhere',
  'wrong-place',
  'by-office',
] as const;
export type RefundReason = (typeof refundReasons)[number];

/** Those that a payer may ask for. */
export const askableReasons = [
  'recognised',
  'paid-twice',
  'died',
  'insured-elsewhere',
  'wrong-place',
] as const;
export type AskableReason = (typeof askableReasons)[number];

/** So many days an officer waits for the insured person's word on a refund that ends his insurance. */
export const insuredAnswerDays = 7;

/** Of a request that an officer decides, or that two made. */
export type RequestReason = AskableReason | 'by-office';

/**
 * A refund moves one way: `approved` → `sent` → `processing` → `done`; `manual`: no machine can send it, an officer has
 * it in his list; `replaced`: closed by WeChat and sent again under a new number.
 */
export type RefundState = 'approved' | 'sent' | 'processing' | 'done' | 'manual' | 'replaced';

/** A request waits for an officer as `requested` and ends `approved` or `declined`. */
export type RefundRequestState = 'requested' | 'approved' | 'declined';

interface RefundViewBase {
  readonly refundId: string;
  readonly orderId: string;
  /** Null: the whole order. */
  readonly line: number | null;
  readonly amountFen: Fen;
  /** To the payment source it came from. */
  readonly to: 'wechat' | 'mutual-aid';
  readonly reason: RefundReason;
  readonly at: number;
  /** Chinese: where it stands and what comes next. */
  readonly message: string;
}

/** One refund, or one request for a refund. The payer reads both in one list: a request before what carries it out. */
export type RefundView = RefundViewBase &
  (
    | { readonly kind: 'refund'; readonly state: RefundState }
    | {
        readonly kind: 'request';
        readonly state: RefundRequestState;
        /** Of one that waits: whose word comes next. */
        readonly waitsFor?: 'insured' | 'officer';
        /** Until when an officer waits for the insured person's word, ms. */
        readonly answerUntil?: number;
      }
  );

/** What a reason would give back; `problem` is Chinese: why it gives nothing. */
export type RefundOffer = { readonly reason: AskableReason } & (
  { readonly amountFen: Fen } | { readonly problem: string }
);

export interface RefundActions {
  /**
   * Asks for one person's money back, before cover begins where the notice allows. What policy grants by
   * itself (recognised in the window) is approved at once, the rest by an officer. A repeat answers the same
   * until he decided. What he declined may be asked for with another reason at once, with the same one after the
   * roster changed or 7 days, three times in all; the view's message says why it was declined. Refuses with `NO_ORDER`, `NOT_REFUNDABLE` (words say why and where to turn).
   */
  'refund.request': {
    readonly request: {
      readonly orderId: string;
      readonly line: number;
      readonly reason: AskableReason;
      /** Kinds of messages that he agreed to at this tap, beside those at the tap on pay. */
      readonly messages?: readonly OrderMessage[];
    };
    readonly data: { readonly refunds: readonly RefundView[] };
  };
}

/** What two officers give back beyond what a rule grants (`proposals.ts`). */
export interface RefundActsOfTwo {
  /**
   * For a person of a paid order. `ends`: all that is left, and he is insured no more; else a part of WeChat's money, and he stays
   * insured. `grantId` is made by the phone: the same once more gives nothing more. Refuses with `NO_ORDER` (none of the place's),
   * `NOT_REFUNDABLE` (words say why) and `AMOUNT_DIFFERS`.
   */
  'refunds.grant': {
    readonly request: {
      readonly grantId: string;
      readonly region: string;
      readonly orderId: string;
      readonly line: number;
      readonly amountFen: Fen;
      readonly ends: boolean;
      readonly reason: string;
    };
    readonly data: {
      /** For the insured person's word, and then for an officer's, before anything moves. */
      readonly waits: boolean;
    };
  };
}

/** What no machine can settle. */
export type CaseKind =
  | 'refund-requested'
  | 'refund-failed'
  | 'refund-no-balance'
  | 'refund-silent'
  | 'amount-differs'
  | 'foreign-payment'
  | 'bill-differs'
  | 'bill-missing'
  | 'result-contradicts'
  | 'account-refund'
  | 'paid-twice'
  | 'elsewhere-amount'
  | 'elsewhere-listed'
  | 'registration-refused'
  | 'registration-unanswered'
  | 'reimbursement-not-due'
  | 'proposal-unanswered'
  | 'proposal-failed'
  | 'person-corrected'
  | 'limit-reached'
  | 'configuration';

/** `personId`: for his file, and for the whole number on demand. */
export interface CasePerson extends NamedPerson {
  readonly personId: string;
}

export interface CaseView {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly region: string;
  readonly state: 'open' | 'resolved';
  readonly at: number;
  readonly orderId: string | null;
  readonly refundId: string | null;
  readonly amountFen: Fen;
  /** Whom it is about, as far as the officer is responsible for their places. */
  readonly people: readonly CasePerson[];
  /** Chinese: what happened, with all that an officer needs. */
  readonly summary: string;
  /** Chinese: whether the insured person, for whom another paid, agrees; absent where he needs not be asked. */
  readonly insured?: string;
  /** How many pictures the payer gave; absent where none. */
  readonly pictures?: number;
  /** The payer left a telephone number to be called back by. */
  readonly hasPhone?: true;
  /** What he can do about it. */
  readonly actions: readonly CaseAction[];
  readonly resolution?: { readonly action: CaseAction; readonly note: string; readonly at: number };
}

/** Requested refunds for one reason in one district. */
export interface AlikeCases {
  readonly reason: AskableReason;
  /** The district's code. */
  readonly place: string;
  readonly cases: readonly (CaseView & {
    /** Chinese: what the list says of him. */
    readonly listed: string;
  })[];
}

/**
 * `approve`, `decline`: a requested refund. `retry`: send again, under a new number only where WeChat closed the old one. `paid-by-hand`: the money
 * was given back outside WeChat. `returned`: WeChat gave it back, as the merchant platform shows. `close`: looked at,
 * nothing to do.
 */
export type CaseAction = 'approve' | 'decline' | 'retry' | 'paid-by-hand' | 'returned' | 'close';

export interface StatementLine {
  readonly orderId: string;
  readonly line: number;
  readonly year: number;
  readonly kind: 'payment' | 'refund';
  readonly amountFen: Fen;
  /** Chinese: the merchant through which WeChat's part of the order came; absent where WeChat had none. */
  readonly payee?: string;
}

/** One collecting office's day: what came in for it less what went back, whoever's merchant took it. Amounts in fen. */
export interface StatementView {
  readonly region: string;
  readonly day: IsoDay;
  readonly paidFen: Fen;
  readonly refundedFen: Fen;
  readonly netFen: Fen;
  readonly lines: readonly StatementLine[];
}

export interface BillDifference {
  /** Chinese: on whose bill it is, or should be; absent in what was compared before merchants were by place. */
  readonly payee?: string;
  readonly kind: 'missing-in-ledger' | 'missing-in-bill' | 'amount-differs' | 'state-differs';
  /** `order-refunds`: all that WeChat gave back for an order, against all that was decided for it. */
  readonly entry: 'payment' | 'refund' | 'order-refunds';
  /** Number of the refund where it is one, else of the order. */
  readonly number: string;
  readonly billFen: Fen | null;
  readonly ledgerFen: Fen | null;
}

/** Money's part of the function `officer`; needs the duty `money`, bounded by regions. */
export interface MoneyOfficerActions {
  /** `region` may be `operator`: cases without a place, for officers of all places (region `000000`). */
  'cases.list': {
    readonly request: DaysOfList & {
      readonly region: string;
      readonly state?: 'open' | 'resolved';
      /** Only those of one kind; absent: all. */
      readonly kind?: CaseKind;
      readonly after?: PageAfter;
    };
    readonly data: { readonly cases: readonly CaseView[]; readonly next: NextPage };
  };
  /** Whom an agent tells by hand: their insurance would end by a payer's refund, and no WeChat was tied to them. */
  'cases.without-wechat': {
    readonly request: { readonly region: string };
    readonly data: {
      readonly rows: readonly {
        readonly place: string;
        readonly person: NamedPerson;
        readonly amountFen: Fen;
        /** Chinese. */
        readonly reason: string;
        readonly askedAt: number;
      }[];
    };
  };
  /**
   * What others did, since the last printed list, in the names of people of a place to whom no WeChat is tied, and the one-time
   * codes of all: for an agent who tells them. Times in ms. Refuses with `TOO_WIDE` for a city or province.
   */
  'cases.acts-without-wechat': {
    readonly request: { readonly region: string };
    readonly data: {
      readonly rows: readonly {
        readonly place: string;
        readonly person: NamedPerson;
        /** Chinese. */
        readonly what: string;
        /** Of the insured year; null for what belongs to none. */
        readonly year: number | null;
        /** Masked; empty where he never said who he is, and for an office. */
        readonly who: string;
        readonly at: number;
      }[];
      readonly since: number;
      /** What happened later, in the minute before too, is on the next list. */
      readonly until: number;
      /** Nothing was left for the next sheet for want of room. */
      readonly isWhole: boolean;
    };
  };
  /** The list up to `until` (ms) was printed: the next one goes on from there. */
  'cases.acts-told': {
    readonly request: { readonly region: string; readonly until: number; readonly isWhole: boolean };
    readonly data: { readonly until: number };
  };
  /** The pictures that were given with a request, for ten minutes each time. Refuses with `NO_CASE`. */
  'cases.pictures': {
    readonly request: { readonly caseId: string };
    readonly data: { readonly pictures: readonly ShownPicture[] };
  };
  /**
   * Requested refunds of which the office's own lists say the same, of the 200 that wait longest: by reason and district. Of those whose
   * insured person has still to answer none is among them. Each is decided by itself, by `cases.resolve`.
   */
  'cases.alike': {
    readonly request: { readonly region: string };
    readonly data: { readonly groups: readonly AlikeCases[] };
  };
  /** By which number the payer may be called back about it, on demand. Refuses with `NO_CASE` and `NO_PHONE`. */
  'cases.phone': {
    readonly request: { readonly caseId: string };
    readonly data: { readonly number: string };
  };
  /** Refuses to approve with `INSURED_NOT_HEARD` and `EVIDENCE_NEEDED`, where {@link CaseView.insured} says why. */
  'cases.resolve': {
    /** `decision`, not `action`: that name says which of the function's actions is meant. */
    readonly request: { readonly caseId: string; readonly decision: CaseAction; readonly note: string };
    readonly data: { readonly case: CaseView };
  };
  'statements.get': {
    readonly request: { readonly region: string; readonly day: IsoDay };
    readonly data: { readonly statements: readonly StatementView[] };
  };
  /** WeChat's bill of a day against the ledger: all of it for the operator, else what is about the officer's places. */
  'bills.differences': {
    readonly request: { readonly day: IsoDay };
    readonly data: {
      readonly compared: boolean;
      readonly differences: readonly BillDifference[];
    };
  };
}
