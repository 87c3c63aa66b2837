import type { Documents } from '../platform';
import type { NoticeDraft, Officer } from '../schema';

/** Why an officer may not agree to a draft; null where he may. Whoever wrote any of it is no second pair of eyes. */
export async function whyNotSecond(
  documents: Documents,
  officer: Officer,
  { proposal, editors }: NoticeDraft,
): Promise<string | null> {
  if (proposal === null) return '这份草稿还没有提出。';
  const { id, name } = proposal.by;
  if (editors.includes(officer._id) || officer._id === id) {
    return '您写过或提出过这份草稿，请由本单位或上级单位的另一位经办人核对、同意。';
  }
  if (officer.name === name || (await isSamePerson(documents, officer._id, id))) {
    return '提出的人和您登记为同一个人，请由另一位经办人核对、同意。';
  }
  return null;
}

/** One person with two WeChats, as far as he proved to an office who he is. */
async function isSamePerson(documents: Documents, one: string, other: string): Promise<boolean> {
  const first = await documents.get('payers', one);
  if (first === null || first.self === null) return false;
  const second = await documents.get('payers', other);
  return second !== null && second.self?.personId === first.self.personId;
}
