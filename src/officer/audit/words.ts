import { numberReasonWords } from '../../../contract/person-file';
import type { AuditCount } from '../../../contract/audit';
import { actWords } from '../proposals/words';

/** Every act and every reading of an officer that the audit log has. */
const actionWords: Readonly<Record<string, string>> = {
  'applications.awaiting': '查看待确认身份',
  'roster.confirm': '办理身份申报',
  'codes.issue': '发一次性码',
  'places.set-contacts': '改咨询电话',
  'places.set-channels': '改缴费办法',
  'places.add': '添加地方',
  'places.remove': '去掉地方',
  'posters.make': '做海报',
  'posters.words-file': '做宣传单、信的PDF',
  'residents.import': '导入居民名单',
  'residents.undo': '撤回居民名单',
  'residents.overview': '查看各村名单和未参保人数',
  'residents.missing': '查看未参保的人',
  'residents.phone': '查看联系电话',
  'residents.walk-sheet': '取上门名单',
  'residents.call-sheet': '取电话名单',
  'duplicates.import': '导入重复参保的名单',
  'duplicates.undo': '撤回重复参保的名单',
  'duplicates.list': '查看重复参保的人',
  'duplicates.decide': '处理重复参保',
  'duplicates.give-up': '不再处理一件重复参保',
  'duplicates.resume': '恢复居民医保待遇',
  'reimbursements.list': '查看补贴名单',
  'reimbursements.find': '按号码查一个人的补贴',
  'reimbursements.apply-for': '窗口登记补贴申领',
  'reimbursements.decline': '不同意补贴申领',
  'reimbursements.to-tell': '查看补贴要通知的人',
  'reimbursements.tick': '登记已经通知',
  'reimbursements.prepare-batch': '准备补贴批次',
  'reimbursements.dissolve-batch': '拆开补贴批次',
  'reimbursements.batches': '查看补贴批次',
  'reimbursements.batch-file': '取补贴批次的文件',
  'refund-dues.list': '查看该退的人',
  'progress.publish': '公开或不再公开参保进度',
  'targets.set': '设任务数和人口数',
  'reports.workbook': '取参保报表',
  'office-files.workbook': '取报送、发放、扣款文件（Excel）',
  'levy-lists.begin': '做应缴清册',
  'levy-lists.go-on': '做应缴清册（接着做）',
  'levy-lists.remove': '删除应缴清册',
  'registration.files': '查看参保报送的文件',
  'registration.file': '取参保报送的文件',
  'registration.refused': '查看没有登记上的人',
  'registration.send-again': '重新报送一个人',
  'statements.own-day': '查看本地一天的收退款',
  'hand-outs.open': '打开给经办人做的文件',
  'uploads.begin': '上传文件',
  'uploads.go-on': '读、核对、提出上传的文件',
  'uploads.rows': '查看上传文件里的行',
  'uploads.leave-out': '留下上传文件里的行',
  'uploads.propose': '提出上传的文件',
  'uploads.undo': '撤回或提出撤回上传的文件',
  'uploads.take': '写入上传的名单或任务数',
  'uploads.compare': '用全部名单比谁不在了',
  'uploads.end-all': '选上不在名单上的人',
  'uploads.remove': '删掉上传的文件',
  'notices.draft-save': '存通知草稿',
  'notices.draft-paper': '存通知原文',
  'notices.draft-remove': '删通知草稿',
  'notices.propose': '提出通知',
  'notices.agree': '同意通知',
  'notices.send-back': '退回通知',
  'notices.withdraw': '撤回通知',
  'notices.end': '停止通知',
  'keys.rotate': '换密钥',
  'mutual-aid.set-floor': '改共济账户底线',
  'mutual-aid.make-batch': '做扣款批次',
  'mutual-aid.batches': '查看扣款批次',
  'mutual-aid.batch-file': '取扣款文件',
  'cases.list': '查看待办清单',
  'cases.without-wechat': '查看没有微信的人的名单',
  'cases.acts-without-wechat': '查看要告知没有微信的人的名单',
  'cases.acts-told': '打印了告知名单',
  'cases.pictures': '看退费申请的证明图片',
  'cases.resolve': '办理待办',
  'statements.get': '查看收款单位清单',
  'bills.differences': '查看账单差异',
  'persons.find': '按号码查人',
  'persons.search': '查询一个人',
  'persons.file': '打开个人档案',
  'persons.number': '查看完整证件号码',
  'persons.stored': '查看可以更正的资料',
  'proposals.propose': '提出',
  'proposals.get': '查看提出的内容',
  'proposals.agree': '同意',
  'proposals.go-on': '继续生效',
  'proposals.stop': '退回或撤回',
  'audit.report': '查看操作月报',
  'officers.list': '查看经办人员',
  'officers.invitations': '查看经办人员的邀请',
  'officers.give-code': '给经办人加入码',
  'officers.accept': '输入经办人加入码',
  'officers.confirm': '核对、确认经办人',
  'officers.end-invitation': '结束经办人的邀请',
  'officers.end': '结束经办人的职责',
};

const decisionWords: Readonly<Record<string, string>> = {
  ...actWords,
  ...numberReasonWords,
  confirm: '认定',
  approve: '同意',
  decline: '不同意',
  retry: '重新发起退费',
  'paid-by-hand': '已人工退款',
  returned: '已退回',
  close: '核对过，不用处理',
};

/** A code of an earlier release stays a code. */
function actWordsOf(action: string): string {
  const [act = '', decision] = action.split('/');
  const words = actionWords[act] ?? `别的操作（${act}）`;
  return decision === undefined ? words : `${words}：${decisionWords[decision] ?? decision}`;
}

/** `发一次性码：12次，12人次，其中非工作时间1次`; a person counts as often as he came up. */
export function countWords({ action, outcome, times, timesOutOfHours, people }: AuditCount): string {
  const late = timesOutOfHours === 0 ? '' : `，其中非工作时间${timesOutOfHours}次`;
  const ended = { done: '', failed: '，中途断了' }[outcome] ?? `，没有准许（${outcome}）`;
  const whom = people === 0 ? '' : `，涉及${people}人次`;
  return `${actWordsOf(action)}：${times}次${whom}${late}${ended}`;
}
