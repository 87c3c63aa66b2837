import { type Day, dayOf, laterDay, parseDay } from '../calendar';
import type { NoticeDocument, RuleDocument } from '../notice/document';

/** Kinds of rule that say how long cover lasts. */
const covering: readonly string[] = ['cover', 'late-payment'];

/** The last day on which anybody is covered under these notices: that of the insured year, or a later one that a rule names. */
export function lastDayOfCover(notices: readonly [NoticeDocument, ...NoticeDocument[]]): Day {
  const rules: readonly (RuleDocument & { readonly to?: string })[] = notices.flatMap(
    ({ rules: own }) => own,
  );
  return rules
    .filter(({ kind, to }) => covering.includes(kind) && to !== undefined)
    .map(({ to = '' }) => parseDay(to))
    .reduce(laterDay, dayOf(notices[0].year, 12, 31));
}
