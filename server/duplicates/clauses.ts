import type { ClauseOnDuplicates } from '../../contract/duplicates';
import { clauseLabel } from '../../policy';
import type { NoticeDocument } from '../../policy/notice/document';

/** What a clause's plain words say where it speaks of insurance in two places, or of benefits that rest. */
const speaksOfIt = /重复|暂停|先停/;

/** The clauses of notices that come near insurance in two places, by their words; empty where none does. */
export function clausesOnDuplicates(notices: readonly NoticeDocument[]): readonly ClauseOnDuplicates[] {
  return notices.flatMap((notice) =>
    notice.clauses
      .filter(({ says }) => speaksOfIt.test(says))
      .map(({ clause, label, says }) => ({
        notice: notice.id,
        clause,
        label: label ?? clauseLabel(clause),
        says,
      })),
  );
}
