import { asksEverything, asksWhomToCall, grandmother, paysAndIsCovered } from '../../harness/journeys/care';
import { choose } from '../../harness/journeys/calculator';
import { scanPoster } from '../../harness/steps';
import { silentControls } from './spoken';
import { Phones } from './use-phones';

jest.setTimeout(180_000);

const phones = Phones.use();

describe('somebody of 75 in care mode, on the weapp build', () => {
  it('learns in one tap what she owes, pays, and learns from when she is covered', async () => {
    const phone = await phones.phoneOf(grandmother);
    await paysAndIsCovered(phone, phones.cloud);
    expect(silentControls(phone.running.host)).toEqual([]);
    // Nothing answers on this phone: the build was told of no plugin.
    expect(await phone.has('read-aloud')).toBe(false);
  });

  it('calls the number of her place in one tap more', async () => {
    const phone = await phones.phoneOf(grandmother);
    await asksWhomToCall(phone);
    expect(silentControls(phone.running.host)).toEqual([]);
    const [, number] = /请打 ([\d-]+)，/.exec(await phone.words('answer')) ?? [];
    await phone.tap('continue');
    const calls = phone.running.fake.calls.filter(({ name }) => name === 'makePhoneCall');
    expect(calls.map(({ options }) => options.phoneNumber)).toEqual([number]);
  });

  it('has each answer whole and said, with nobody registered and the largest letters', async () => {
    const phone = await phones.phoneOf('oSampleVisitor');
    await scanPoster(phone, '360983001');
    await choose(phone, 'largest');
    await asksEverything(phone, async () => {
      expect(silentControls(phone.running.host)).toEqual([]);
      expect(await phone.words('answer')).toMatch(/还没有登记|请打/);
    });
  });
});
