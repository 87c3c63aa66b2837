/** Chinese names of the kinds of rule, for the people who write and check a notice. */
const names: Readonly<Record<string, string>> = {
  premium: '个人缴费标准',
  'fiscal-share': '财政补助',
  'care-premium': '长期护理保险费',
  'care-premium-due': '当地应缴长期护理保险费',
  tiers: '缴费档次',
  window: '集中缴费期',
  subsidy: '资助参保',
  'several-identities': '几种身份怎么算',
  cover: '待遇享受期',
  'late-payment': '过期缴费',
  reimbursement: '先缴后补',
  'list-day': '名单核定日',
  'reimbursement-fund': '补贴的资金来源',
  'payout-day': '补贴发放日',
  'claim-way': '补贴怎么领',
  'claim-deadline': '补贴申领截止日',
  'certified-here': '要在参保地认定',
  refund: '退费',
  'refund-reason': '退费情形',
  'no-refund-rule': '没有写退费',
  remark: '提示',
  'mutual-aid-account': '家庭共济账户缴费',
  channel: '缴费渠道',
  targets: '扩面任务',
  silence: '通知没有写的事',
  information: '说明',
  term: '词义',
  'check-before-paying': '缴费前核对',
  'double-insurance': '重复参保',
  duty: '工作职责',
};

/** The Chinese name of a kind; `规则` for one that has none yet. */
export function ruleKindName(kind: string): string {
  return Object.prototype.hasOwnProperty.call(names, kind) ? (names[kind] ?? '规则') : '规则';
}
