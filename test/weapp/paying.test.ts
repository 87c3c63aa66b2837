import { askedOn } from '../ways/five-notices';
import { LocalCloud } from '../ways/local-cloud';
import { dyingOnTheWay, inTheSameSecond, oneAfterTheOther } from '../ways/one-grandmother';
import { WeappPhone } from './weapp-phone';

jest.setTimeout(120_000);

let cloud: LocalCloud;
const phones: WeappPhone[] = [];

const phoneOf = (user: string): Promise<WeappPhone> => {
  const phone = new WeappPhone({ callFunction: cloud.caller(user), payer: cloud.payer, now: cloud.now });
  phones.push(phone);
  return Promise.resolve(phone);
};

beforeAll(async () => {
  cloud = await LocalCloud.start(askedOn);
});
afterAll(() => cloud.stop());
afterEach(() => {
  const used = phones.splice(0);
  used.forEach((phone) => phone.putAway());
  expect(used.flatMap(({ complaints }) => complaints)).toEqual([]);
});

describe('one grandmother, two phones, on the weapp build', () => {
  it('is paid for by the first, and the second learns who has her in hand', () =>
    oneAfterTheOther({ cloud, phoneOf }, 100));

  it('is paid for once when both tap in the same second', () => inTheSameSecond({ cloud, phoneOf }, 101));

  it('is paid for once, whenever the phone dies and comes back, at the cashier too', async () => {
    expect(await dyingOnTheWay({ cloud, phoneOf }, 110)).toBe(4);
  });
});
