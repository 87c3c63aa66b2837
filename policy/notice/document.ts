import type { Clause } from '../clause';
import type { QuestionAnswers } from '../residents-questions';
import type { OwnIdentity } from '../own-identities';
import type { IsoDay } from '../calendar';

/** A rule as it stands in a notice's file: its own name, the clause that carries it, its kind and what that kind needs. */
export interface RuleDocument {
  readonly rule: string;
  readonly clause: Clause;
  readonly kind: string;
}

/** Our own plain words for one clause. `label` where the paper numbers it otherwise than 二（四）1. */
export interface ClauseWords {
  readonly clause: Clause;
  readonly label?: string;
  readonly says: string;
  /** Why no rule carries it, where none does: for the office, not for residents. */
  readonly why?: string;
}

/** A notice as data. Days are `YYYY-MM-DD`, money is fen. */
export interface NoticeDocument {
  readonly format: 2;
  readonly id: string;
  readonly title: string;
  readonly documentNumber?: string;
  readonly issuers: readonly string[];
  readonly issuedOn?: IsoDay;
  readonly validity?: { readonly from: IsoDay; readonly to: IsoDay; readonly clause: Clause };
  readonly draft: boolean;
  readonly year: number;
  /** The places of which it speaks, each with everything inside it. */
  readonly regions: readonly string[];
  /** The notice over which this one is laid: its rules come on top. */
  readonly overlays?: string;
  /** Identities of the place's own, beside the common ones. */
  readonly identities?: readonly OwnIdentity[];
  readonly clauses: readonly ClauseWords[];
  readonly rules: readonly RuleDocument[];
  /** Which clauses and rules answer what residents ask. */
  readonly questions?: QuestionAnswers;
}
