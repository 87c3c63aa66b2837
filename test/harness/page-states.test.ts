import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../../harness/page-states/pages';
import type { PageName, PageState, StateKind } from '../../harness/page-states/page-state';
import { stateKinds } from '../../harness/page-states/page-state';
import { stateGroups, statesOf } from '../../harness/page-states/state-groups';
import { pageStates } from '../../harness/page-states/states';
import { statesThatCannotBe } from '../../harness/page-states/states-that-cannot-be';

function has(page: PageName, kind: StateKind): boolean {
  return pageStates.some((state: PageState) => state.page === page && (state.kind ?? 'content') === kind);
}
function cannotBe(page: PageName, kind: StateKind): boolean {
  return statesThatCannotBe[page]?.[kind] !== undefined;
}

describe('the states in which pages are looked at', () => {
  const everyPage = Object.keys(pages) as PageName[];

  it.each(everyPage)('are all there for %s, or it is said why one cannot be', (page) => {
    expect(stateKinds.filter((kind) => !has(page, kind) && !cannotBe(page, kind))).toEqual([]);
  });

  it.each(everyPage)('are not both there and impossible for %s', (page) => {
    expect(stateKinds.filter((kind) => has(page, kind) && cannotBe(page, kind))).toEqual([]);
  });

  it('each have a name of their own', () => {
    const names = pageStates.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('are each in one group', () => {
    const grouped = stateGroups.flatMap(statesOf).map(({ name }) => name);
    expect([...grouped].sort()).toEqual(pageStates.map(({ name }) => name).sort());
  });

  it.each(stateGroups)('are looked at in both modes: %s', (group) => {
    const file = join(__dirname, '..', 'e2e', 'pages', `${group}.test.ts`);
    expect(readFileSync(file, 'utf8')).toContain(`lookAtPages('${group}')`);
  });
});
