import type { Determination } from '../../policy/determination';
import { circumstanceCodes, identityCodes } from '../../policy/fact-sheet';
import type { CircumstanceCode, FactSheet, IdentityCode } from '../../policy/fact-sheet';
import { childRegions, liesIn } from '../../policy/region-names';
import { clauseLabel as numbersOf } from '../../policy/clause';
import { circumstanceName, identityName } from '../../policy/names';
import type { ClauseRef } from '../components/Breakdown';

export type IdentityAttribute =
  'dueToIllness' | 'monitored' | 'disabilityGrade' | 'lostWorkCapacity' | 'student';

/** What has to be known of a person before the notices of a place can be applied to him. */
export interface Asks {
  readonly year: number;
  readonly birthDate: boolean;
  readonly ltciPilot: boolean;
  readonly paidBefore: boolean;
  readonly identities: readonly {
    readonly code: IdentityCode;
    readonly attributes: readonly IdentityAttribute[];
  }[];
  readonly circumstances: readonly { readonly code: CircumstanceCode; readonly dated: boolean }[];
  /** The first day of the window: recognised before it is long ago. */
  readonly longBefore: string;
}

export interface LaterDay {
  readonly payOn: string;
  /** Why the day matters. */
  readonly words: string;
  readonly determination: Determination;
}

export interface Channel {
  readonly words: string;
  readonly clause: ClauseRef;
}

const known: readonly string[] = ['220000', '220200', '140500', '430000', '360983001'];

/** Whether a notice speaks of this place. */
export const hasNotice = (region: string): boolean => known.some((place) => liesIn(region, place));

/** Whether a notice speaks of some place inside this one. */
export const hasNoticeWithin = (region: string): boolean =>
  known.some((place) => liesIn(place, region)) && childRegions(region).length > 0;

/** The places for which there is a notice, as the notices name them. */
export const placesWithNotice = (): readonly string[] => known;

/** The insured years for which the place has a notice, the newest first. */
export const yearsOf = (region: string): readonly number[] => (hasNotice(region) ? [2024] : []);

export interface NoticeSummary {
  readonly id: string;
  readonly title: string;
  /** What a reader should know first: that it is a draft, for whom it was written. */
  readonly remark?: string;
}

export const noticesOf = (_region: string, _year: number): readonly NoticeSummary[] => [];
export const noticeSummary = (_id: string): NoticeSummary | null => null;
export const clausesOf = (_notice: string): readonly string[] => [];
export const plainWords = (_notice: string, _clause: string): readonly string[] => [];

/** `第二（四）条`: as one would ask for it at a counter. */
export const clauseLabel = (_notice: string, clause: string): string => `第${numbersOf(clause)}条`;

export const asksOf = (_region: string, year: number): Asks => ({
  year,
  birthDate: true,
  ltciPilot: true,
  paidBefore: true,
  identities: identityCodes.map((code) => ({ code, attributes: [] })),
  circumstances: circumstanceCodes.map((code) => ({ code, dated: true })),
  longBefore: '2023-09-01',
});

export const determine = ({ id }: FactSheet): Determination => ({
  id,
  status: 'unsupported',
  notices: [],
  payFen: null,
  items: [],
  subsidies: [],
  reimbursedFen: 0,
  refundFen: 0,
  netFen: null,
  coverage: null,
  cites: [],
  notes: [],
});

export const laterDays = (_facts: FactSheet): readonly LaterDay[] => [];
export const sameUntil = (_facts: FactSheet): string | undefined => undefined;
export const channelsOf = (_region: string, _year: number): readonly Channel[] => [];

export { circumstanceName, identityName };
