import * as v from 'valibot';
import { documentKinds } from '../../contract/identity-document';
import { orderMessageKinds, recordMessageKinds } from '../../contract/messages';
import { relations } from '../../contract/family';
import { applicantRelations } from '../../contract/reimbursements';
import { isOwnIdentityCode } from '../../policy/own-identities';
import { circumstanceCodes, disabilityGrades, identityCodes, sexes } from '../../policy/fact-sheet';
import type { OwnIdentityCode } from '../../policy/fact-sheet';
import { mostInsuredYears, problemOfHistory, tierCode } from '../../policy/parse-fact-sheet';
import { fen } from '../../policy/money';
import { isIsoDay, isoDay, type IsoDay } from '../../policy/calendar';
import { currentRegion } from '../../policy/region-names';

/**
 * Pieces of requests. Every object is strict: a field that isn't known is refused, so that nobody slips in a price, a
 * state or an openId. Every text and list has an end.
 */
export const shortText = v.pipe(
  v.string(),
  v.maxLength(100, '最多100个字，请写短一点。'),
  // Letters, signs and spaces of any script; nothing that hides, turns or breaks what stands around it.
  v.regex(/^\P{C}*$/u, '有看不见的字符，请重新输入。'),
);

/** Of our own making: random hexadecimal, possibly with a year behind it. */
export const recordKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}(-\d{4})?$/));

/** GB/T 2260 of a place as it was written: 6 digits, 9 for a street or town, 12 for a village or community. */
export const writtenRegionCode = v.pipe(
  v.string(),
  v.regex(/^(\d{6}|\d{9}|\d{12})$/, '地区代码有误，请重新选择参保地。'),
);

/** The same; in place of a code that was given up stands the one that followed it, so that no new document holds an old one. */
export const regionCode = v.pipe(writtenRegionCode, v.transform(currentRegion));

/** `2026-10` */
export const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '请写年月，例如 2026-10。'));

export const insuredYear = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(2016, '参保年度有误，请重新选择。'),
  v.maxValue(2100, '参保年度有误，请重新选择。'),
);

export const calendarDay = v.pipe(
  v.string(),
  v.check((text) => isIsoDay(text), '日期不存在，请检查年、月、日。'),
  v.transform(isoDay),
);

export const documentEntry = v.strictObject({
  kind: v.picklist(documentKinds, '请选择证件类型。'),
  number: v.pipe(v.string(), v.maxLength(40, '证件号码太长，请对照证件检查。')),
});

export const personName = v.pipe(v.string(), v.maxLength(60, '姓名太长，请按证件填写。'));

export const personEntry = v.strictObject({
  name: personName,
  document: documentEntry,
  birthDate: v.exactOptional(calendarDay),
});

/** Whether the place's notice declares one of its own is seen where the place is known. */
const ownIdentityCode = v.custom<OwnIdentityCode>(
  (value) => typeof value === 'string' && isOwnIdentityCode(value),
);

export const identityCode = v.union([v.picklist(identityCodes), ownIdentityCode]);

/** What of a claim: an identity, an event of his life, or facts of himself. */
export const claimedPart = v.union([identityCode, v.picklist([...circumstanceCodes, 'facts'])]);

const identityFields = {
  code: identityCode,
  since: calendarDay,
  until: v.exactOptional(calendarDay),
  region: v.exactOptional(regionCode),
  dueToIllness: v.exactOptional(v.boolean()),
  monitored: v.exactOptional(v.boolean()),
  disabilityGrade: v.exactOptional(v.picklist(disabilityGrades, '残疾等级只有一级到四级，请检查。')),
  lostWorkCapacity: v.exactOptional(v.boolean()),
  student: v.exactOptional(v.boolean()),
};

const certifiedIdentity = v.strictObject(identityFields);

interface Held {
  readonly since: IsoDay;
  readonly until?: IsoDay | undefined;
}
function endsBeforeItBegins({ since, until }: Held): boolean {
  return until !== undefined && until < since;
}
const tooManyIdentities = '身份太多，请检查。';
const endBeforeBeginning = '身份的结束日期早于开始日期，请检查。';

export const identities = v.pipe(
  v.array(certifiedIdentity),
  v.maxLength(identityCodes.length, tooManyIdentities),
  v.check((all) => !all.some(endsBeforeItBegins), endBeforeBeginning),
);

