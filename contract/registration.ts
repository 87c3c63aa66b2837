import type { Fen } from '../policy/money';
import type { IsoDay } from '../policy/calendar';
import type { RejectedRow } from './imports';
import type { NextPage, PageAfter } from './pages';
import type { NamedPerson } from './record-view';

/** `bureau`: the medical-insurance bureau, which registers; `tax-office`: hears the same. */
export type RegistrationRecipient = 'bureau' | 'tax-office';

/** Columns of a file of enrolments made here, one line each. */
export const registrationColumns = [
  '文件编号',
  '行号',
  '类型',
  '姓名',
  '证件类型',
  '证件号码',
  '参保地代码',
  '参保地',
  '参保年度',
  '缴费渠道',
  '金额(元)',
  '其中共济账户(元)',
  '时间',
  '订单号',
] as const;

/** Columns of the answer to such a file, in any order. `结果`: 成功 or 失败. */
export const registrationAnswerColumns = [
  '文件编号',
  '行号',
  '金额(元)',
  '结果',
  '原因',
  '登记编号',
  '登记日期',
] as const;

/** Lines of one kind, and their sum. */
export interface RegistrationSum {
  readonly lines: number;
  readonly fen: Fen;
}

export interface RegistrationFileView {
  /** `YB-360983-000012` */
  readonly number: string;
  readonly recipient: RegistrationRecipient;
  /** The collecting district. */
  readonly region: string;
  /** When it was made (ms): the morning after the day of which it tells. */
  readonly at: number;
  readonly enrolled: RegistrationSum;
  readonly cancelled: RegistrationSum;
  readonly accepted: number;
  readonly refused: number;
  /** Not answered yet. */
  readonly open: number;
}

/** A line that was refused, for an officer who puts it right. */
export interface RefusedLine {
  readonly line: number;
  readonly person: NamedPerson;
  readonly kind: 'enrolled' | 'cancelled';
  readonly region: string;
  /** Chinese, as the file of the bureau or tax office has it. */
  readonly reason: string;
  readonly readOn: IsoDay;
  /** Chinese: why it can't be sent again; absent where it can. */
  readonly whyNot?: string;
}

/** Needs the duty `money`; a file is its collecting district's, and is seen there and above. */
export interface RegistrationOfficerActions {
  /** Newest first, 10 a page. */
  'registration.files': {
    readonly request: { readonly region: string; readonly after?: PageAfter };
    readonly data: {
      readonly files: readonly RegistrationFileView[];
      readonly next: NextPage;
    };
  };
  /**
   * A file's content, the same lines each time; a name or number that two officers put right since comes as it is now. Refuses with
   * `NO_FILE`, also for another place's.
   */
  'registration.file': {
    readonly request: { readonly number: string };
    /** CSV with {@link registrationColumns}: whole identity numbers, for its recipient only. */
    readonly data: { readonly number: string; readonly csv: string };
  };
  /** What was refused of a file, of one kind or of both, 50 lines a page. Refuses with `NO_FILE`. */
  'registration.refused': {
    readonly request: {
      readonly number: string;
      readonly kind?: RefusedLine['kind'];
      readonly after?: PageAfter;
    };
    readonly data: { readonly lines: readonly RefusedLine[]; readonly next: NextPage };
  };
  /**
   * A refused line goes into the next file once more, with the person as he is known now. Again: nothing more. Refuses with
   * `NO_FILE`, `NOT_REFUSED` and, where the enrolment is over or another one, `NOT_SO`.
   */
  'registration.send-again': {
    readonly request: { readonly number: string; readonly line: number };
    readonly data: { readonly waiting: true };
  };
}

/** What bureau or tax office answered, proposed and agreed to (`proposals.ts`): it says of people that they are registered, or aren't. */
export interface RegistrationActsOfTwo {
  /**
   * CSV as the bureau's files (`mutual-aid.ts`), with {@link registrationAnswerColumns}, under the number of the file that it answers. Lines
   * that don't fit are listed, the others are taken, and what it doesn't answer waits.
   */
  'registration.read-answer': {
    readonly request: { readonly region: string; readonly number: string; readonly csv: string };
    readonly data: {
      readonly accepted: number;
      readonly refused: number;
      /** Lines that said the same before. */
      readonly repeated: number;
      readonly problems: readonly RejectedRow[];
    };
  };
}
