import type { NamedOfficer } from '../../contract/notice-drafts';
import { haveOneName, isResponsibleFor, isSamePerson, namesOf, operatorId } from '../officer-access';
import { type Documents, refuse } from '../platform';
import type { NoticeDraft, Officer } from '../schema';

const wroteIt = '您写过或提出过这份草稿，请由本单位或上级单位的另一位经办人核对、同意。';
const samePerson = '写过或提出这份草稿的人和您登记为同一个人，请由另一位经办人核对、同意。';

/** Why an officer may not agree to a draft; null where he may. Whoever wrote any of it is no second pair of eyes. */
export async function whyNotSecond(
  documents: Documents,
  officer: Officer,
  { proposal, editors }: NoticeDraft,
): Promise<string | null> {
  if (proposal === null) return '这份草稿还没有提出。';
  const { id, name } = proposal.by;
  const authors = [...new Set([id, ...editors])];
  if (authors.includes(officer._id)) return wroteIt;
  if (haveOneName(namesOf(officer), [name])) return samePerson;
  for (const author of authors) if (await isSamePerson(documents, officer, author)) return samePerson;
  return null;
}

/**
 * Whose duty or places were taken away, perhaps because somebody else has his WeChat, has no word any more: the second
 * officer's would stand alone. Throws `AUTHOR_GONE`.
 */
export async function requireStillAuthor(
  documents: Documents,
  { id }: NamedOfficer,
  regions: readonly string[],
): Promise<void> {
  if (id === operatorId) return;
  const author = await documents.get('officers', id);
  const has = author?.duties.includes('notices') ?? false;
  if (author !== null && has && regions.every((region) => isResponsibleFor(author, region))) return;
  const words = '提出的人现在没有这里写通知的职责，不能照他的提出办。请由现在的经办人重新核对、提出。';
  throw refuse('AUTHOR_GONE', words);
}
