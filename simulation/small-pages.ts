import type { Mutation } from './bundle';

/** Where the server reads page by page, and how many it takes at once. */
const pages: readonly (readonly [file: string, declaration: string])[] = [
  ['server/actions/timer/work-off.ts', 'const pageSize = 100;'],
  ['server/actions/resident/orders.ts', 'const pageSize = 20;'],
  ['server/policy-registry/versions.ts', 'const pageSize = 50;'],
  ['server/policy-registry/stored-chains.ts', 'const pageSize = 500;'],
  ['server/reconciliation/make-statements.ts', 'const pageSize = 200;'],
  ['server/reconciliation/merchant-day.ts', 'export const pageSize = 100;'],
  ['server/audit/seal-days.ts', 'const pageSize = 500;'],
  ['server/billing/refund-requests/cases.ts', 'const pageSize = 50;'],
  ['server/billing/ledger/balances.ts', 'const pageSize = 500;'],
  ['server/billing/mutual-aid/view.ts', 'const pageSize = 50;'],
  ['server/proposals/views.ts', 'const pageSize = 20;'],
  ['server/personal-data/events.ts', 'const pageSize = 20;'],
  ['server/enrolment/roster/awaiting-applications.ts', 'const pageSize = 50;'],
  ['server/enrolment/notice-changes/tell-anew.ts', 'const pageSize = 50;'],
  ['server/progress/fold.ts', 'const manyDue = 1000;'],
  ['server/progress/first-count.ts', 'const ofLane = 50;'],
];

/**
 * The server with so few a page that a story, which is small, has several of everything: what pages alone get wrong shows in
 * no other way.
 */
export function smallPages(size: number): readonly Mutation[] {
  return pages.map(([file, find]) => ({ file, find, replace: find.replace(/\d+/, String(size)) }));
}
