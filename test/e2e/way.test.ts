import { fatherOnDibao, ordinaryInRuizhou } from '../../harness/journeys/five-notices';
import { keepAsRecord, learnWhatIsPromised, modes } from '../../harness/journeys/calculator';
import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { Phones } from './use-phones';

jest.setTimeout(180_000);

const phones = Phones.use();
let phone: BrowserPhone;

beforeEach(async () => {
  phone = await phones.phoneOf();
});

describe.each(modes)('the whole way in Chromium, %s mode', (mode) => {
  it.each([...fatherOnDibao, ordinaryInRuizhou])('says what $notice promises', async (promised) => {
    await learnWhatIsPromised(phone, promised, mode);
  });

  it('keeps a father on dibao as a record that waits for confirmation', async () => {
    const [ruizhou] = fatherOnDibao;
    if (!ruizhou) throw new Error('no notice');
    await learnWhatIsPromised(phone, ruizhou, mode);
    await keepAsRecord(phone, ruizhou.region);
  });
});
