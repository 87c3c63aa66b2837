import { duplicateKindNames, unreadKindName } from '../../contract/duplicates';
import type { FileLine, FileSection } from '../../contract/person-file';
import { sayDay } from '../../contract/calendar-day';
import { inYuan } from '../../policy/money';
import { liesIn, regionPath } from '../../policy/region-names';
import { casesRead } from '../duplicates';
import { recordId } from '../enrolment';
import { reimbursementStateNames } from '../personal-data';
import { type Cloud, chinaDay } from '../platform';
import { agentNames, isGoneFor, residentsOf } from '../residents';
import type { Duplicate, RefundDue, Reimbursement, Resident } from '../schema';

/** A person has one of each a year. */
const most = 50;

interface Whose {
  readonly personId: string;
  readonly region: string;
}

/**
 * Where the office's own lists have somebody living, and what lists say of another insurance of his. Two round trips at once, one for who
 * walks there, one more for who is in such a case, and {@link casesRead}'s.
 */
export async function listSections(
  cloud: Cloud,
  { personId, region }: Whose,
): Promise<readonly FileSection[]> {
  const [residents, duplicates] = await Promise.all([
    residentsOf(cloud, [personId]),
    cloud.db.find('duplicates', { filter: { personId }, limit: most }),
  ]);
  const own = residents.filter(({ village }) => liesIn(village, region));
  const agents = await agentNames(cloud, own);
  const here = duplicates.filter(({ places }) => places.includes(region));
  const recordIds = here.map(({ year }) => recordId(personId, year));
  const records =
    recordIds.length === 0
      ? []
      : await cloud.db.find('records', { filter: { _id: { in: recordIds } }, limit: recordIds.length });
  const { ids } = await casesRead(cloud, region, here, records);
  return [
    {
      title: '居民名单',
      lines: own.map((resident) => residentLine(resident, agents)),
    },
    {
      title: '重复参保',
      lines: here.map((one) => duplicateLine(one, ids.has(one._id))),
    },
  ];
}

/** What a notice gives back to somebody after he paid, where the office reads it. Two round trips at once. */
export async function moneyBackSections(
  cloud: Cloud,
  { personId, region }: Whose,
): Promise<readonly FileSection[]> {
  const [reimbursements, dues] = await Promise.all([
    cloud.db.find('reimbursements', { filter: { personId }, limit: most }),
    cloud.db.find('refund-dues', { filter: { personId }, limit: most }),
  ]);
  const isHere = ({ places }: { readonly places: readonly string[] }): boolean => places.includes(region);
  return [
    { title: '先缴后补的补贴', lines: reimbursements.filter(isHere).map(reimbursementLine) },
    { title: '缴费后认定、该退的', lines: dues.filter(isHere).map(dueLine) },
  ];
}

function residentLine(resident: Resident, agents: ReadonlyMap<string, string>): FileLine {
  const { village, household, isHead, agentId, years, insuredFor, excusedFor, goneFor, updatedAt } = resident;
  const all = new Set([...years, ...goneFor.map(({ year }) => year)]);
  const standing = [...all]
    .sort((one, other) => other - one)
    .map((year) => {
      if (isGoneFor(resident, year)) return `${year}年度的全部名单上没有了`;
      if (insuredFor.includes(year)) return `${year}年度已参保`;
      return `${year}年度${excusedFor.includes(year) ? '不用再找' : '还没参保'}`;
    });
  const house = `${household === '' ? '没有户号' : `户号${household}`}${isHead ? '，户主' : ''}`;
  const agent = agents.get(agentId ?? '');
  return {
    label: regionPath(village).join('') || village,
    words: [house, ...(agent === undefined ? [] : [`代办员${agent}`]), ...standing].join('；'),
    source: `居民名单，${sayDay(chinaDay(updatedAt))}更新`,
  };
}

function duplicateLine({ kind, year, state, at }: Duplicate, isRead: boolean): FileLine {
  return {
    label: `${year}年度`,
    words: `${isRead ? duplicateKindNames[kind] : unreadKindName}，${state === 'open' ? '还没有办结' : '办结了'}`,
    source: isRead ? `${sayDay(chinaDay(at))}的名单` : '名单',
  };
}

function reimbursementLine(reimbursement: Reimbursement): FileLine {
  const { year, amountFen, state, paidOn, reason, batchId } = reimbursement;
  const came = paidOn === null ? '' : `，${sayDay(paidOn)}到账`;
  const why = reason === null ? '' : `：${reason}`;
  return {
    label: `${year}年度`,
    words: `${inYuan(amountFen)}，${reimbursementStateNames[state]}${toldWords(reimbursement)}${came}${why}`,
    ...(batchId === null ? {} : { source: `批次${batchId}` }),
  };
}

/** Whether the department that has to tell him says that it did. */
function toldWords({ tells, told, state }: Reimbursement): string {
  if (told !== null) return `，${sayDay(told.on)}通知过本人`;
  return tells === null || state !== 'to-apply' ? '' : `，${tells}还没有登记通知过本人`;
}

function dueLine({ year, amountFen, words, state, givenAtWindow }: RefundDue): FileLine {
  const given = givenAtWindow === undefined ? '' : `${sayDay(givenAtWindow.on)}在窗口退了。`;
  const amount = state === 'due' || state === 'by-office' ? `该退${inYuan(amountFen)}。` : '';
  return { label: `${year}年度`, words: `${amount}${given}${words}` };
}
