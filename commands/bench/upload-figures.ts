import { CountedUpload } from './counted-upload';
import { RoundTrips } from './round-trips';
import { rosterWorkbook } from './workbook';

const rows = 2_000;
const roundTripMs = 10;

/** What an office needs: 100,000 rows in a quarter of an hour. */
export const leastUploadRowsASecond = 100;

interface Rates {
  /** Read and checked. */
  readonly checked: number;
  /** From the upload to the effect: read, checked, handed in, and given its effect by the timer. */
  readonly all: number;
}

/** Rows a second at 10 ms a round trip, by what a file of all new people waits for. */
export async function uploadRowsASecond(): Promise<Rates> {
  const trips = new RoundTrips();
  const upload = new CountedUpload(trips.wire);
  await upload.hire();
  // What an instance keeps is there.
  await upload.workOff(await upload.handIn(rosterWorkbook(100, 90_000)));
  const before = trips.waits;
  const uploadId = await upload.handIn(rosterWorkbook(rows));
  await upload.workOff(uploadId);
  const checked = trips.waits;
  await upload.effect(await upload.proposed(uploadId));
  const rate = (waits: number): number => Math.round(rows / ((waits * roundTripMs) / 1000));
  return { checked: rate(checked - before), all: rate(trips.waits - before) };
}
