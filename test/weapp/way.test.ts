import { dieAtEveryStep } from '../ways/dying';
import { askedOn, fatherOnDibao, ordinaryInRuizhou } from '../ways/five-notices';
import { LocalCloud } from '../ways/local-cloud';
import { troubles } from '../ways/troubles';
import {
  atMostOneRecord,
  fromPosterToRecord,
  keepAsRecord,
  learnWhatIsPromised,
  modes,
} from '../ways/whole-way';
import { silentControls } from './spoken';
import { WeappPhone } from './weapp-phone';

jest.setTimeout(180_000);

let cloud: LocalCloud;
let phone: WeappPhone;

beforeAll(async () => {
  cloud = await LocalCloud.start(askedOn);
});
afterAll(() => cloud.stop());
beforeEach(() => {
  phone = new WeappPhone({ callFunction: cloud.caller(), now: cloud.now });
});
afterEach(() => {
  expect(phone.complaints).toEqual([]);
  phone.putAway();
});

describe.each(modes)('the whole way on the weapp build, %s mode', (mode) => {
  it.each([...fatherOnDibao, ordinaryInRuizhou])('says what $notice promises', async (promised) => {
    await learnWhatIsPromised(phone, promised, mode);
    expect(silentControls(phone.running.host)).toEqual([]);
  });

  it('keeps a father on dibao as a record that waits for confirmation', async () => {
    const [ruizhou] = fatherOnDibao;
    if (!ruizhou) throw new Error('no notice');
    await learnWhatIsPromised(phone, ruizhou, mode);
    await keepAsRecord(phone, ruizhou.region);
  });
});

describe('troubles on the way', () => {
  it.each(troubles)('$name', async ({ meet }) => {
    await meet(phone);
  });
});

describe('a phone that dies', () => {
  it('keeps nothing half, after whichever tap, and gets there in the end', async () => {
    const deaths = await dieAtEveryStep(phone, fromPosterToRecord, atMostOneRecord);
    expect(deaths).toBeGreaterThan(10);
    await phone.open('pages/index/index');
    await phone.tap('choose-records');
    await phone.says('张**');
  });
});
