import { leastUploadRowsASecond, longKinds, uploadRowsASecond } from '../../../commands/bench/upload-figures';

jest.setTimeout(180_000);

it.each(longKinds)(
  'a file of the kind %s is worked off at a hundred rows a second, from the upload to its effect, at 10 ms a round trip',
  async (kind) => {
    const rate = await uploadRowsASecond(kind, 1_000);
    expect(rate.all).toBeGreaterThanOrEqual(leastUploadRowsASecond);
    expect(rate.checked).toBeGreaterThan(rate.all);
  },
);
