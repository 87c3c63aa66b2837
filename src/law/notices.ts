import type { Determination } from '../../policy/determination';
import { circumstanceCodes, identityCodes } from '../../policy/fact-sheet';
import type { CircumstanceCode, FactSheet, IdentityCode } from '../../policy/fact-sheet';
import { policy } from '../../policy/index';
import type { NoticeDocument, RuleDocument } from '../../policy/notice/document';
import { liesIn } from '../../policy/region-names';
import type { ChannelRule } from '../../policy/rules/remark';
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

/** Whether a notice speaks of this place. */
export const hasNotice = (region: string): boolean => yearsOf(region).length > 0;

/** Whether a notice speaks of some place inside this one. */
export const hasNoticeWithin = (region: string): boolean =>
  placesWithNotice().some((place) => liesIn(place, region));

/** The places for which there is a notice, as the notices name them. */
export const placesWithNotice = (): readonly string[] => [
  ...new Set(policy.documents.flatMap(({ regions }) => regions)),
];

/** The insured years for which the place has a notice, the newest first. */
export const yearsOf = (region: string): readonly number[] =>
  [...new Set(policy.documents.map(({ year }) => year))]
    .filter((year) => policy.noticesAt(region, year).length > 0)
    .sort((one, other) => other - one);

export interface NoticeSummary {
  readonly id: string;
  readonly title: string;
  /** What a reader should know first: that it is a draft, its number. */
  readonly remark?: string;
}

const summaryOf = ({ id, title, draft, documentNumber }: NoticeDocument): NoticeSummary => {
  const remark = draft ? '征求意见稿，正式通知可能不同' : documentNumber;
  return remark === undefined ? { id, title } : { id, title, remark };
};

const documentOf = (notice: string): NoticeDocument | undefined =>
  policy.documents.find(({ id }) => id === notice);

/** The notices that apply, widest first. */
export const noticesOf = (region: string, year: number): readonly NoticeSummary[] =>
  policy.noticesAt(region, year).map(summaryOf);

export function noticeSummary(notice: string): NoticeSummary | null {
  const document = documentOf(notice);
  return document ? summaryOf(document) : null;
}

/** Its clauses, in the order of the paper. */
export const clausesOf = (notice: string): readonly string[] =>
  documentOf(notice)?.clauses.map(({ clause }) => clause) ?? [];

/** What a clause means, in plain words; empty where the notice has no such clause. */
export const plainWords = (notice: string, clause: string): readonly string[] =>
  documentOf(notice)
    ?.clauses.filter((each) => each.clause === clause)
    .map(({ says }) => says) ?? [];

/** `第二（四）条`: as one would ask for it at a counter. */
export function clauseLabel(notice: string, clause: string): string {
  const own = documentOf(notice)?.clauses.find((each) => each.clause === clause)?.label;
  const numbers = own ?? numbersOf(clause);
  return /^[一二三四五六七八九十]/.test(numbers) ? `第${numbers}条` : numbers;
}

export const asksOf = (_region: string, year: number): Asks => ({
  year,
  birthDate: true,
  ltciPilot: true,
  paidBefore: true,
  identities: identityCodes.map((code) => ({ code, attributes: [] })),
  circumstances: circumstanceCodes.map((code) => ({ code, dated: true })),
  longBefore: '2023-09-01',
});

export const determine = (facts: FactSheet): Determination => policy.determine(facts);

export const laterDays = (_facts: FactSheet): readonly LaterDay[] => [];
export const sameUntil = (_facts: FactSheet): string | undefined => undefined;

/** The ways of paying and registering that the notices name. */
export const channelsOf = (region: string, year: number): readonly Channel[] =>
  policy.noticesAt(region, year).flatMap(({ id, rules }) =>
    rules.filter(isChannel).map(({ clause, says }) => ({
      words: says,
      clause: { notice: id, clause, label: clauseLabel(id, clause) },
    })),
  );

const isChannel = (rule: RuleDocument): rule is ChannelRule => rule.kind === 'channel';

export { circumstanceName, identityName };
