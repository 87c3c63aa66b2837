import type { OfficerDuty } from '../../contract/officer';
import { liesIn } from '../../policy/region-names';
import { circleOf, concerned, isOnePerson, isResponsibleFor } from '../officer-access';
import { type Cloud, type Documents, RefusalError, refuse } from '../platform';
import type { Officer, Proposal } from '../schema';

const ownProposal = '这是您自己提出的，请由本单位、上级单位或指定的邻近单位的另一位经办人同意。';
const ownWords =
  '这份里有您在网页上改过的行，请由没有改过的另一位经办人同意；也可以请提出的人撤回，由您提出、他来同意。';
const samePerson = '提出的人和您登记为同一个人，请由另一位经办人同意。';

/** Whether an officer has to do with proposals of a place: his own office's, one's below, or a neighbour's that he was named for. */
export function answersFor(officer: Officer, region: string): boolean {
  return (
    isResponsibleFor(officer, region) || (officer.secondFor ?? []).some((named) => liesIn(region, named))
  );
}

/** A proposal that the officer may see; others read like none that ever was. Throws `NO_PROPOSAL`. */
export async function requireProposal(
  documents: Documents,
  officer: Officer,
  proposalId: string,
  dutyOf: (proposal: Proposal) => OfficerDuty,
): Promise<Proposal> {
  const held = await documents.get('proposals', proposalId);
  if (held === null || !answersFor(officer, held.region) || !officer.duties.includes(dutyOf(held))) {
    throw refuse('NO_PROPOSAL', '没有找到这一份，请刷新清单。');
  }
  return held;
}

/** Throws `NOT_SECOND` where the officer proposed it or wrote in its rows on the page, under whichever of his WeChats. */
export async function requireAnother(
  documents: Documents,
  officer: Officer,
  { proposer, editors = [] }: Proposal,
): Promise<void> {
  if (proposer.id === officer._id) throw refuse('NOT_SECOND', ownProposal);
  if (await isOnePerson(documents, officer, proposer)) throw refuse('NOT_SECOND', samePerson);
  for (const editor of editors) {
    if (await isOnePerson(documents, officer, editor)) throw refuse('NOT_SECOND', ownWords);
  }
}

/** Nobody proposes or agrees where he or his family is concerned. Throws `CONCERNED`. */
export async function requireNoneOfHis(cloud: Cloud, officer: Officer, proposalId: string): Promise<void> {
  const subjects = { in: [...(await circleOf(cloud, officer))] };
  if ((await cloud.db.count('proposal-parts', { proposalId, subjects })) > 0) throw concerned();
}

/** The refusal's words, where the officer may not agree; null where he may. */
export async function whyNot(cloud: Cloud, officer: Officer, proposal: Proposal): Promise<string | null> {
  try {
    await requireAnother(cloud.db, officer, proposal);
    await requireNoneOfHis(cloud, officer, proposal._id);
    return null;
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.message;
    throw error;
  }
}
