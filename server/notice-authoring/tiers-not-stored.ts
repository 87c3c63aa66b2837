import type { DraftProblem } from '../../contract/notice-drafts';
import type { NoticeDocument } from '../../policy';

/**
 * The counter would tell the price of a tier that was chosen and the record would be charged the usual one: such a notice can
 * be tried out by command, and not be brought out.
 */
export function tiersNotStoredIn({ rules }: NoticeDocument): readonly DraftProblem[] {
  return rules
    .filter(({ kind }) => kind === 'tiers')
    .map(({ rule }) => ({
      rule,
      field: 'tiers',
      message:
        '登记里现在还不能记选了哪一档，缴费时会都按常用的一档算，所以分档次的通知不能发布。请由经办窗口办理，或等以后的版本。',
    }));
}
