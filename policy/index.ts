/** The policy: what the notices say, and how it is applied. Pure: no I/O, no clock, no framework. Import from here only. */
import hunan from './notices/hunan-2024.json';
import jilinCity from './notices/jilin-city-2024.json';
import jilinProvince from './notices/jilin-province-2024.json';
import jincheng from './notices/jincheng-2024.json';
import ruizhou from './notices/ruizhou-2024.json';
import type { NoticeDocument } from './notice/document';
import { Policy } from './policy';

/** The notices that ship with the product. A test validates every one, so that a phone need not. */
export const shippedNotices = [
  jilinProvince,
  jilinCity,
  jincheng,
  hunan,
  ruizhou,
] as unknown as readonly NoticeDocument[];

/**
 * The policy by the given notices, each of which came through `validateNotice`. Of two with the same id the later one counts:
 * put what an office published after what the product shipped with.
 */
export function createPolicy(documents: readonly NoticeDocument[]): Policy {
  return new Policy([...new Map(documents.map((notice) => [notice.id, notice])).values()]);
}

/** The policy by the notices that ship with the product. */
export const policy: Policy = createPolicy(shippedNotices);

export type { Policy } from './policy';
export type { NoticeDocument, RuleDocument } from './notice/document';
export type { NoticeSummary, WindowSummary } from './notice/summary';
export { residentQuestionCodes } from './residents-questions';
export type { QuestionAnswer, ResidentQuestionCode } from './residents-questions';
export { channelKinds, channelUses } from './channels';
export type { ChannelKind, ChannelUse } from './channels';
export type { DoubleInsuranceRule } from './rules/double-insurance';
export type { TermRule } from './rules/term';
export type { IdentityAsked, Questions } from './questions';
export { canApply } from './plausible-ages';
export type { PossibleAnswer, PossibleCase } from './possible-answers';
export type { IdentityDetail, PartlyKnownIdentity, Supposed, UnknownFacts } from './unknown-facts';
export type { Span } from './turning-days';
export type { KeyDateLabel } from './key-dates';
export type * from './determination';
export type {
  CertifiedIdentity,
  Circumstance,
  CircumstanceCode,
  CommonIdentityCode,
  FactSheet,
  IdentityAttribute,
  IdentityCode,
  OwnIdentityCode,
} from './fact-sheet';
export { circumstanceCodes, identityCodes } from './fact-sheet';
export { FactSheetError, parseFactSheet } from './parse-fact-sheet';
export { NoticeError, readNotice, validateNotice } from './notice/validate-notice';
export { checkNotice } from './notice/check-notice';
export type { Problem } from './notice/problem';
export type { Surroundings } from './notice/consistency';
export { sameAnswer } from './compare-answers';
export { versionOf } from './notice/summary';
export { clauseLabel, compareClauses } from './clause';
export { circumstanceName, fundName, holderName, identityName, statusName } from './names';
export { yuan } from './money';
export type { Region } from './region-names';
export { childRegions, isRegionCode, liesIn, parentRegion, regionName, regionPath } from './region-names';
