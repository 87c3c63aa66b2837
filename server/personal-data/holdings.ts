import { inYuan } from '../../policy/money';
import { pictureDays } from '../../contract/evidence';
import { maskName } from '../../contract/person-name';
import { relationNames } from '../../contract/relation-names';
import { type Holding, always } from './holding';
import { levyListParts, uploadParts } from './holding-of-files';
import { agreedMessages, changeMessages } from './holding-of-messages';
import { orders, receiptCodes, receiptShares, refundRequests, refunds } from './holding-of-orders';
import { ofDuplicates, ofMonthlyLists, onListsOfResidents } from './holding-of-residents';
import { ofOthers } from './holdings-of-others';
import { type Subject, isLater, most } from './subject';
import { hasLaterAct, olderFacts, recordFacts } from './record-facts';
import { refundDues, reimbursements } from './holding-of-money-back';
import { registrationLines } from './registration-lines';
import {
  correctionLine,
  day,
  nameOfIdentity,
  personEventName,
  pictureLine,
  placeOf,
  recordEventNames,
} from './words';
import { isKept, phoneIn } from '../evidence';
import { invitationMs } from '../household';
import { payRequestMs, payRequestsWith } from '../billing/pay-requests';
import { nameOf, numbersOf, pseudonyms } from '../identity';
import type { Cloud } from '../platform';
import type { CollectionName, Collections, Deduction } from '../schema';

type Holdings = { readonly [Name in CollectionName]: Holding<Collections[Name]> };

/** The one document of the person in a collection that is named by people's ids. */
async function one<Doc>(found: Promise<Doc | null> | null): Promise<readonly Doc[]> {
  const doc = await found;
  return doc === null ? [] : [doc];
}

const deductionNames: Readonly<Record<Deduction['state'], string>> = {
  unsent: '还没有报给医保部门',
  batched: '已报给医保部门，等答复',
  accepted: '医保部门已扣款',
  rejected: '医保部门没有扣成',
  cancelled: '没有报就退回了',
};

function nothingOfHim(): Promise<readonly never[]> {
  return Promise.resolve([]);
}

