import { dayAfter, sayDay } from '../../contract/calendar-day';
import type { ActOfTwo } from '../../contract/proposals';
import type { IsoDay } from '../../policy/calendar';
import { type ToTell, agreeTo, agreedOfWork, takeBack } from '../billing/notifications';
import { requireOfficer } from '../officer-access';
import { type Cloud, chinaDay, isOfficeHour, startOfChinaDay } from '../platform';
import { dutiesWithin, policyInForce } from '../policy-registry';
import type { ActTable } from '../proposals';
import type { AgreedMessage, Officer } from '../schema';
import { dutiesOn } from './duties-due';
import { yearsInWork } from './years-in-work';

const hourMs = 3_600_000;
/** Hours of a working day at which it is looked for who agreed: often enough for work that has a day's time. */
const looksAt = [9, 11, 14, 16] as const;
/** Of each kind and place: more are not counted. */
const mostCounted = 100;
/** More than an officer answers for. */
const mostPlaces = 20;
/** WeChat shows no more of a `thing`. */
const longestWords = 20;

const page = 'officer/home/index';

/** The officer agrees to one message more of his office's work. Answers how many may still be sent. */
export async function agreeToWork(cloud: Cloud): Promise<number> {
  const { _id: openId } = await requireOfficer(cloud, null);
  await agreeTo(cloud, { kind: 'office-work', openId, firstAt: nextLook(cloud.now()) });
  return agreedOfWork(cloud, openId);
}

/** No more messages of it. */
export async function endWork(cloud: Cloud): Promise<number> {
  const { _id: openId } = await requireOfficer(cloud, null);
  await takeBack(cloud, openId, { kind: 'office-work' });
  return 0;
}

/** The next of the hours at which it is looked, from Monday to Friday. */
export function nextLook(now: number): number {
  for (let day = chinaDay(now); ; day = dayAfter(day)) {
    const next = looksAt
      .map((hour) => startOfChinaDay(day) + hour * hourMs)
      .find((moment) => moment > now && isOfficeHour(moment));
    if (next !== undefined) return next;
  }
}

/**
 * What came for an officer since he was told: proposals for his word, those that rose to his office, cases, residents' applications to resume
 * benefits and for money that is paid back, and duties of the notices whose last day came. In at most twenty signs, as counts; no name, no place, no sum: whoever looks at his phone reads it too. Outside working hours
 * nothing is read; else at most four round trips a place and one.
 */
export async function lookAtWork(cloud: Cloud, acts: ActTable, message: AgreedMessage): Promise<ToTell> {
  const now = cloud.now();
  if (!isOfficeHour(now)) return { laterAt: nextLook(now) };
  const officer = await cloud.db.get('officers', message.openId);
  if (officer === null || officer.ended !== undefined) return 'over';
  const places = officer.regions.slice(0, mostPlaces);
  const [proposals, cases, resumptions, applications, duties] = await Promise.all([
    proposalsSince(cloud, acts, { officer, places, since: message.since }),
    casesSince(cloud, { officer, places, since: message.since }),
    resumptionsSince(cloud, { officer, places, since: message.since }),
    applicationsSince(cloud, { officer, places, since: message.since }),
    dutiesSince(cloud, places, message.since),
  ]);
  const words = inWords({ ...proposals, cases, resumptions, applications, duties });
  if (words === null) return { laterAt: nextLook(now) };
  return { say: { day: sayDay(chinaDay(now)), words }, page, until: now };
}

interface Since {
  readonly officer: Officer;
  readonly places: readonly string[];
  /** ms. */
  readonly since: number;
}

