import { checkNotice } from './check-notice';
import type { NoticeDocument } from './document';
import { formOf } from './form';
import type { Problem } from './problem';

/** A notice's file that is wrong: which file, which rule (null outside the rules), which field, and what to do. */
export class NoticeError extends Error {
  override readonly name = 'NoticeError';
  readonly rule: string | null;
  readonly field: string | null;
  readonly reason: string;

  constructor(
    readonly file: string,
    { rule, field, problem, instead }: Problem,
  ) {
    const reason = `${problem}。${instead}。`;
    super(`${file}${rule === null ? '' : `，规则 ${rule}`}${field === null ? '' : `，${field}`}：${reason}`);
    this.rule = rule;
    this.field = field;
    this.reason = reason;
  }
}

function throwFirst(fileName: string, [first]: readonly Problem[]): void {
  if (first !== undefined) throw new NoticeError(fileName, first);
}

/**
 * Checks a notice's file as far as it can be checked without the paper. What depends on other notices or on today is left
 * to {@link checkNotice}.
 *
 * @throws NoticeError for the first thing that is wrong
 */
export function validateNotice(value: unknown, fileName: string): NoticeDocument {
  throwFirst(fileName, checkNotice(value).problems);
  return value as NoticeDocument;
}

/**
 * Reads a notice that was checked whole when it was published: its form alone, so that a check added since doesn't take
 * out of force what is in force.
 *
 * @throws NoticeError for the first thing that this version can't read
 */
export function readNotice(value: unknown, fileName: string): NoticeDocument {
  throwFirst(fileName, formOf(value).problems);
  return value as NoticeDocument;
}
