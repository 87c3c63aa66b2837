import { waysBack } from '../../harness/journeys/paying-journeys';
import { Phones } from './use-phones';

jest.setTimeout(300_000);

const phones = Phones.use();

describe('money that goes, on the weapp build,', () => {
  it.each(waysBack)('$name', ({ walk }) => walk(phones));
});
