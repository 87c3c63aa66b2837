import { conditionName } from '../condition-words';
import type { CommonIdentityCode } from '../fact-sheet';
import { fundName, identityName } from '../names';
import type { Fund } from '../determination';

/** What each kind of rule is for, to the officer who looks for the right one. */
const purposes: Readonly<Record<string, string>> = {
  premium: '每人一年缴多少；有的人另有标准的，各写一条',
  'fiscal-share': '财政给每人补多少；全额缴费的人要连这笔一起缴',
  'care-premium': '和医保费一起收的长期护理保险费，每人一年多少',
  'care-premium-due': '通知写明这个地方都要缴长期护理保险费',
  tiers: '有几个档次可以自己选的，写各档叫什么、默认哪一档',
  window: '哪天到哪天可以缴；有几段的各写一条，部分人另有时间的也各写一条',
  subsidy: '哪些人缴费时直接少缴多少',
  'several-identities': '一个人有几种身份时怎么算',
  cover: '在集中缴费期缴了的，哪天到哪天能报销，要不要等待',
  'late-payment': '过了集中缴费期，谁还能缴、缴多少、什么时候开始能报销',
  reimbursement: '先按全额缴，以后再补给本人的钱',
  'list-day': '先缴后补的名单以哪一天为准，新认定的看哪段时间',
  'reimbursement-fund': '先缴后补的钱由哪笔资金出',
  'payout-day': '先缴后补的钱最晚哪天发',
  'claim-way': '先缴后补的钱是自动发，还是要申请',
  'claim-deadline': '先缴后补最晚哪天申请',
  'certified-here': '身份不是在参保地认定的，没有先缴后补',
  refund: '缴费以后才认定身份的，退多少',
  'no-refund-rule': '通知没有写退费的，说明这里怎么理解',
  'refund-reason': '缴重了、人去世了这类情况，能不能全退、最晚哪天申请',
  remark: '给一部分人看的提示，不影响金额',
  'mutual-aid-account': '家庭共济账户能替谁缴',
  channel: '在哪里缴、登记、申请',
  targets: '各地要完成的参保人数，居民看不到',
  silence: '居民会问、通知没有写的事，说明没有写',
  information: '这一条只是说明，不影响计算',
  term: '通知里的一个说法指的是哪些人',
  'check-before-paying': '缴费前请居民核对什么',
  duty: '哪个单位最晚哪天做什么，居民看不到',
};

/** What a kind of rule is for; empty for one of which nothing is known. */
export function kindPurpose(kind: string): string {
  return purposes[kind] ?? '';
}

/**
 * Names of fields. A longer way stands for the same name elsewhere: `cover.from` is asked before `from`. A unit that a screen
 * reader must say stands in the name.
 */
