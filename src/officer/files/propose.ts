import type { ActOfTwo, ActsOfTwo } from '../../../contract/proposals';
import { ask } from '../../cloud/cloud';
import type { PartOutcome } from './use-upload';

/** Which part of which proposal a piece of a file is. */
export interface PartOfProposal {
  readonly proposalId: string;
  readonly part: number;
  readonly parts: number;
}

/** A part is looked through whole. */
const patienceMs = 60_000;

/** Lays a piece of a file, of so many lines, before another officer: until he agrees nothing of it holds. Throws as `ask` does. */
export async function propose<Name extends ActOfTwo>(
  of: PartOfProposal,
  act: Name,
  content: ActsOfTwo[Name]['request'],
  lines: number,
): Promise<PartOutcome> {
  await ask('officer', 'proposals.propose', { ...of, act, content }, patienceMs);
  return { taken: lines, repeated: false, problems: [] };
}
