import { type Cloud, endOfChinaDay, chinaDay } from '../platform';
import type { EndedEnrolment, EnrolmentRecord, Insurance } from '../schema';

/** Behind midnight, when nothing of the day can still be on its way. */
const afterMidnightMs = 3_600_000;

/** When what happened at a moment (ms) is told: the day is over then. */
export function tellingTime(at: number): number {
  return endOfChinaDay(chinaDay(at)) + afterMidnightMs;
}

/** Whether the enrolment was made here: of what was paid elsewhere the tax office told us. */
export function isOursToTell({ basis }: Insurance): boolean {
  return basis !== 'paid-elsewhere';
}

/**
 * What bureau and tax office have to hear after a move at `at` (ms), for the record itself: nothing else is written in the step that moves
 * it, and the timer works it off. Who is enrolled and taken back before they were told is no news to them.
 */
export function toTellAfter(
  before: EnrolmentRecord,
  moved: EnrolmentRecord,
  at: number,
): Pick<EnrolmentRecord, 'tellAt' | 'telling'> {
  const ended = moved.telling?.ended ?? endedBetween(before.insurance, moved.insurance, at);
  const { insurance } = moved;
  const isNews = insurance !== null && isOursToTell(insurance) && insurance.told === undefined;
  const isDue = isNews || ended !== undefined;
  if (!isDue && before.tellAt === undefined && moved.telling === undefined) return {};
  const telling = ended === undefined ? moved.telling : { count: moved.telling?.count ?? 0, ended };
  return {
    tellAt: isDue ? (before.tellAt ?? tellingTime(at)) : null,
    ...(telling === undefined ? {} : { telling }),
  };
}

/** The enrolment that they know of, where it is over. */
function endedBetween(
  before: Insurance | null,
  after: Insurance | null,
  at: number,
): EndedEnrolment | undefined {
  const told = before?.told;
  if (before === null || told === undefined || after?.told?.of === told.of) return undefined;
  const { region, orderId, paidFen } = before;
  return { of: told.of, region, orderId, paidFen, at };
}

/** Records of whom something is to be told, the longest waiting first. */
export function recordsToTell(cloud: Cloud, limit: number): Promise<readonly EnrolmentRecord[]> {
  return cloud.db.find('records', {
    filter: { tellAt: { lte: cloud.now() } },
    orderBy: [['tellAt', 'asc']],
    limit,
  });
}
