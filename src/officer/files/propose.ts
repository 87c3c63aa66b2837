import type { ActOfTwo, ActsOfTwo } from '../../../contract/proposals';
import { ask } from '../../cloud/cloud';

/** Which part of which proposal it is. */
interface PartOfProposal {
  readonly proposalId: string;
  readonly part: number;
  readonly parts: number;
}

/** A part is looked through whole. */
const patienceMs = 60_000;

/** Lays something before another officer: until he agrees nothing of it holds. Throws as `ask` does. */
export async function propose<Name extends ActOfTwo>(
  of: PartOfProposal,
  act: Name,
  content: ActsOfTwo[Name]['request'],
): Promise<void> {
  await ask('officer', 'proposals.propose', { ...of, act, content }, patienceMs);
}