const fields: Readonly<Record<string, string>> = {
  title: '通知的标题',
  documentNumber: '文号',
  issuedOn: '印发日期',
  id: '编号',
  year: '参保年度',
  issuers: '发文单位',
  validity: '有效期',
  regions: '适用的地区（区划代码）',
  overlays: '补充哪一份通知（编号）',
  says: '写给居民看的话',
  'clauses.says': '这一条写给居民看的话',
  why: '为什么',
  'clauses.why': '为什么没有规则用到这一条',
  who: '对谁',
  rule: '规则的名字',
  clause: '哪一条写的',
  amountFen: '金额（元）',
  'fiscal-share.fixed': '通知写明了这个数（没有写明、按上一年估的选“不是”）',
  collectedBy: '写明一起收的是哪一条',
  from: '从哪天起，含当天',
  to: '到哪天为止，含当天',
  daysOfMonth: '每月只收几天的，从几号到几号',
  months: '收费日子不同的月份',
  'months.month': '月份，如 2025-12',
  'months.days': '这个月从几号到几号收',
  holder: '这些人叫什么，如“60周岁以上老人”',
  gives: '资助多少',
  percent: '百分之几',
  statedFen: '通知另写明的金额（元）',
  fund: '由哪笔资金出',
  recognisedBy: '最晚哪天认定的才算',
  'refund.recognisedBy': '最晚哪天认定的可以退',
  'recognisedBy.day': '最晚哪天认定，含当天',
  'recognisedBy.clause': '这个日期是哪一条写的',
  'recognisedBy.why': '过了这一天认定的，告诉他什么',
  reading: '通知没写明时，我们怎么理解',
  'cover.from': '待遇从什么时候开始',
  'cover.to': '待遇到哪天为止，含当天',
  notBefore: '最早从哪天开始享受',
  wait: '等待期',
  'wait.from': '从什么时候算起',
  'wait.days': '等待多少天',
  'wait.months': '等待几个月',
  'wait.counting': '几个月怎么数',
  perMissedYear: '断缴过的，多等多少',
  'perMissedYear.months': '每断缴一年，多等几个月',
  'perMissedYear.after': '开头几年不另外加（第一年就加的填 0）',
  repair: '补缴断缴年份的，少等多少',
  'repair.monthsPerYearPaid': '每补缴一年，少等几个月',
  'repair.least': '断缴多年的，最少也要等多久',
  'least.missedYears': '断缴满几年的',
  'least.months': '最少等几个月',
  until: '最晚哪天缴',
  'until.day': '最晚哪天，含当天',
  'until.clause': '这个日期是哪一条写的',
  'refund-reason.until': '最晚哪天申请，含当天；没有写就不填',
  price: '缴多少',
  aid: '资助照样减',
  begins: '待遇从什么时候开始',
  waitingDays: '等待多少天',
  'late-payment.from': '从哪天起可以这样缴，含当天',
  'late-payment.to': '待遇到哪天为止，含当天',
  with: '还有哪几条一起管',
  listDay: '名单以哪一天为准',
  paidFrom: '名单上的人从哪天起缴的算，含当天',
  paidTo: '名单上的人到哪天缴的算，含当天',
  newFrom: '新认定的从哪天起算，含当天',
  newTo: '新认定的到哪天为止，含当天',
  otherwise: '不符合的人，告诉他什么',
  listedBy: '最晚哪天发，含当天',
  identities: '哪些身份',
  circumstances: '哪些情况',
  recognised: '怎么进的名单',
  how: '怎么领',
  day: '最晚哪天，含当天',
  beforeCover: '待遇还没开始的，告诉他什么',
  'refund-reason.beforeCover': '只有待遇开始以前才能退',
  reason: '退费的理由',
  note: '提示的种类',
  relations: '能替谁缴',
  channel: '哪一种办法',
  use: '用来做什么',
  whom: '给谁用',
  rows: '各地的人数',
  place: '地方',
  region: '区划代码',
  people: '人数',
  total: '合计人数',
  about: '居民问的是什么',
  identity: '哪一种身份',
  term: '通知里的说法',
  office: '哪个单位',
  what: '做什么',
  recurs: '多久一次',
  by: '最晚哪天，含当天',
  weekday: '星期几（1 到 7，7 是星期日）',
  time: '几点，如 17:00',
  dayOfMonth: '每月几号以前',
  inWindow: '只在集中缴费期里做',
  when: '什么时候（通知的说法）',
  'who.identities': '有其中一种身份',
  'who.circumstances': '有其中一种情况',
  'who.holdsNone': '没有这些身份',
  'who.holdsAll': '同时还有这些身份',
  'who.oneOf': '下面几项里至少符合一项',
  oneOf: '其中一项',
  name: '叫什么',
  code: '代码',
};

/** The longest way of a field that has a name: `cover.wait.from`, `wait.from`, `from`. */
function found(table: Readonly<Record<string, string>>, way: readonly string[]): string | undefined {
  const ways = way.map((_step, at) => way.slice(at).join('.'));
  const first = way[0];
  const last = way[way.length - 1];
  // A rule's own field, asked for by its kind before by its name alone.
  const ofKind = way.length > 2 ? [`${first ?? ''}.${last ?? ''}`] : [];
  const tried = [...ways.slice(0, -1), ...ofKind, ...ways.slice(-1)];
  const name = tried.find((one) => Object.prototype.hasOwnProperty.call(table, one));
  return name === undefined ? undefined : table[name];
}

/** What a field is called: `way` is the kind of rule and the names down to the field. Null where it has no name yet. */
export function fieldName(way: readonly string[]): string | null {
  const last = way[way.length - 1] ?? '';
  const isCondition = way.includes('who') && !(`who.${last}` in fields);
  return (isCondition ? conditionName(last) : null) ?? found(fields, way) ?? null;
}

