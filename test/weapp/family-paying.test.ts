import { askedOn } from '../ways/five-notices';
import { waysOfPaying } from '../ways/family-paying';
import { LocalCloud } from '../ways/local-cloud';
import { WeappPhone } from './weapp-phone';

jest.setTimeout(300_000);

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

describe('paying for the family, on the weapp build', () => {
  it.each(waysOfPaying)('$name', ({ walk }) => walk({ cloud, phoneOf }));
});