/** Others' proposals that he may see, each once though it stands in several of his places. */
async function proposalsSince(
  cloud: Cloud,
  acts: ActTable,
  { officer, places, since }: Since,
): Promise<{ readonly waiting: number; readonly risen: number }> {
  const own = (Object.keys(acts) as ActOfTwo[]).filter((act) => officer.duties.includes(acts[act].duty));
  if (own.length === 0) return { waiting: 0, risen: 0 };
  const found = await Promise.all(
    places.map((place) =>
      cloud.db.find('proposals', {
        filter: { places: place, act: { in: own }, state: 'proposed' },
        limit: mostCounted,
      }),
    ),
  );
  const others = new Map(
    found.flat().flatMap((one) => (one.proposer.id === officer._id ? [] : [[one._id, one] as const])),
  );
  const risen = [...others.values()].filter(({ roseAt }) => roseAt !== undefined && roseAt >= since);
  const waiting = [...others.values()].filter(
    ({ at, _id }) => at >= since && !risen.some((one) => one._id === _id),
  );
  return { waiting: waiting.length, risen: risen.length };
}

async function casesSince(cloud: Cloud, { officer, places, since }: Since): Promise<number> {
  if (!officer.duties.includes('money')) return 0;
  const found = await Promise.all(
    places.map((place) =>
      cloud.db.find('cases', {
        filter: { places: place, state: 'open', at: { gte: since } },
        limit: mostCounted,
      }),
    ),
  );
  return new Set(found.flat().map(({ _id }) => _id)).size;
}

/** Families who asked to have benefits again. */
async function resumptionsSince(cloud: Cloud, { officer, places, since }: Since): Promise<number> {
  if (!officer.duties.includes('roster')) return 0;
  const found = await Promise.all(
    places.map((place) =>
      cloud.db.find('duplicates', {
        filter: { places: place, askedAt: { gte: since }, state: 'open' },
        limit: mostCounted,
      }),
    ),
  );
  return new Set(found.flat().map(({ _id }) => _id)).size;
}

/** But for those that he took himself at the window. */
async function applicationsSince(cloud: Cloud, { officer, places, since }: Since): Promise<number> {
  if (!officer.duties.includes('money')) return 0;
  const found = await Promise.all(
    places.map((place) =>
      cloud.db.find('reimbursements', {
        filter: {
          places: place,
          year: { in: yearsInWork(cloud) },
          state: 'applied',
          updatedAt: { gte: since },
        },
        limit: mostCounted,
      }),
    ),
  );
  const own = `office:${officer._id}`;
  // Terms that changed move one too, and are no application.
  const applied = found
    .flat()
    .filter(({ history }) =>
      history.some(({ event, by, at }) => event === 'applied' && at >= since && by !== own),
    );
  return new Set(applied.map(({ _id }) => _id)).size;
}

/** Duties whose last day was one of those that came since then, today with them. */
async function dutiesSince(cloud: Cloud, places: readonly string[], since: number): Promise<number> {
  const today = chinaDay(cloud.now());
  const first = dayAfter(chinaDay(since));
  if (first > today) return 0;
  const { duties } = await policyInForce(cloud);
  const due = places.flatMap((place) => dutiesOn(dutiesWithin(duties, place), daysBetween(first, today)));
  return new Set(due.map(({ title, label, what, on }) => `${title} ${label} ${what} ${on}`)).size;
}

function daysBetween(first: IsoDay, last: IsoDay): readonly IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = first; day <= last && days.length < mostCounted; day = dayAfter(day)) days.push(day);
  return days;
}

interface Counts {
  readonly waiting: number;
  readonly risen: number;
  readonly cases: number;
  readonly resumptions: number;
  readonly applications: number;
  readonly duties: number;
}

function inWords({ waiting, risen, cases, resumptions, applications, duties }: Counts): string | null {
  const parts = [
    [waiting, '件待您核对'],
    [risen, '件没人答复'],
    [cases, '件新待办'],
    [resumptions, '人申请恢复待遇'],
    [applications, '人申领补贴'],
    [duties, '项任务到期'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  if (told.length === 0) return null;
  const words = told.map(([count, what]) => `${count}${what}`).join('，');
  const sum = told.reduce((all, [count]) => all + count, 0);
  return words.length <= longestWords ? words : `有${sum}件事等您办，请打开看`;
}