/** What codes mean, by the field in which they stand. */
const codes: Readonly<Record<string, string>> = {
  'gives.full': '全额资助',
  'gives.fixed': '资助一个固定的数',
  'gives.percent': '按百分比资助',
  'cover.from.payment': '缴费当天',
  'cover.from.next-day': '缴费第二天',
  'cover.from.birth': '出生那天',
  'cover.from.event': '事情发生那天',
  'cover.from.day': '写明的日期',
  'wait.days': '按天数',
  'wait.months': '按月数',
  'wait.from.payment': '从缴费那天算起',
  'wait.from.cover': '从待遇本来开始的那天算起',
  'counting.same-day': '到几个月后的同一天（3月15日缴，等3个月，6月15日起）',
  'counting.next-day': '到几个月后同一天的第二天（6月16日起）',
  'counting.first-of-month': '缴费当月算一个月，到第几个月的1日（6月1日起）',
  'counting.first-of-month-after': '等满几个月以后的下月1日（7月1日起）',
  'price.premium': '只缴个人部分',
  'price.premium-and-fiscal-share': '连财政补助一起全额缴',
  'begins.payment': '缴费当天',
  'begins.next-day': '缴费第二天',
  'begins.birth': '出生那天',
  'begins.event': '事情发生那天',
  'begins.after-days': '等待若干天以后（在下面加上“等待多少天”）',
  'begins.after-wait': '等待若干个月以后（在下面加上“等待期”）',
  'recognised.listed': '名单上已有的',
  'recognised.new': '新认定的',
  'recognised.any': '都算',
  'how.automatic': '自动发',
  'how.apply': '本人申请',
  'reason.paid-twice': '缴重了',
  'reason.died': '人去世了',
  'reason.insured-elsewhere': '在别处参保了',
  'reason.wrong-place': '缴错了地方',
  'note.existing-policy': '原来的政策照旧',
  'note.fiscal-share-unconfirmed': '财政补助还没定',
  'note.ltci-unknown': '不清楚是不是长护险试点',
  'note.coverage-silent': '没有写待遇期',
  'note.draft-notice': '通知是征求意见稿',
  'note.charity-possible': '可能有慈善资助',
  'note.not-yet-recognised': '身份还没到认定的日子',
  'note.attribute-unknown': '有一项不清楚',
  'note.no-cover-left': '今年已经没有待遇',
  'note.interpretation': '我们的理解',
  'note.claim-closed': '申请已经截止',
  'note.not-entitled': '不能享受',
  'note.limit-passed': '办理期限已过',
  'note.no-notice': '没有当地的通知',
  'relations.spouse': '配偶',
  'relations.parent': '父母',
  'relations.child': '子女',
  'relations.family-member': '家庭成员（没有写明是谁）',
  'channel.wechat': '微信',
  'channel.alipay': '支付宝',
  'channel.app': '手机应用',
  'channel.bank-app': '银行的手机应用',
  'channel.tax-site': '税务网站',
  'channel.school': '学校代收',
  'channel.agent': '村、社区代办',
  'channel.self-service': '自助机',
  'channel.counter': '窗口',
  'use.pay': '缴费',
  'use.register': '登记',
  'use.family-account': '家庭共济',
  'use.claim': '申请补助',
  'recurs.once': '只做一次',
  'recurs.weekly': '每周',
  'recurs.monthly': '每月',
  'recurs.ongoing': '一直要做',
  'sex.female': '女',
  'sex.male': '男',
  'disabilityGradeAtMost.1': '一级',
  'disabilityGradeAtMost.2': '一级、二级',
  'disabilityGradeAtMost.3': '一级到三级',
  'disabilityGradeAtMost.4': '一级到四级',
};

/** What a code in a field means. Null where it has no name yet. */
export function codeName(way: readonly string[], code: string | number): string | null {
  const named = found(codes, [...way, String(code)]);
  if (named !== undefined && !(String(code) in codes)) return named;
  const text = String(code);
  const fund = way[way.length - 1] === 'fund' ? (fundName(text as Fund) as string | undefined) : undefined;
  const holder = identityName(text as CommonIdentityCode);
  return fund ?? (holder === text ? null : holder);
}
