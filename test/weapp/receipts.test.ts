import { checkedByStranger, paidOnRequest } from '../../harness/journeys/receipts';
import { Phones } from './use-phones';

jest.setTimeout(300_000);

const phones = Phones.use();

describe('what leaves the phone, on the weapp build,', () => {
  it('is a receipt that a stranger can check, until it holds no more', () => checkedByStranger(phones));
  it('is a request to pay that tells nothing before the last four', () => paidOnRequest(phones));
});
