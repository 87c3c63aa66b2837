import { waysOfPaying } from '../../harness/journeys/paying-journeys';
import { Phones } from './use-phones';

jest.setTimeout(300_000);

const phones = Phones.use();

describe('paying for the family, in Chromium', () => {
  it.each(waysOfPaying)('$name', ({ walk }) => walk(phones));
});
