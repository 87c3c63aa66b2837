import type { Cloud } from '../platform';
import type { EnrolmentRecord } from '../schema';

/** The last record that was read, and where its person is insured: the next page begins behind it. */
export interface BehindInsured {
  readonly place: string;
  readonly id: string;
}

interface Asked {
  readonly region: string;
  readonly year: number;
  /** Null: from the beginning. */
  readonly after: BehindInsured | null;
  readonly limit: number;
}

interface InsuredPage {
  readonly records: readonly EnrolmentRecord[];
  /** Null where there are no more. */
  readonly after: BehindInsured | null;
}

/**
 * Who is insured in a place or below it, by place and id. GB/T 2260: what begins with a code lies in it, and every digit comes before a
 * colon. One or two round trips.
 */
export async function insuredPage(cloud: Cloud, { region, year, after, limit }: Asked): Promise<InsuredPage> {
  const end = `${region}:`;
  const find = (within: object) =>
    cloud.db.find('records', {
      filter: { year, ...within },
      orderBy: [
        ['insuredIn', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
    });
  if (after === null) return pageOf(await find({ insuredIn: { gte: region, lt: end } }), region, limit);
  const same = await find({ insuredIn: after.place, _id: { gt: after.id } });
  const beyond = same.length >= limit ? [] : await find({ insuredIn: { gt: after.place, lt: end } });
  return pageOf([...same, ...beyond], region, limit);
}

function pageOf(found: readonly EnrolmentRecord[], region: string, limit: number): InsuredPage {
  const records = found.slice(0, limit);
  const last = records.at(-1);
  const more = found.length >= limit && last !== undefined;
  return { records, after: more ? { place: last.insuredIn ?? region, id: last._id } : null };
}
