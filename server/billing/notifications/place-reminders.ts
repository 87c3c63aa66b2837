import { type PlaceReminder, type RemindedPlace, mostAgreed } from '../../../contract/agreed-messages';
import { sayDay } from '../../../contract/calendar-day';
import type { IsoDay } from '../../../policy/calendar';
import { liesIn } from '../../../policy/region-names';
import { saysPaidElsewhere } from '../../household';
import { type Cloud, chinaDay, endOfChinaDay, refuse, startOfChinaDay } from '../../platform';
import { type PolicyInForce, lastDayOfSameAnswer, policyInForce } from '../../policy-registry';
import type { AgreedMessage, EnrolmentRecord, Payer } from '../../schema';
import { agreeTo, takeBack } from './agreed';
import { nextLook, reminderAt } from './planned-times';
import type { ToTell } from './send-agreed';

/** More records than anybody has in a year. */
const mostRecords = 200;

/** For who isn't known here: the day until which somebody pays what he pays today, or from when anybody can. */
type Days = { readonly lastDay: IsoDay } | { readonly opensOn: IsoDay } | null;

/** By the notice of the place as it would be for nobody in particular: who has an aid of his own reads his days on his record. */
function daysOf(policy: PolicyInForce, { region, year }: RemindedPlace, today: IsoDay): Days {
  const facts = { id: 'nobody', region, year, payOn: today, identities: [], circumstances: [] };
  const { status, opensOn } = policy.determine(facts);
  if (status === 'not-open' && opensOn !== undefined) return { opensOn };
  const lastDay = status === 'payable' ? lastDayOfSameAnswer(policy, facts) : null;
  return lastDay === null ? null : { lastDay };
}

/** When a reminder would be sent that is agreed to now (ms); null where it would come too late, or nothing can be paid any more. */
function sentAt(policy: PolicyInForce, place: RemindedPlace, now: number): number | null {
  const days = daysOf(policy, place, chinaDay(now));
  if (days === null) return null;
  if ('lastDay' in days) return reminderAt(days.lastDay, now);
  const then = daysOf(policy, place, days.opensOn);
  return then !== null && 'lastDay' in then ? reminderAt(then.lastDay, now) : null;
}

async function agreedTo(cloud: Cloud, openId: string): Promise<readonly AgreedMessage[]> {
  const filter = { openId, kind: 'deadline' } as const;
  const kept = await cloud.db.find('agreed-messages', { filter, limit: mostRecords });
  return kept.filter(({ place }) => place !== undefined);
}

function isAbout(place: RemindedPlace): (message: AgreedMessage) => boolean {
  return ({ place: of }) => of?.region === place.region && of.year === place.year;
}

/** How it stands for the caller. Two round trips. */
export async function placeReminder(
  cloud: Cloud,
  openId: string,
  place: RemindedPlace,
): Promise<PlaceReminder> {
  const at = sentAt(await policyInForce(cloud), place, cloud.now());
  if (at === null) return { state: 'none' };
  const agreed = (await agreedTo(cloud, openId)).some(isAbout(place));
  return { state: agreed ? 'agreed' : 'offered', on: chinaDay(at) };
}

/** Keeps the consent to one reminder of the place and year. Throws `NOT_OFFERED` and `TOO_MANY_REMINDERS`. */
export async function agreeOfPlace(cloud: Cloud, openId: string, place: RemindedPlace): Promise<void> {
  const now = cloud.now();
  const at = sentAt(await policyInForce(cloud), place, now);
  if (at === null) throw refuse('NOT_OFFERED', '现在没有可以提醒的了，请刷新页面看看最新的状态。');
  const agreed = await agreedTo(cloud, openId);
  if (!agreed.some(isAbout(place)) && agreed.length >= mostAgreed) {
    throw refuse('TOO_MANY_REMINDERS', `最多同时提醒${mostAgreed}个地方，请先在“谁能看到我”里去掉一个。`);
  }
  await agreeTo(cloud, { kind: 'deadline', openId, place, firstAt: nextLook(at, now) });
}

export async function takeBackOfPlace(cloud: Cloud, openId: string, place: RemindedPlace): Promise<void> {
  await takeBack(cloud, openId, { kind: 'deadline', place });
}

/** What is to be told of a place to who agreed to it: once, before the last day, and not where he needs it no more. */
export async function lookAtPlace(
  cloud: Cloud,
  { openId, since }: AgreedMessage,
  place: RemindedPlace,
): Promise<ToTell> {
  const now = cloud.now();
  const days = daysOf(await policyInForce(cloud), place, chinaDay(now));
  if (days === null) return 'over';
  if ('opensOn' in days) return { laterAt: nextLook(startOfChinaDay(days.opensOn), now) };
  const due = reminderAt(days.lastDay, since);
  if (due === null) return 'over';
  if (due > now) return { laterAt: nextLook(due, now) };
  if (await needsItNoMore(cloud, openId, place)) return 'over';
  const say = { day: sayDay(days.lastDay), words: '还没缴的，最好在这天以前缴' };
  return { say, page: 'packages/help/channels/index', until: endOfChinaDay(days.lastDay) };
}

/**
 * Whether nobody of his is left to be paid for there: he has registered somebody for the year, and each is insured or paid for elsewhere,
 * or he is reminded of a record. Who has registered nobody may have paid at a bank, which nobody here knows: he is reminded.
 */
async function needsItNoMore(
  cloud: Cloud,
  openId: string,
  { region, year }: RemindedPlace,
): Promise<boolean> {
  const [records, payer, kept] = await Promise.all([
    cloud.db.find('records', { filter: { payers: openId }, limit: mostRecords }),
    cloud.db.get('payers', openId),
    cloud.db.find('agreed-messages', { filter: { openId, kind: 'deadline' }, limit: mostRecords }),
  ]);
  const there = records.filter((record) => record.year === year && isThere(record, openId, region));
  if (there.some(({ _id }) => kept.some(({ recordId }) => recordId === _id))) return true;
  return there.length > 0 && there.every((record) => isPaid(record, payer));
}

function isThere({ insurance, applications }: EnrolmentRecord, openId: string, region: string): boolean {
  const own = applications.find((one) => one.openId === openId)?.region ?? insurance?.region;
  return own !== undefined && (liesIn(own, region) || liesIn(region, own));
}

function isPaid(record: EnrolmentRecord, payer: Payer | null): boolean {
  const { state, personId, year } = record;
  return state === 'insured' || (payer !== null && saysPaidElsewhere(payer, personId, year));
}
