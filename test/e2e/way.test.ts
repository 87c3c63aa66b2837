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

describe('troubles on the way', () => {
  it.each(troubles)('$name', async ({ meet }) => {
    await meet(phone);
  });
});

describe('a phone that dies', () => {
  it('keeps nothing half when it dies while the record is sent, and gets there in the end', async () => {
    // The taps before only lead from page to page; the weapp build dies at each of them.
    const sending = 13;
    const deaths = await dieAtEveryStep(phone, fromPosterToRecord, atMostOneRecord, sending);
    expect(deaths).toBeGreaterThan(0);
  });
});
