import { dyingOnTheWay, inTheSameSecond, oneAfterTheOther } from '../../harness/journeys/two-payers';
import { Phones } from './use-phones';

jest.setTimeout(120_000);

const phones = Phones.use();

describe('one grandmother, two phones, on the weapp build', () => {
  it('is paid for by the first, and the second learns who has her in hand', () =>
    oneAfterTheOther(phones, 100));

  it('is paid for once when both tap in the same second', () => inTheSameSecond(phones, 101));

  it('is paid for once, whenever the phone dies and comes back, at the cashier too', async () => {
    expect(await dyingOnTheWay(phones, 110)).toBe(4);
  });
});