/** Identities as a payer says them: he may not know the day. */
const claimedIdentities = v.pipe(
  v.array(
    v.strictObject({ ...identityFields, sinceSaid: v.exactOptional(v.picklist(['before', 'unknown'])) }),
  ),
  v.maxLength(identityCodes.length, tooManyIdentities),
  v.check((all) => !all.some(endsBeforeItBegins), endBeforeBeginning),
);

export const circumstances = v.pipe(
  v.array(v.strictObject({ code: v.picklist(circumstanceCodes), on: v.exactOptional(calendarDay) })),
  v.maxLength(circumstanceCodes.length),
  v.check(
    (all) => new Set(all.map(({ code, on }) => `${code} ${on ?? ''}`)).size === all.length,
    '同一件事在同一天填了两次，请去掉一次。',
  ),
);

const countOfYears = v.pipe(
  v.number(),
  v.integer('年数要填整数。'),
  v.minValue(0, '年数不能小于0。'),
  v.maxValue(mostInsuredYears, `年数最多填${mostInsuredYears}。`),
);

const insuranceHistory = v.pipe(
  v.strictObject({
    insuredLastYear: v.exactOptional(v.boolean()),
    unbrokenYears: v.exactOptional(countOfYears),
    missedYears: v.exactOptional(countOfYears),
    repaidYears: v.exactOptional(countOfYears),
  }),
  v.check(
    (history) => problemOfHistory(history) === null,
    ({ input }) => `${problemOfHistory(input)?.message ?? ''}。`,
  ),
);

const fieldsOfFacts = {
  sex: v.exactOptional(v.picklist(sexes, '请选择男或女。')),
  student: v.exactOptional(v.boolean()),
  householdHere: v.exactOptional(v.boolean()),
  parentInsured: v.exactOptional(v.boolean()),
  insurance: v.exactOptional(insuranceHistory),
};

/** Facts of a person himself, as an office confirms them. */
export const factsOfPerson = v.strictObject(fieldsOfFacts);

export const claims = v.strictObject({
  identities: claimedIdentities,
  circumstances,
  ltciPilot: v.exactOptional(v.boolean()),
  tier: v.exactOptional(v.pipe(v.string(), v.regex(tierCode, '档次有误，请返回重新选择。'))),
  facts: v.exactOptional(v.strictObject({ year: insuredYear, ...fieldsOfFacts })),
});

export const consent = v.strictObject({
  version: v.pipe(v.string(), v.maxLength(20)),
  by: v.picklist(['self', 'guardian', 'on-behalf']),
});

export const relation = v.picklist(relations, '请选择与家人的关系。');

/** Made by the client, so that a repeat is recognised. */
export const requestId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

export const secretToken = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '邀请无效，请让家人重新发送。'));

/** The client's own; WeChat's `outTradeNo` too. */
export const orderId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '订单号有误，请返回重新提交。'));

/** Which person of an order. */
export const orderLine = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));

/** What was agreed to in WeChat's own dialog at a tap. */
export const orderMessages = v.pipe(
  v.array(v.picklist(orderMessageKinds)),
  v.maxLength(orderMessageKinds.length),
);
export const recordMessages = v.pipe(
  v.array(v.picklist(recordMessageKinds)),
  v.maxLength(recordMessageKinds.length),
);

/** Where the page before ended, as `listPage` said it. */
export const pageAfter = v.exactOptional(
  v.nullable(v.pipe(v.string(), v.regex(/^\d{1,16}-[\w:.-]{1,200}$/, '这一页已经找不到了，请回到第一页。'))),
);

/** Of which China days a list is wanted, both included. */
export const daysOfList = {
  from: v.exactOptional(calendarDay),
  to: v.exactOptional(calendarDay),
};

/** An application for money that comes back: who applies, and to which account. */
export const reimbursementApplication = v.strictObject({
  relation: v.picklist(applicantRelations, '请选择申请人是他的什么人。'),
  applicant: v.exactOptional(personName),
  account: v.strictObject({
    holder: personName,
    bank: shortText,
    number: v.pipe(v.string(), v.maxLength(60)),
  }),
});

/** An amount that somebody types; nothing in this field comes near ten million yuan. */
export const typedFen = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(1_000_000_000),
  v.transform(fen),
);

/** A clause of a notice, or what stands before, after and behind its numbers (`policy/clause.ts`). */
export const clause = v.pipe(v.string(), v.regex(/^(preamble|closing|annex|\d+(\.\d+)*)$/));
