import type { Refund } from '../../schema';

/** The number of an attempt: a refund that WeChat closed is sent again under the next one. */
export function numberOfAttempt({ _id }: Pick<Refund, '_id'>, attempt: number): string {
  const first = _id.replace(/-r\d+$/, '');
  return attempt === 1 ? first : `${first}-r${attempt}`;
}

/** The numbers under which the same money was sent before. */
export function earlierNumbers(refund: Refund): readonly string[] {
  return Array.from({ length: refund.attempt - 1 }, (_, at) => numberOfAttempt(refund, at + 1));
}
