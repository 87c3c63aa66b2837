import type { OfficerDuty } from '../../../contract/officer';
import { pages } from '../../platform/pages';
import { officerPages } from '../pages';

export interface Task {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** One of them is enough; absent where any officer may. */
  readonly duties?: readonly OfficerDuty[];
}

export interface TaskGroup {
  readonly title: string;
  readonly tasks: readonly Task[];
}

/** All pages of officers by kind of work, what is dealt with every day first. */
const groups: readonly TaskGroup[] = [
  {
    title: '办理',
    tasks: [
      {
        id: 'open-proposals',
        label: '等同意的',
        hint: '一个人提出、另一个人同意才生效的事',
        path: officerPages.officerProposals,
      },
      {
        id: 'open-claims',
        label: '待确认身份',
        hint: '居民申报的困难身份，核实后才按资助收费',
        path: officerPages.officerClaims,
        duties: ['roster'],
      },
      {
        id: 'open-cases',
        label: '待办清单',
        hint: '退费审批、机器处理不了的账',
        path: officerPages.officerCases,
        duties: ['money'],
      },
    ],
  },
  {
    title: '参保人',
    tasks: [
      {
        id: 'open-search',
        label: '查一个人',
        hint: '登记、参保、缴费、退费到了哪一步，能打印',
        path: officerPages.officerPersons,
        query: { look: 'file' },
        duties: ['roster', 'money'],
      },
      {
        id: 'open-persons',
        label: '更正资料',
        hint: '姓名、号码、认定或参保登记错了',
        path: officerPages.officerPersons,
        duties: ['roster'],
      },
      {
        id: 'open-uploads',
        label: '上传名册',
        hint: '谁享受资助：Excel或CSV整个传上来，逐行核对，整批可以撤回',
        path: officerPages.officerUploads,
        query: { kind: 'roster' },
        duties: ['roster'],
      },
      {
        id: 'open-missing',
        label: '还没参保的人',
        hint: '按村、按代办员列出来，打印上门、打电话提醒',
        path: officerPages.officerMissing,
        duties: ['roster'],
      },
      {
        id: 'open-residents',
        label: '居民名单',
        hint: '谁住在哪个村、哪一户、谁去上门；和上一份比',
        path: officerPages.officerUploads,
        query: { kind: 'residents' },
        duties: ['roster'],
      },
      {
        id: 'open-certified',
        label: '困难群众',
        hint: '各类人群参保了多少、差谁；部门每月的名单来了没有',
        path: officerPages.officerCertified,
        duties: ['roster'],
      },
      {
        id: 'open-duplicates',
        label: '重复参保',
        hint: '职工医保、异地参保、去世、两处名单都有的人',
        path: officerPages.officerDuplicates,
        duties: ['roster'],
      },
      {
        id: 'open-reimbursement-telling',
        label: '补贴：要通知的人',
        hint: '各部门要通知哪些人来申领',
        path: officerPages.officerReimbursements,
        duties: ['roster'],
      },
      {
        id: 'open-codes',
        label: '一次性码',
        hint: '把微信和本人对上',
        path: officerPages.officerCodes,
        duties: ['codes'],
      },
    ],
  },
  {
    title: '资金',
    tasks: [
      {
        id: 'open-refunds',
        label: '错缴、多缴的退费',
        hint: '通知没有规定自动退的，两个人办',
        path: officerPages.officerPersons,
        duties: ['money'],
      },
      {
        id: 'open-reimbursements',
        label: '补贴发放和该退的',
        hint: '先缴后补的名单、申领、批次和放行，缴费后认定该退的',
        path: officerPages.officerReimbursements,
        duties: ['money'],
      },
      {
        id: 'open-elsewhere',
        label: '别处缴费',
        hint: '税务部门给的名单：银行、窗口、支付宝等渠道缴的',
        path: officerPages.officerUploads,
        query: { kind: 'elsewhere' },
        duties: ['money'],
      },
      {
        id: 'open-accounts',
        label: '共济账户文件',
        hint: '绑定、余额、扣款批次、扣款结果',
        path: officerPages.officerAccounts,
        duties: ['money'],
      },
      {
        id: 'open-floor',
        label: '共济账户底线',
        hint: '账户里最少要留多少钱',
        path: officerPages.officerFloor,
        duties: ['money'],
      },
      {
        id: 'open-daily',
        label: '每日对账',
        hint: '本地的收退款，各收款单位清单，与微信账单的差异',
        path: officerPages.officerDaily,
        duties: ['money'],
      },
      {
        id: 'open-levy',
        label: '应缴清册和资助台账',
        hint: '每个人应缴多少、依据哪一条，给税务和财政的文件',
        path: officerPages.officerLevy,
        duties: ['money'],
      },
      {
        id: 'open-reported',
        label: '参保报送',
        hint: '每天给医保、税务部门的参保文件，和他们的回执',
        path: officerPages.officerReported,
        duties: ['money'],
      },
      {
        id: 'open-receipt-check',
        label: '查验缴费凭证',
        hint: '居民拿来的凭证，看还有没有效',
        path: pages.receiptCheck,
      },
    ],
  },
  {
    title: '通知和任务',
    tasks: [
      {
        id: 'open-progress',
        label: '参保进度和任务',
        hint: '参保多少、差多少、各地排名，周报和月报',
        path: officerPages.officerProgress,
      },
      {
        id: 'open-duties',
        label: '任务和时限',
        hint: '通知给各单位的任务、报送和发放的日期',
        path: officerPages.officerDuties,
      },
      {
        id: 'open-notices',
        label: '通知',
        hint: '写下一年的、核对同意、撤回，看哪天执行过哪一版',
        path: officerPages.officerNotices,
        duties: ['notices'],
      },
    ],
  },
  {
    title: '地方和宣传',
    tasks: [
      {
        id: 'open-contacts',
        label: '咨询电话',
        hint: '居民在“找谁问”里看到的电话',
        path: officerPages.officerContacts,
        duties: ['contacts'],
      },
      {
        id: 'open-channels',
        label: '缴费办法',
        hint: '通知以外，居民在“怎么缴费”里看到的办法',
        path: officerPages.officerChannels,
        duties: ['contacts'],
      },
      {
        id: 'open-places',
        label: '添加街道和村',
        hint: '名录里没有的地方，从文件加',
        path: officerPages.officerPlaces,
        duties: ['contacts'],
      },
      {
        id: 'open-posters',
        label: '海报',
        hint: '各村各社区的海报和码，扫了多少次',
        path: officerPages.officerPosters,
      },
    ],
  },
  {
    title: '经办人员',
    tasks: [
      {
        id: 'open-officers',
        label: '经办人员',
        hint: '谁能办什么：邀请、更改、结束',
        path: officerPages.officers,
        duties: ['officers'],
      },
      {
        id: 'open-audit',
        label: '操作月报',
        hint: '谁办了多少、看了多少',
        path: officerPages.officerAudit,
        duties: ['audit'],
      },
    ],
  },
];

/** What somebody with these duties may open; a group of which he may nothing is left out. */
export function groupsFor(duties: readonly OfficerDuty[]): readonly TaskGroup[] {
  return groups
    .map(({ title, tasks }) => ({
      title,
      tasks: tasks.filter(
        (task) => task.duties === undefined || task.duties.some((duty) => duties.includes(duty)),
      ),
    }))
    .filter(({ tasks }) => tasks.length > 0);
}
