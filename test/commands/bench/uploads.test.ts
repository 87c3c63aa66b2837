import { leastUploadRowsASecond, uploadRowsASecond } from '../../../commands/bench/upload-figures';

jest.setTimeout(120_000);

it('a file is worked off at a hundred rows a second, from the upload to its effect, at 10 ms a round trip', async () => {
  const rate = await uploadRowsASecond();
  expect(rate.all).toBeGreaterThanOrEqual(leastUploadRowsASecond);
  expect(rate.checked).toBeGreaterThan(rate.all);
});
