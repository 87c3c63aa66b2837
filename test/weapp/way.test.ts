import { dieAtEveryStep } from '../../harness/journeys/dying-phone';
import { fatherOnDibao, ordinaryInRuizhou } from '../../harness/journeys/five-notices';
import { troubles } from '../../harness/journeys/troubles';
import {
  atMostOneRecord,
  fromPosterToRecord,
  keepAsRecord,
  learnWhatIsPromised,
  modes,
} from '../../harness/journeys/calculator';
import { silentControls } from './spoken';
import { Phones } from './use-phones';
import type { WeappPhone } from '../../harness/weapp/weapp-phone';

jest.setTimeout(180_000);

const phones = Phones.use();
let phone: WeappPhone;

beforeEach(async () => {
  phone = await phones.phoneOf();
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
    await phone.says('张建国');
  });
});
