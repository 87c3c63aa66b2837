import type { FactSheet } from './fact-sheet';
import type { NoticeDocument } from './notice/document';
import type { Questions } from './questions';

/** What the ways in which something unknown could be are worked out from. */
export interface Setting {
  readonly notices: readonly NoticeDocument[];
  readonly questions: Questions;
  readonly sheet: FactSheet;
}
