export { lastDayOfSameAnswer } from './last-day-of-answer';
export { loadText, officialText } from './official-text';
export type { NoticeSummary, OfficeLaw, PurseRule } from './policy-in-force';
export { publishNotice } from './publish';
export { newerThan } from './published-notices';
export { officeLaw, requireFactSheet, yearNow } from './registry';
