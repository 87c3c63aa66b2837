import { billMinutes, mostBillMinutes } from '../../../commands/bench/bill-figures';

it('a bill of 60,000 lines is compared in ten minutes', async () => {
  expect(mostBillMinutes).toBe(10);
  expect(await billMinutes()).toBeLessThanOrEqual(mostBillMinutes);
});
