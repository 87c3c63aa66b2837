import { sayDay } from '../../contract/calendar-day';
import { pictureDays } from '../../contract/evidence';
import type { FileLine } from '../../contract/person-file';
import { claimEvidenceId } from '../enrolment';
import { type PicturesKept, goesAt, picturesKept } from '../evidence';
import { touch } from '../officer-access';
import { type Cloud, chinaDay } from '../platform';
import type { EnrolmentRecord } from '../schema';

/** So many are read at once. */
const most = 100;

/** How many pictures there are and until when; the pictures themselves are in no file. `overAt`: when what they were given for was decided, ms. */
export function picturesWords({ count, overAt }: PicturesKept): string {
  const until = overAt === null ? `办结后保存${pictureDays}天` : `保存到${sayDay(chinaDay(goesAt(overAt)))}`;
  return `附了${count}张图片，${until}`;
}

/** Pictures that were given with claims in the office's places, by year. One round trip. */
export async function claimPictureLines(
  cloud: Cloud,
  region: string,
  records: readonly EnrolmentRecord[],
): Promise<readonly FileLine[]> {
  const given = records.flatMap((record) =>
    payersNear(record, region).map((openId) => ({
      year: record.year,
      id: claimEvidenceId(record._id, openId),
    })),
  );
  const asked = given.slice(0, most);
  const kept = await picturesKept(
    cloud,
    asked.map(({ id }) => id),
  );
  return asked.flatMap(({ year, id }) => {
    const pictures = kept.get(id);
    return pictures === undefined ? [] : [{ label: `${year}年度`, words: picturesWords(pictures) }];
  });
}

/** Who applied there; where he is insured there, all who did before. */
function payersNear({ applications, insurance, payers }: EnrolmentRecord, region: string): readonly string[] {
  const applied = applications.filter((one) => touch(one.region, region)).map(({ openId }) => openId);
  const insuredHere = insurance !== null && touch(insurance.region, region);
  return [...new Set([...applied, ...(insuredHere ? payers : [])])];
}
