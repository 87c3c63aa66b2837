import { createHash } from 'node:crypto';
import type { ProposedRow } from '../../contract/proposals';
import { UnreadableSealError, open, pseudonym, seal } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { ProposalPart } from '../schema';

export function partId(proposalId: string, part: number): string {
  return `${proposalId}-${part}`;
}

export function sealContent(cloud: Cloud, id: string, content: object): string {
  return seal(cloud.settings, (bytes) => cloud.randomHex(bytes), `proposal/${id}`, JSON.stringify(content));
}

/** Null where it had its effect. Throws `PROPOSAL_UNREADABLE` where its key is not configured any more. */
export function contentOf(cloud: Cloud, { _id, sealed }: ProposalPart): object | null {
  return sealed === null ? null : opened(cloud, `proposal/${_id}`, sealed);
}

function opened(cloud: Cloud, place: string, sealed: string): object {
  try {
    return JSON.parse(open(cloud.settings, place, sealed)) as object;
  } catch (error) {
    if (!(error instanceof UnreadableSealError)) throw error;
    throw refuse('PROPOSAL_UNREADABLE', '密钥已经更换，这份内容打不开了。请退回，让提出的人重新提出。');
  }
}

export function sealEdits(cloud: Cloud, id: string, rows: readonly ProposedRow[]): string {
  return seal(
    cloud.settings,
    (bytes) => cloud.randomHex(bytes),
    `proposal-edits/${id}`,
    JSON.stringify(rows),
  );
}

/** Rows of a part that were put right on the page. Throws `PROPOSAL_UNREADABLE` as {@link contentOf} does. */
export function editsOf(cloud: Cloud, { _id, edits = null }: ProposalPart): readonly ProposedRow[] {
  return edits === null ? [] : (opened(cloud, `proposal-edits/${_id}`, edits) as readonly ProposedRow[]);
}

/** Keyed: a plain hash of a short list of numbers could be searched for. */
export function hashOfContent(cloud: Cloud, content: object): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return pseudonym(cloud.settings, 'proposal', digest);
}
