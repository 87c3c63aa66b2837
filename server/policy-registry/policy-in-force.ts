import type { IsoDay } from '../../policy/calendar';
import type { Determination } from '../../policy/determination';
import type { DutiesOfNotice } from './duties';
import type { FactSheet } from '../../policy/fact-sheet';
import type { NoticeDocument } from '../../policy/notice/document';
import type { Policy } from '../../policy/policy';
import type { MutualAidAccountRule as RuleOfNotice } from '../../policy/rules/mutual-aid-account';
import type { RefundReasonRule } from '../../policy/rules/refund';
import type { Provenance } from '../schema';

/** What the notices in force answer, for the server; the app asks the same `policy` on its own. */
export interface PolicyInForce {
  determine(facts: FactSheet): Determination;
  /** All that the notices say, for what needs more than an answer. */
  readonly policy: Policy;
  /** The place, year and title of every notice in force here. */
  readonly notices: readonly NoticeHead[];
  /** For what reasons notices give all back, in their order. */
  readonly refundReasons: readonly RefundReason[];
  /** The notices' rules on family mutual-aid accounts; a place and year without one has none. */
  readonly mutualAidAccountRules: readonly MutualAidAccountRule[];
  /** What every notice in force asks of offices. */
  readonly duties: readonly DutiesOfNotice[];
  /** By what it worked a determination out. */
  provenanceOf(determination: Determination): Provenance;
}

/** Where a notice speaks and who made it. */
export type NoticeHead = Pick<NoticeDocument, 'id' | 'regions' | 'year' | 'title' | 'issuers'>;

/** For what reason a notice gives all back, and until when. */
export interface RefundReason {
  readonly notice: string;
  readonly reason: RefundReasonRule['reason'];
  readonly beforeCover: boolean;
  readonly until?: IsoDay;
}

/** Whose account may pay for whom and how far, in a notice's places. */
export interface MutualAidAccountRule extends Pick<
  RuleOfNotice,
  'clause' | 'relations' | 'mostPeople' | 'floorFen'
> {
  readonly notice: string;
  readonly regions: readonly string[];
  readonly year: number;
}
