import { type CallerAct, countAttempt } from '../identity';
import type { Action, Cloud } from '../platform';

/** Acts with a limit of their own. */
const limitOf: Readonly<Record<string, CallerAct>> = {
  'codes.issue': 'officer-code',
  'officers.accept': 'invitation-code',
  'proposals.propose': 'officer-part',
  'residents.import': 'officer-part',
  'duplicates.import': 'officer-part',
  'residents.missing': 'missing-list',
  'residents.walk-sheet': 'walk-sheet',
  'residents.call-sheet': 'call-sheet',
  'certified.missing': 'missing-list',
  'monthly-lists.changes': 'missing-list',
  'monthly-lists.workbook': 'month-changes',
  'refund-dues.workbook': 'due-list',
  'residents.phone': 'shown-phone',
  'levy-lists.begin': 'levy-list',
  'levy-lists.go-on': 'officer-part',
  'cases.phone': 'shown-phone',
  'applications.phone': 'shown-phone',
  'uploads.begin': 'officer-file',
  'uploads.go-on': 'officer-part',
  'persons.find': 'officer-search',
  'persons.search': 'officer-search',
  'persons.file': 'officer-search',
  'persons.stored': 'officer-search',
  'persons.number': 'officer-number',
  // It has the whole number.
  'duplicates.letter': 'officer-number',
};

type OfficerAction = Action<never, unknown>;

function limitFor(name: string, { logged }: OfficerAction): CallerAct | null {
  if (typeof logged !== 'string') return null;
  return limitOf[name] ?? (logged === 'act' ? 'officer-act' : 'officer-read');
}

/**
 * The same actions, each counted against its caller's day: what an officer does by hand never comes near a limit, what does is
 * a program or a stolen phone. Whatever the audit log has is counted; two round trips each.
 */
export function withDailyLimits<Table extends object>(table: Table): Table {
  const limited = Object.entries(table as Readonly<Record<string, OfficerAction>>).map(([name, action]) => {
    const limit = limitFor(name, action);
    if (limit === null) return [name, action] as const;
    const run = async (cloud: Cloud, request: never): Promise<unknown> => {
      await countAttempt(cloud, limit);
      return action.run(cloud, request);
    };
    return [name, { ...action, run }] as const;
  });
  return Object.fromEntries(limited) as Table;
}
