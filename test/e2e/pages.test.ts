import { useLooking } from './looking';
import { inTheDark, pageStates } from './states';

jest.setTimeout(90_000);

const look = useLooking();

it.each(pageStates)('$name can be seen, heard and touched', (state) => look(state, 'ordinary'));

it.each(pageStates.filter(({ name }) => inTheDark.has(name)))(
  '$name has enough contrast in the dark',
  (state) => look(state, 'ordinary', { colorScheme: 'dark' }),
);