export const holdings: Holdings = {
  people: {
    of: 'residents',
    heading: '姓名和证件',
    erasure: 'goes',
    find: (_cloud, { person }) => Promise.resolve(person === null ? [] : [person]),
    facts: (person, cloud) => [
      ['姓名', nameOf(cloud, person)],
      ...numbersOf(cloud, person).map(({ number }) => ['证件号码', number] as const),
      ['出生日期', person.birthDate ?? '没有'],
      ['登记时间', day(person.createdAt)],
      ['家人登记时写的其他姓名或者出生日期', `${person.otherNames?.length ?? 0}份`],
      ...(person.corrections ?? []).map((made) => ['更正', correctionLine(made)] as const),
    ],
  },
  'person-keys': {
    of: 'residents',
    heading: '查找用的号码指纹',
    erasure: 'goes',
    find: (cloud, { person }) =>
      person === null
        ? nothingOfHim()
        : cloud.db.find('person-keys', { filter: { personId: person._id }, limit: most }),
    facts: () => [['内容', '证件号码算出的指纹，不能还原成号码']],
  },
  'person-events': {
    of: 'residents',
    heading: '一次性码、本人确认和同意',
    erasure: 'goes',
    find: (cloud, { person }) =>
      person === null
        ? nothingOfHim()
        : cloud.db.find('person-events', { filter: { personId: person._id }, limit: most }),
    facts: (event) => [
      ['什么', personEventName(event)],
      ['时间', day(event.at)],
      ...(event.region === undefined ? [] : [['哪里的窗口', placeOf(event.region)] as const]),
      ['保存到', day(event.expiresAt)],
    ],
  },
  payers: {
    of: 'residents',
    heading: '您的家人名单',
    whole: always,
    erasure: 'goes',
    find: (cloud, { openId }) => one(cloud.db.get('payers', openId)),
    facts: ({ self, relatives }) => [
      ['本人确认', self === null ? '没有' : day(self.at)],
      ...relatives.map(({ relation, region, addedAt, consent, claims }, at) => {
        const claimed = claims.identities.map(({ code }) => nameOfIdentity(code)).join('、') || '没有';
        const words = `关系：${relationNames[relation]}，参保地${placeOf(region)}，${day(addedAt)}加入，同意书${consent.version}，申报的身份：${claimed}`;
        return [`第${at + 1}位家人`, words] as const;
      }),
    ],
  },
  invitations: {
    of: 'residents',
    heading: '您发出的邀请',
    erasure: 'goes',
    find: (cloud, { openId }) =>
      cloud.db.find('invitations', { filter: { payerOpenId: openId }, limit: most }),
    isLater: ({ expiresAt }, subject) => isLater(subject, expiresAt - invitationMs),
    facts: ({ state, expiresAt }) => [
      ['答复', { open: '还没有', accepted: '同意', refused: '不同意' }[state]],
      ['有效到', day(expiresAt)],
    ],
  },
  withdrawals: {
    of: 'residents',
    heading: '正在删除的家人资料',
    erasure: 'ends',
    find: (cloud, { openId }) => cloud.db.find('withdrawals', { filter: { openId }, limit: most }),
    facts: ({ reason, nextAt }) => [
      ['为什么', recordEventNames[reason]],
      ['下一次处理', day(nextAt)],
    ],
  },
  erasures: {
    of: 'residents',
    heading: '正在删除的账户',
    erasure: 'ends',
    find: (cloud, { openId }) => one(cloud.db.get('erasures', openId)),
    facts: ({ askedAt, fromLists }) => [
      ['申请时间', day(askedAt)],
      ['也退出别人的名单', fromLists ? '是' : '否'],
    ],
  },
  records: {
    of: 'residents',
    heading: '参保记录',
    whole: ({ personId }, { person }) => personId === person?._id,
    erasure: 'renamed',
    find: async (cloud, { openId, person }) => {
      const filed = await cloud.db.find('records', { filter: { payers: openId }, limit: most });
      if (person === null) return filed;
      const own = await cloud.db.find('records', { filter: { personId: person._id }, limit: most });
      return [...filed, ...own.filter(({ _id }) => filed.every((record) => record._id !== _id))];
    },
    isLater: ({ history }, subject) => hasLaterAct(history, subject),
    facts: (record, _cloud, subject) => recordFacts(record, subject),
  },
  'older-events': {
    of: 'residents',
    heading: '参保记录更早的办理经过',
    erasure: 'renamed',
    find: async (cloud, { openId, person }) => {
      const acted = await cloud.db.find('older-events', { filter: { actors: openId }, limit: most });
      if (person === null) return acted;
      const own = await cloud.db.find('older-events', { filter: { personId: person._id }, limit: most });
      return [...acted, ...own.filter(({ _id }) => acted.every((part) => part._id !== _id))];
    },
    isLater: ({ events }, subject) => hasLaterAct(events, subject),
    facts: (part, _cloud, subject) => olderFacts(part, subject),
  },
  rosters: {
    of: 'residents',
    heading: '部门认定的身份',
    whole: always,
    erasure: 'stays',
    find: (cloud, { person }) => one(person === null ? null : cloud.db.get('rosters', person._id)),
    facts: ({ identities, circumstances, updatedAt }) => [
      ...identities.map(
        ({ code, since, region }) => [nameOfIdentity(code), `${since}起，认定地${placeOf(region)}`] as const,
      ),
      ...circumstances.flatMap(({ school }) => (school === undefined ? [] : [['所在学校', school] as const])),
      ['更新时间', day(updatedAt)],
    ],
  },
  'roster-changes': ofMonthlyLists,
  residents: onListsOfResidents,
  duplicates: ofDuplicates,
  'elsewhere-payments': {
    of: 'residents',
    heading: '税务部门告知的别处缴费',
    whole: always,
    erasure: 'stays',
    find: (cloud, { person }) =>
      person === null
        ? nothingOfHim()
        : cloud.db.find('elsewhere-payments', { filter: { personId: person._id }, limit: most }),
    facts: ({ year, on, amountFen, channel, number, region }) => [
      ['年度', String(year)],
      ['参保地', placeOf(region)],
      ['缴费', `${on}，${channel}，${inYuan(amountFen)}`],
      ['缴费编号', number],
    ],
  },
  'one-time-codes': {
    of: 'residents',
    heading: '还没用的一次性码',
    erasure: 'ends',
    find: (cloud, { person }) => one(person === null ? null : cloud.db.get('one-time-codes', person._id)),
    facts: ({ expiresAt }) => [['有效到', day(expiresAt)]],
  },
  refunds,
  'refund-requests': refundRequests,
  'pay-requests': {
    of: 'residents',
    heading: '请别人帮忙缴费的链接',
    erasure: 'goes',
    find: (cloud, { openId }) => payRequestsWith(cloud, openId, most),
    isLater: ({ expiresAt }, subject) => isLater(subject, expiresAt - payRequestMs),
    facts: ({ expiresAt, openId }, _cloud, subject) => [
      ['谁发的', openId === subject.openId ? '您发的' : '别人发给您的'],
      ['有效到', day(expiresAt)],
    ],
  },
  evidence: {
    of: 'residents',
    heading: '退费申请和身份申报里您传的图片、留的电话',
    erasure: 'goes',
    find: (cloud, { openId }) => cloud.db.find('evidence', { filter: { openId }, limit: most }),
    isLater: ({ createdAt }, subject) => isLater(subject, createdAt),
    facts: (given, cloud) => [
      ['给什么事', given.kind === 'refund' ? '退费申请' : '身份申报'],
      ['给的时间', day(given.createdAt)],
      ['联系电话', phoneIn(cloud, given) ?? '没有'],
      ...given.pictures
        .filter(isKept)
        .map(({ at, bytes }, index) => [`第${index + 1}张`, pictureLine(at, bytes)] as const),
      ['保存到', `申请办结后${pictureDays}天`],
    ],
  },
  'receipt-codes': receiptCodes,
  'receipt-shares': receiptShares,
  'change-messages': changeMessages,
  'agreed-messages': agreedMessages,
  'lookup-log': {
    of: 'residents',
    heading: '您查询号码的次数',
    erasure: 'renamed',
    find: (cloud, { openId }) =>
      cloud.db.find('lookup-log', {
        filter: { caller: { in: pseudonyms(cloud.settings, 'caller', openId) } },
        limit: most,
      }),
    isLater: ({ at }, subject) => isLater(subject, at),
    facts: ({ at, found, expiresAt }) => [
      ['时间', day(at)],
      ['查到', found ? '是' : '否'],
      ['保存到', day(expiresAt)],
    ],
  },
  counters: {
    of: 'residents',
    heading: '当天次数',
    erasure: 'ends',
    find: nothingOfHim,
    facts: () => [],
  },
  'mutual-aid-accounts': {
    of: 'residents',
    heading: '家庭共济账户',
    whole: always,
    erasure: 'stays',
    find: (cloud, { person }) =>
      one(person === null ? null : cloud.db.get('mutual-aid-accounts', person._id)),
    facts: ({ region, balanceFen, authorisedFen, relatives, asOf }) => [
      ['医保部门', placeOf(region)],
      ['余额', inYuan(balanceFen)],
      ['放开给家人', inYuan(authorisedFen)],
      ['绑定的家人', `${relatives.length}人`],
      ['日期', asOf],
    ],
  },
  'mutual-aid-movements': {
    of: 'residents',
    heading: '共济账户的变动',
    erasure: 'stays',
    find: (cloud, { person }) =>
      person === null
        ? nothingOfHim()
        : cloud.db.find('mutual-aid-movements', { filter: { accountId: person._id }, limit: most }),
    facts: ({ at, words, amountFen, balanceFen }) => [
      ['时间', day(at)],
      ['什么', words],
      ['金额', inYuan(amountFen)],
      ['余额', inYuan(balanceFen)],
    ],
  },
  deductions: {
    of: 'residents',
    heading: '从共济账户扣款',
    erasure: 'stays',
    find: (cloud, { person }) =>
      person === null
        ? nothingOfHim()
        : cloud.db.find('deductions', { filter: { accountId: person._id }, limit: most }),
    facts: ({ orderId, line, region, amountFen, day: on, state, answeredOn }) => [
      ['订单号', orderId],
      ['哪一位', `订单里第${line + 1}位`],
      ['医保部门', placeOf(region)],
      ['金额', inYuan(amountFen)],
      ['日期', on],
      ['办到哪一步', deductionNames[state]],
      ...(answeredOn === null ? [] : [['医保部门答复', answeredOn] as const]),
    ],
  },
  reimbursements,
  'registration-lines': registrationLines,
  'refund-dues': refundDues,
  // After what is found by them: an erasure goes through the table from the top.
  orders,
  'proposal-parts': {
    of: 'residents',
    heading: '待经办人同意的名册和文件',
    erasure: 'ends',
    find: (cloud, { openId, person }) =>
      cloud.db.find('proposal-parts', {
        filter: { subjects: { in: [openId, ...(person === null ? [] : [person._id])] } },
        limit: most,
      }),
    facts: ({ expiresAt }) => [['最迟保存到', day(expiresAt)]],
  },
  'upload-parts': uploadParts,
  'levy-list-parts': levyListParts,
  ...ofOthers,
};

/** Whose name stands on the copy: masked, for the page; empty where he proved to be nobody. */
export function nameOnCopy(cloud: Cloud, { person }: Subject): string {
  return person === null ? '' : maskName(nameOf(cloud, person));
}
