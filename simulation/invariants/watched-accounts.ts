import type { Reimbursement } from '../../server/schema';
import type { ProposalSeen } from './proposals';

export const accountByTwo = 'an account that a department says is put down, and taken back, by two';

/** By which act of two an event about a department's account comes. */
const actsOfAccounts: Readonly<Record<string, string>> = {
  'account-given': 'reimbursements.accounts',
  'account-taken-back': 'reimbursements.undo-accounts',
};

/** What is wrong with a department's account as it is being put down or taken back; null where nothing is. */
export function wrongAccount(
  now: Reimbursement,
  before: Reimbursement | null,
  proposals: () => readonly ProposalSeen[],
): string | null {
  const last = now.history.at(-1);
  const isNew = JSON.stringify(last) !== JSON.stringify(before?.history.at(-1));
  const wanted = isNew ? actsOfAccounts[last?.event ?? ''] : undefined;
  if (wanted === undefined) return null;
  if (!proposals().some(({ act, state }) => act === wanted && state === 'applying'))
    return `${now._id}: nobody said so`;
  const isThere = now.account !== null;
  return isThere === (last?.event === 'account-given') ? null : `${now._id}: ${last?.event ?? ''}`;
}
