import { noteInsured } from '../residents';
import type { Cloud } from '../platform';
import type { CountReached, EnrolmentRecord } from '../schema';
import { markRosters } from './certified/fold-rosters';
import { CountSums } from './change-counts';
import type { CountedBy } from './count';
import { countRecord, countedBy } from './count-record';
import { addLanes, firstCountReached, laneId, laneWith, mostLanes, removeLanes } from './lanes';

/** Records of one lane's transaction. */
const ofLane = 50;
const ofPage = mostLanes * ofLane;
/** So many people's lists and rosters are told at once. */
const toldAtOnce = 200;

/**
 * Counts a year's records that wait, where they are many: a city whose records nobody counted before. Twenty lanes at once, each with a sum of its
 * own, so that none waits for the documents of the places above; the sums are added to the places at the end. In the order of places, page
 * by page, until nothing is left or it is `until` (ms). Cut off anywhere it goes on at the page that it had begun; a record and its lane's
 * sum change together, so that it may run twice at once.
 */
export async function countMany(cloud: Cloud, year: number, until: number): Promise<void> {
  let from = (await firstCountReached(cloud, year)) ?? { year, region: '', recordId: '' };
  let counted = 0;
  while (cloud.now() < until) {
    const page = await pageFrom(cloud, from);
    const last = page.at(-1);
    if (last === undefined) {
      await addLanes(cloud, until);
      await removeLanes(cloud);
      break;
    }
    counted += await countPage(cloud, page, from);
    from = { year, region: last.insuredIn ?? '', recordId: last._id };
  }
  cloud.log('first-count', { year, counted, region: from.region });
}

/** Records that wait, at a place and id and behind it, in the order of places. */
async function pageFrom(
  cloud: Cloud,
  { year, region, recordId }: CountReached,
): Promise<readonly EnrolmentRecord[]> {
  const find = (within: object) =>
    cloud.db.find('records', {
      filter: { year, countAt: { lte: cloud.now() }, ...within },
      orderBy: [
        ['insuredIn', 'asc'],
        ['_id', 'asc'],
      ],
      limit: ofPage,
    });
  const [here, behind] = await Promise.all([
    region === '' ? [] : find({ insuredIn: region, _id: { gte: recordId } }),
    find({ insuredIn: { gt: region } }),
  ]);
  return [...here, ...behind].slice(0, ofPage);
}

async function countPage(
  cloud: Cloud,
  page: readonly EnrolmentRecord[],
  from: CountReached,
): Promise<number> {
  const pages = slices(page, toldAtOnce);
  const [by] = await Promise.all([
    countedBy(cloud, page),
    // Before a mark is struck: lists and groups follow from the same records.
    ...pages.map((some) => noteInsured(cloud, some)),
    ...pages.map((some) => markRosters(cloud, some)),
  ]);
  const done = await Promise.all(
    slices(page, ofLane).map((some, lane) => countInLane(cloud, laneId(lane), some, { by, from })),
  );
  return done.reduce((sum, one) => sum + one, 0);
}

interface OfPage {
  readonly by: CountedBy;
  readonly from: CountReached;
}

function countInLane(
  cloud: Cloud,
  id: string,
  records: readonly EnrolmentRecord[],
  { by, from }: OfPage,
): Promise<number> {
  return cloud.db.transaction(async (tx) => {
    const lane = await tx.get('count-lanes', id);
    const sums = new CountSums(lane?.sums);
    let done = 0;
    // Who changed since he was read waits for the ordinary count.
    for (const seen of records) if (await countRecord(tx, seen, by, sums)) done += 1;
    await tx.put('count-lanes', laneWith(id, sums.all(), from));
    return done;
  });
}

function slices<One>(all: readonly One[], size: number): readonly (readonly One[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
