export { dutiesWithin } from './duties';
export { lastDayOfSameAnswer } from './last-day-of-answer';
export { loadText, officialText } from './official-text';
export type { NoticeSummary, PolicyInForce, MutualAidAccountRule, RefundReason } from './policy-in-force';
export { publishNotice } from './publish';
export { currentNoticeShape } from './notice-of-release-0-1';
export { newerThan } from './published-notices';
export { policyInForce, requireFactSheet, yearNow } from './registry';
