import { pages } from './pages';
import type { PageState } from './page-state';
import { pageStates } from './states';

/** Which states are looked at together, by the package of their page: each group is a minute or two for a browser. */
export const stateGroups = [
  'calculator',
  'help',
  'records',
  'family',
  'pay',
  'officers',
  'residents-in-trouble',
  'family-in-trouble',
  'pay-in-trouble',
  'officers-in-trouble',
] as const;
export type StateGroup = (typeof stateGroups)[number];

/** The first pages and those of care mode are few, and go with the calculator to which they lead. */
function packageOf({ page }: PageState): 'calculator' | 'help' | 'records' | 'family' | 'pay' | 'officers' {
  const path = pages[page];
  if (path.startsWith('officer/')) return 'officers';
  for (const name of ['help', 'records', 'family', 'pay'] as const) {
    if (path.startsWith(`packages/${name}/`)) return name;
  }
  return 'calculator';
}

function groupOf(state: PageState): StateGroup {
  const { kind = 'content' } = state;
  const name = packageOf(state);
  if (kind === 'content' || kind === 'empty') return name;
  return name === 'family' || name === 'pay' || name === 'officers'
    ? `${name}-in-trouble`
    : 'residents-in-trouble';
}

/** The states of one group; every state is in one. */
export function statesOf(group: StateGroup): readonly PageState[] {
  return pageStates.filter((state) => groupOf(state) === group);
}
