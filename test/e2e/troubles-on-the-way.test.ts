import type { BrowserPhone } from '../../harness/browser/browser-phone';
import { atMostOneRecord, fromPosterToRecord } from '../../harness/journeys/calculator';
import { dieAtEveryStep } from '../../harness/journeys/dying-phone';
import { troubles } from '../../harness/journeys/troubles';
import { Phones } from './use-phones';

jest.setTimeout(180_000);

const phones = Phones.use();
let phone: BrowserPhone;

beforeEach(async () => {
  phone = await phones.phoneOf();
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
