import type { DraftProblem } from '../../../contract/notice-drafts';
import type { FieldError } from '../../components/ErrorSummary';
import type { NoticeFields } from './fields';

/** What the server finds wrong, at the field that it is about, else at its rule's card, else at the top. */
export function errorsOf(
  problems: readonly DraftProblem[],
  { head, rules, clauses }: NoticeFields,
): readonly FieldError[] {
  return problems.map(({ rule, field, message }) => {
    const card = rules.find((one) => one.rule === rule);
    const id = `${card === undefined ? 'notice' : card.id}-${(field ?? '').split('.').join('-')}`;
    const known = [...head, ...clauses, ...(card?.fields ?? [])].some((one) => one.id === id);
    const where = card === undefined ? '' : `${card.title}：`;
    return { field: known ? id : (card?.id ?? 'notice'), message: `${where}${message}` };
  });
}
