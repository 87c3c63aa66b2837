export { indexPart } from './index-part';
export { type PublishedEntry, inForceAt, lastNumber, publishedEntry, versionId, waitingAt } from './chain';
export { type DutiesOfNotice, dutiesWithin } from './duties';
export { keepShippedNotices } from './keep-shipped';
export { lastDayOfSameAnswer } from './last-day-of-answer';
export { fetchNotices, newerThan, noticeIndex } from './notice-delivery';
export { officialText, paperInForce } from './official-text';
export type { NoticeHead, PolicyInForce, MutualAidAccountRule, RefundReason } from './policy-in-force';
export { currentNoticeShape } from './notice-of-release-0-1';
export {
  noticesHeldAt,
  policiesAround,
  policyAt,
  policyInForce,
  policyOf,
  requireFactSheet,
  shippedInside,
  shippedSetAside,
  yearNow,
} from './registry';
export { holderIds, spokenBy } from './places-held';
export { policyOfVersions } from './policy-of-versions';
export { provenanceOfAnswer } from './provenance-of-answer';
export { shippedNotice } from './shipped';
export { chainBefore, paperOf, placesOf, readChains, storedChain, storedVersion } from './stored-chains';
