import { billMinutes, mostBillMinutes } from '../../../commands/bench/bill-figures';

// The server's rules are read first, which takes a busy machine its time.
jest.setTimeout(120_000);

it('a bill of 60,000 lines is compared in ten minutes', async () => {
  expect(mostBillMinutes).toBe(10);
  expect(await billMinutes()).toBeLessThanOrEqual(mostBillMinutes);
});
