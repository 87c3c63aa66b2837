import type { Mode } from '../../harness/journeys/calculator';
import { audit } from './audit';
import type { Look } from '../../harness/browser/screen';
import { arriveAt } from '../../harness/page-states/pictures';
import type { PageState } from '../../harness/page-states/page-state';
import { type StateGroup, statesOf } from '../../harness/page-states/state-groups';
import { inTheDark } from '../../harness/page-states/states';
import { pagesInTrouble } from '../../harness/page-states/states-in-trouble';
import { useScreens } from './use-screens';

const slowestMs = 90_000;

/** They are alike on every page: in care mode, where they are largest, each is looked at; otherwise those of one page. */
const alike = new Set(pagesInTrouble.filter(({ page }) => page !== 'records').map(({ name }) => name));

type LookAt = (state: PageState, mode: Mode, look?: Look) => Promise<void>;

/** A cloud and a browser for a file of tests, and a look at one page in one state. */
function useLooking(): LookAt {
  const running = useScreens();
  return async (state, mode, look) => {
    const { cloud, screens } = running();
    const phone = await arriveAt(screens, cloud, state, { mode, look });
    expect(await audit(phone, { care: mode !== 'ordinary' })).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.putAway();
  };
}

/** Tests of a group's pages as they are at first, and of some in the dark. */
function lookAsTheyAre(states: readonly PageState[], look: LookAt): void {
  it.each(states.filter(({ name }) => !alike.has(name)))(
    '$name can be seen, heard and touched',
    (state) => look(state, 'ordinary'),
    slowestMs,
  );
  for (const state of states.filter(({ name }) => inTheDark.has(name))) {
    it(
      `${state.name} has enough contrast in the dark`,
      () => look(state, 'ordinary', { colorScheme: 'dark' }),
      slowestMs,
    );
  }
}

/** Tests of a group's pages in care mode, and of some with the largest letters. */
function lookInCareMode(states: readonly PageState[], look: LookAt): void {
  it.each(states)(
    '$name can be seen, heard and touched in care mode',
    (state) => look(state, 'care'),
    slowestMs,
  );
  for (const state of states.filter(({ name }) => inTheDark.has(name))) {
    it(`${state.name} still fits with the largest letters`, () => look(state, 'largest'), slowestMs);
  }
}

/** Tests of a group's pages in every mode. */
export function lookAtPages(group: StateGroup): void {
  const look = useLooking();
  const states = statesOf(group);
  lookAsTheyAre(states, look);
  lookInCareMode(states, look);
}
