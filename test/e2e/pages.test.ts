import { useLooking } from './looking';
import { inTheDark, pageStates } from '../../harness/page-states/states';
import { pagesInTrouble } from '../../harness/page-states/states-in-trouble';

jest.setTimeout(90_000);

const look = useLooking();

/** They are alike on every page: in care mode, where they are largest, each is looked at; here those of one page. */
const alike = new Set(pagesInTrouble.filter(({ page }) => page !== 'records').map(({ name }) => name));

it.each(pageStates.filter(({ name }) => !alike.has(name)))('$name can be seen, heard and touched', (state) =>
  look(state, 'ordinary'),
);

it.each(pageStates.filter(({ name }) => inTheDark.has(name)))(
  '$name has enough contrast in the dark',
  (state) => look(state, 'ordinary', { colorScheme: 'dark' }),
);
