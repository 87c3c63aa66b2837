export const twoHands = 'nothing holds by one hand, nor after it was stopped, nor once more';
export const noneOfHis = 'nobody agrees to what concerns his own family';

/** What is judged of a stored proposal. Nothing here comes from the code that it judges. */
export interface ProposalSeen {
  readonly _id: string;
  readonly act: string;
  readonly state: string;
  readonly applied: number;
  readonly proposer: { readonly id: string };
  readonly decider: { readonly id: string } | null;
}

/** From a state to those that may follow it. */
const following: Readonly<Record<string, readonly string[]>> = {
  none: ['gathering', 'proposed'],
  gathering: ['gathering', 'proposed', 'withdrawn', 'refused'],
  proposed: ['proposed', 'applying', 'withdrawn', 'refused'],
  applying: ['applying', 'done'],
  done: ['done'],
  withdrawn: ['withdrawn'],
  refused: ['refused'],
};

/** What is wrong with a proposal as it is being stored; null where nothing is. */
export function wrongWithProposal(now: ProposalSeen, before: ProposalSeen | null): string | null {
  const was = before?.state ?? 'none';
  if (following[was]?.includes(now.state) !== true) return `${now._id} goes from ${was} to ${now.state}`;
  if (now.applied < (before?.applied ?? 0)) return `${now._id} has its effect once more`;
  if (now.state !== 'applying' && now.state !== 'done') return null;
  if (now.decider === null || now.decider.id === now.proposer.id) return `${now._id} holds by one hand`;
  if (before?.state === 'applying' && before.decider?.id !== now.decider.id) {
    return `${now._id} is agreed to once more`;
  }
  return null;
}

/** A row of balances that has its effect while nothing that two agreed to is having it. */
export function holdsByNobody(movement: { readonly kind?: unknown }, all: readonly ProposalSeen[]): boolean {
  if (movement.kind !== 'import') return false;
  return !all.some(({ state }) => state === 'applying');
}

interface CorrectedSeen {
  readonly corrections?: readonly object[];
}

/** Something of a person is put right while nothing of the kind that two agreed to is having its effect. */
export function correctedByNobody(
  now: CorrectedSeen,
  before: CorrectedSeen | null,
  all: readonly ProposalSeen[],
): boolean {
  if ((now.corrections ?? []).length <= (before?.corrections ?? []).length) return false;
  return !all.some(({ act, state }) => act === 'persons.correct' && state === 'applying');
}

interface RequestSeen {
  readonly reason: string;
}

/** Something goes back that no payer asked for while nothing of the kind that two agreed to is having its effect. */
export function grantedByNobody(request: RequestSeen, all: readonly ProposalSeen[]): boolean {
  if (request.reason !== 'by-office') return false;
  return !all.some(({ act, state }) => act === 'refunds.grant' && state === 'applying');
}
