import type { IsoDay } from '../../policy/calendar';
import type { NoticeDocument } from '../../policy/notice/document';
import { insuredPage } from '../enrolment';
import { type Cloud, chinaDay, endOfChinaDay } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import type { EnrolmentRecord, MoneyBackLook } from '../schema';
import { lookAtRecords } from './find';
import { lookForRefunds } from './find-refund-dues';
import { listDayOf, refundingNotices, reimbursingNotices } from './notice-rules';

/** As many as one find of people, rosters and records brings at little memory. */
const pageSize = 200;
const takenUpAfterMs = 2 * 60_000;
/** Certified in the year's last days, and told by a file some weeks later. */
const daysAfterYear = 90;
const dayMs = 86_400_000;
/** A province has a few hundred districts; each year two years are looked at. */
const mostLooks = 1000;

interface Wanted {
  readonly region: string;
  readonly year: number;
}

/** The places and years in which money comes back: after payment from the list day on, to who was certified late from the first payment. */
function wantedLooks(policy: PolicyInForce, today: IsoDay): readonly Wanted[] {
  const begins = (notice: NoticeDocument): IsoDay =>
    refundingNotices(policy).includes(notice) ? (`${notice.year - 1}-01-01` as IsoDay) : listDayOf(notice);
  const inTime = (notice: NoticeDocument): boolean => {
    const end = Date.parse(`${notice.year}-12-31T00:00:00Z`) + daysAfterYear * dayMs;
    return today >= begins(notice) && Date.parse(`${today}T00:00:00Z`) <= end;
  };
  return [...new Set([...reimbursingNotices(policy), ...refundingNotices(policy)])]
    .filter(inTime)
    .flatMap(({ regions, year }) => regions.map((region) => ({ region, year })));
}

/** Begins looks where there are none, and answers which are due. One round trip, and one for each new one. */
export async function dueLooks(cloud: Cloud, limit: number): Promise<readonly MoneyBackLook[]> {
  const policy = await policyInForce(cloud);
  const today = chinaDay(cloud.now());
  const wanted = wantedLooks(policy, today);
  if (wanted.length === 0) return [];
  const stored = await cloud.db.find('money-back-looks', { filter: {}, limit: mostLooks });
  const looks = [...stored];
  for (const { region, year } of wanted) {
    const _id = `${region}-${year}`;
    if (stored.some((one) => one._id === _id)) continue;
    const look = {
      _id,
      region,
      year,
      day: today,
      phase: 'insured',
      after: null,
      nextAt: cloud.now(),
    } as const;
    await cloud.db.put('money-back-looks', look);
    looks.push(look);
  }
  const ids = wanted.map(({ region, year }) => `${region}-${year}`);
  return looks
    .filter(({ _id, nextAt }) => ids.includes(_id) && nextAt !== null && nextAt <= cloud.now())
    .slice(0, limit);
}

/**
 * Goes through a place's records until it is `until` (ms): those insured there, then what is stored already, whose ground may be
 * gone. Cut off anywhere, the next run goes on; once it is through, it begins again on the next day.
 */
export async function advanceLook(cloud: Cloud, look: MoneyBackLook, until: number): Promise<void> {
  const taken = { nextAt: cloud.now() + takenUpAfterMs };
  if (!(await cloud.db.updateIf('money-back-looks', look._id, { nextAt: look.nextAt }, taken))) return;
  const policy = await policyInForce(cloud);
  let at: MoneyBackLook = { ...look, ...taken };
  while (cloud.now() < until) {
    at = await nextPage(cloud, policy, at);
    await cloud.db.put('money-back-looks', at);
    if (at.nextAt !== null && at.nextAt > cloud.now()) return;
  }
}

async function nextPage(cloud: Cloud, policy: PolicyInForce, look: MoneyBackLook): Promise<MoneyBackLook> {
  const { phase } = look;
  const page = await pageOf(cloud, look);
  await lookAtRecords(cloud, policy, page.records);
  await lookForRefunds(cloud, policy, page.records);
  if (page.after !== null) return { ...look, after: page.after, nextAt: cloud.now() };
  const next = phases[phases.indexOf(phase) + 1];
  if (next !== undefined) return { ...look, phase: next, after: null, nextAt: cloud.now() };
  const tomorrow = endOfChinaDay(chinaDay(cloud.now()));
  return { ...look, phase: 'insured', after: null, day: chinaDay(tomorrow), nextAt: tomorrow };
}

/** In their order. */
const phases = ['insured', 'reimbursements', 'refund-dues'] as const;

function pageOf(cloud: Cloud, look: MoneyBackLook): Promise<Page> {
  return look.phase === 'insured'
    ? insuredPage(cloud, { ...look, limit: pageSize })
    : storedPage(cloud, look, look.phase);
}

interface Page {
  readonly records: readonly EnrolmentRecord[];
  /** Null where there are no more. */
  readonly after: MoneyBackLook['after'];
}

/** By where they are insured: the place itself may not be among those that read it. */
async function storedPage(
  cloud: Cloud,
  { region, year, after }: MoneyBackLook,
  collection: 'reimbursements' | 'refund-dues',
): Promise<Page> {
  const end = `${region}:`;
  const find = (within: object) =>
    cloud.db.find(collection, {
      filter: { year, ...within },
      orderBy: [
        ['region', 'asc'],
        ['_id', 'asc'],
      ],
      limit: pageSize,
    });
  const same = after === null ? [] : await find({ region: after.place, _id: { gt: after.id } });
  const from = after === null ? { gte: region } : { gt: after.place };
  const beyond = same.length >= pageSize ? [] : await find({ region: { ...from, lt: end } });
  const stored = [...same, ...beyond].slice(0, pageSize);
  const ids = stored.map(({ _id }) => _id);
  const records =
    ids.length === 0
      ? []
      : await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  const last = stored.at(-1);
  return {
    records,
    after: stored.length < pageSize || last === undefined ? null : { place: last.region, id: last._id },
  };
}
