import { useLooking } from './looking';
import { inTheDark, pageStates } from '../../harness/page-states/states';

jest.setTimeout(90_000);

const look = useLooking();

it.each(pageStates)('$name can be seen, heard and touched in care mode', (state) => look(state, 'care'));

it.each(pageStates.filter(({ name }) => inTheDark.has(name)))(
  '$name still fits with the largest letters',
  (state) => look(state, 'largest'),
);
