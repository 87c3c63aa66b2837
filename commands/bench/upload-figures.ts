import type { UploadKindName } from '../../contract/uploads';
import { CountedUpload, type OfFile } from './counted-upload';
import { RoundTrips } from './round-trips';
import { elsewhereWorkbook, residentsWorkbook, rosterWorkbook } from './workbook';

const rows = 2_000;
const roundTripMs = 10;

/** What an office needs: 100,000 rows in a quarter of an hour. */
export const leastUploadRowsASecond = 100;

interface Rates {
  /** Read and checked. */
  readonly checked: number;
  /** From the upload to the effect: read, checked, handed in or taken, and given its effect. */
  readonly all: number;
}

/** Kinds of which an office has long files. */
export const longKinds = ['roster', 'elsewhere', 'residents'] as const satisfies readonly UploadKindName[];
type LongKind = (typeof longKinds)[number];

const files: Readonly<
  Record<LongKind, { readonly of: OfFile; readonly workbook: (people: number, from?: number) => Uint8Array }>
> = {
  roster: { of: { kind: 'roster', region: '140502' }, workbook: rosterWorkbook },
  elsewhere: { of: { kind: 'elsewhere', region: '360983001' }, workbook: elsewhereWorkbook },
  residents: {
    of: { kind: 'residents', region: '360983001', told: { year: 2024 } },
    workbook: residentsWorkbook,
  },
};

/** Rows a second at 10 ms a round trip, by what a file of all new people waits for. */
export async function uploadRowsASecond(kind: LongKind, people = rows): Promise<Rates> {
  const { of, workbook } = files[kind];
  const trips = new RoundTrips();
  const upload = new CountedUpload(trips.wire);
  await upload.hire();
  // What an instance keeps is there.
  await upload.workOff(await upload.handIn(workbook(100, 90_000), of));
  const before = trips.waits;
  const uploadId = await upload.handIn(workbook(people), of);
  const view = await upload.workOff(uploadId);
  if (view.counts.going !== people) throw new Error(JSON.stringify(view));
  const checked = trips.waits;
  if (view.byTwo) await upload.effect(await upload.proposed(uploadId));
  else await upload.taken(uploadId);
  const rate = (waits: number): number => Math.round(people / ((waits * roundTripMs) / 1000));
  return { checked: rate(checked - before), all: rate(trips.waits - before) };
}
