import type * as v from 'valibot';
import type { OfficerDuty } from '../../contract/officer';
import type { ActOfTwo, ActsOfTwo, ProposalSums, ProposedRow } from '../../contract/proposals';
import type { DocumentNumber } from '../identity';
import { type Cloud, parseRequest, refuse } from '../platform';
import type { Officer } from '../schema';

/** What a second officer, and the server, can see of a part before anything of it holds. */
export interface Look {
  readonly region: string;
  readonly sums: ProposalSums;
  /** Whom it is about: by their documents, as far as they can be read, */
  readonly documents: readonly DocumentNumber[];
  /** or by the ids of people and payers. */
  readonly subjects: readonly string[];
  /** Its first lines. */
  readonly rows: readonly ProposedRow[];
}

interface Definition<Request, Data> {
  /** Of the one who proposes and of the one who agrees. */
  readonly duty: OfficerDuty;
  /** Chinese: what it is, as in a list. */
  readonly label: string;
  readonly parse: v.GenericSchema<unknown, Request>;
  /** Throws a refusal where it can't be what it should. */
  readonly look: (cloud: Cloud, request: Request) => Promise<Look>;
  /**
   * Gives it its effect, by the proposer's right, `second` having agreed (he is always named where a proposal has its effect), and with all checks made afresh. It may be cut off anywhere and run again, or twice
   * at once: it ends in the same place.
   */
  readonly run: (cloud: Cloud, officer: Officer, request: Request, second?: Officer) => Promise<Data>;
  /** Its parts end in the same place whichever has its effect first: some are given it side by side. */
  readonly anyOrder?: true;
  /** Chinese: why an officer may not propose this himself, though the server may for him; null where he may. */
  readonly whyNotByHand?: (request: Request) => string | null;
}

/** An act with what is proposed. */
export interface Proposed {
  look(cloud: Cloud): Promise<Look>;
  run(cloud: Cloud, officer: Officer, second?: Officer): Promise<unknown>;
}

export interface Act extends Pick<Definition<unknown, unknown>, 'duty' | 'label' | 'anyOrder'> {
  /** Throws `BAD_REQUEST`. */
  readonly read: (content: object) => Proposed;
  /** Throws `BAD_REQUEST`, and `NOT_BY_HAND` for what only the server proposes for an officer. */
  readonly requireByHand: (content: object) => void;
}

export type ActTable = Readonly<Record<ActOfTwo, Act>>;

/** How many lines the second officer sees of what waits. */
export const mostRowsShown = 5;

export function actOfTwo<Name extends ActOfTwo>({
  duty,
  label,
  parse,
  look,
  run,
  whyNotByHand,
  ...order
}: Definition<ActsOfTwo[Name]['request'], ActsOfTwo[Name]['data']>): Act {
  const read = (content: object): Proposed => {
    const request = parseRequest(parse, content);
    return {
      look: (cloud) => look(cloud, request),
      run: (cloud, officer, second) => run(cloud, officer, request, second),
    };
  };
  const requireByHand = (content: object): void => {
    const words = whyNotByHand?.(parseRequest(parse, content)) ?? null;
    if (words !== null) throw refuse('NOT_BY_HAND', words);
  };
  return { duty, label, read, requireByHand, ...order };
}
