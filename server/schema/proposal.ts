import type { NamedOfficer } from '../../contract/notice-drafts';
import type { ActOfTwo, PartOutcome, ProposalState, ProposalSums } from '../../contract/proposals';

/**
 * What one officer proposed and another has to agree to; `_id` is made by the proposer's phone. It holds no name and no number
 * of a resident, and stays like the officers' log.
 */
export interface Proposal {
  readonly _id: string;
  readonly act: ActOfTwo;
  readonly region: string;
  /** Whose list shows it: the place, and the office above once nobody answered for a working day. */
  readonly places: readonly string[];
  readonly state: ProposalState;
  readonly proposer: { readonly id: string; readonly name: string };
  readonly at: number;
  readonly parts: number;
  /** Parts that have come, while it is gathering. */
  readonly arrived: number;
  readonly applied: number;
  readonly sums: ProposalSums;
  readonly decider: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: number | null;
  readonly reason: string | null;
  /** Rows of a file that its officer put right on the page; absent where none was. */
  readonly edited?: number;
  /** The officers who wrote in rows on the page: none of them agrees. Absent where nobody did. */
  readonly editors?: readonly NamedOfficer[];
  /** The first of the parts that have such rows. */
  readonly editedParts?: readonly number[];
  /** When it was last laid before the office above (ms); absent: never. */
  readonly roseAt?: number;
  /** When the timer looks at it (ms): to lay it before the office above, to go on, to clear away. Null: never again. */
  readonly nextAt: number | null;
}

/** One call's part of a proposal; `_id` is `<proposal>-<part>`, the first part 1. */
export interface ProposalPart {
  readonly _id: string;
  readonly proposalId: string;
  /** What is proposed, as JSON, encrypted; null once it had its effect. */
  readonly sealed: string | null;
  /** Its rows that were put right on the page as the second officer sees them, as JSON, encrypted; absent where none was, and once it had its effect. */
  readonly edits?: string | null;
  /** Keyed: tells a repeat from another content. */
  readonly contentHash: string;
  /** People whom it is about, by the id of the person, the openId of a payer or a stand-in of a document; none once it had its effect. */
  readonly subjects: readonly string[];
  readonly outcome: PartOutcome | null;
  /** How often the timer tried to give it its effect and could not; absent before the first. */
  readonly tries?: number;
  /** Nothing that nobody decides is kept for longer. */
  readonly expiresAt: number;
}
