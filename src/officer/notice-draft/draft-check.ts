import { checkNotice, type NoticeDocument } from '../../../policy';
import type { DraftProblem } from '../../../contract/notice-drafts';
import { problemForForm } from '../../../policy/authoring/form-problems';
import { fieldName } from '../../../policy/authoring/form-words';
import { problemInWords } from '../../../policy/notice/problem';
import type { IsoDay } from '../../../policy/calendar';
import type { FieldError } from '../../components/ErrorSummary';
import { entriesOf, type Loose, textOf } from './loose';
import { kindOf } from './rule-words';

/** What a draft is held against besides itself. */
export interface Surroundings {
  readonly today: IsoDay;
  /** Last year's notice, or the version that the draft would follow. */
  readonly before: NoticeDocument | null;
  /** Notices over which the draft is laid. */
  readonly under: readonly NoticeDocument[];
}

/** A problem at its field, and the part of the page in which that stands. */
export interface DraftError extends FieldError {
  /** The rule that it is about, to be opened. */
  readonly rule: string | null;
  readonly part: string;
}

export interface DraftCheck {
  readonly errors: readonly DraftError[];
  /** What may be so and is unusual. */
  readonly toConfirm: readonly string[];
  /** The notice, where nothing is wrong with it. */
  readonly sound: NoticeDocument | null;
}

/** A problem at its field, in the words of the form. */
function errorOf(notice: Loose, { rule, field, message }: DraftProblem): DraftError {
  const own = entriesOf(notice.rules).find(({ entry }) => entry.rule === rule)?.entry;
  const within = (field ?? '').split('.').filter((step) => step !== '');
  const whole = own === undefined ? 'notice' : `rule-${rule ?? ''}`;
  const listed = within[0] === 'clauses' || within[0] === 'identities';
  const part = own === undefined && listed ? ['notice', ...within.slice(0, 2)].join('-') : whole;
  const kind = own === undefined ? 'notice' : textOf(own.kind);
  const label = fieldName([kind, ...within.filter((step) => !/^\d+$/.test(step))])?.replace(/（.*）$/, '');
  const where = [own === undefined ? (rule ?? '') : kindOf(own), label ?? '']
    .filter((part) => part !== '')
    .join('，');
  const words = problemForForm(kind, message);
  return {
    field: [whole, ...within].join('-'),
    message: where === '' ? words : `${where}：${words}`,
    rule: own === undefined ? null : rule,
    part,
  };
}

/** Problems that the server found, at their fields. */
export function errorsOf(notice: Loose, problems: readonly DraftProblem[]): readonly DraftError[] {
  return problems.map((problem) => errorOf(notice, problem));
}

/** What is asked back, as the server found it and in the words of the form. */
export interface AskedBack {
  readonly finding: DraftProblem;
  readonly words: string;
}

export function askedBack(notice: Loose, findings: readonly DraftProblem[]): readonly AskedBack[] {
  return findings.map((finding) => ({ finding, words: errorOf(notice, finding).message }));
}

/** Everything that is wrong or unusual in a draft, as the server finds it too; quick enough for every key. */
export function checkDraft(notice: Loose, { today, before, under }: Surroundings): DraftCheck {
  const lastYear = before !== null && before.year !== notice.year ? before : undefined;
  const surroundings = notice.overlays === undefined ? { today } : { today, others: under };
  const found = checkNotice(notice, lastYear === undefined ? surroundings : { ...surroundings, lastYear });
  const inWords = ({ rule, field, ...words }: (typeof found.problems)[number]): DraftError =>
    errorOf(notice, { rule, field, message: problemInWords(words) });
  return {
    errors: found.problems.map(inWords),
    toConfirm: found.toConfirm.map((question) => inWords(question).message),
    sound: found.problems.length === 0 ? (notice as unknown as NoticeDocument) : null,
  };
}
