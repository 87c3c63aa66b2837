import type { PageState } from './page-state';
import { pageStates } from './states';

/** Which states are looked at together: each group is some minutes' work for a browser. */
export const stateGroups = ['residents', 'residents-in-trouble', 'officers'] as const;
export type StateGroup = (typeof stateGroups)[number];

function groupOf({ page, kind = 'content' }: PageState): StateGroup {
  if (page.startsWith('officer')) return 'officers';
  return kind === 'content' || kind === 'empty' ? 'residents' : 'residents-in-trouble';
}

/** The states of one group; every state is in one. */
export function statesOf(group: StateGroup): readonly PageState[] {
  return pageStates.filter((state) => groupOf(state) === group);
}
