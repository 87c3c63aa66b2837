import { type DuplicateFileKind, duplicateColumns } from '../../../contract/duplicates';
import { elsewhereColumns } from '../../../contract/elsewhere-payments';
import type { OfficerDuty } from '../../../contract/officer';
import { accountColumns } from '../../../contract/reimbursements';
import { residentColumns } from '../../../contract/residents';
import { type UploadKindName, type UploadTold, uploadDuties, uploadKinds } from '../../../contract/uploads';
import type { IsoDay } from '../../../policy/calendar';
import { type DayParts, chinaToday, dayFromParts } from '../../words/days';
import { officerPages } from '../pages';

/** What an officer says of a file beside its rows. */
export type ToldField = keyof UploadTold;

export interface KindWords {
  readonly label: string;
  readonly hint: string;
  readonly needs: readonly ToldField[];
  readonly needed: readonly string[];
  readonly further: readonly string[];
  /** Of what the file has so many: 人, 行, 个地方. */
  readonly unit: string;
  /** Where what was written is gone on with. */
  readonly then?: { readonly label: string; readonly path: string };
}

export const uploadKindWords: Readonly<Record<UploadKindName, KindWords>> = {
  roster: {
    label: '资助名册',
    hint: '民政、乡村振兴、残联给的：谁是哪种身份，从哪天认定',
    needs: [],
    needed: ['姓名', '证件号码', '身份类别', '认定日期'],
    further: [
      '证件类型',
      '出生日期',
      '截止日期',
      '因病',
      '纳入监测',
      '残疾等级',
      '丧失劳动能力',
      '在校学生',
      '情形',
      '情形日期',
      '所在学校',
      '参保地代码',
    ],
    unit: '人',
  },
  residents: {
    label: '居民名单',
    hint: '谁住在哪个村、哪一户、谁去上门；和上一份名单比，谁新来、谁不在了',
    needs: ['year', 'phonesFrom'],
    needed: residentColumns.needed,
    further: residentColumns.further,
    unit: '人',
  },
  duplicates: {
    label: '重复参保、去世的名单',
    hint: '职工医保在保、异地居民医保在保、去世的人；只留下这里的人',
    needs: ['year', 'list'],
    needed: duplicateColumns.needed,
    further: duplicateColumns.further,
    unit: '人',
    then: { label: '去核对这些人', path: officerPages.officerDuplicates },
  },
  elsewhere: {
    label: '别处缴费',
    hint: '税务部门给的：在银行、窗口、支付宝等渠道缴的',
    needs: [],
    needed: elsewhereColumns.filter((column) => column !== '证件类型'),
    further: ['证件类型'],
    unit: '行',
  },
  registration: {
    label: '参保报送的回执',
    hint: '医保、税务部门对每天参保文件的答复',
    needs: ['number'],
    needed: ['文件编号', '行号', '金额(元)', '结果'],
    further: ['原因', '登记编号', '登记日期'],
    unit: '行',
  },
  accounts: {
    label: '补贴发放的账户',
    hint: '民政部门的救助资金领取账户、护理补贴账户，残联采集的账户',
    needs: [],
    needed: accountColumns.filter((column) => column !== '证件类型'),
    further: ['证件类型'],
    unit: '人',
  },
  payout: {
    label: '补贴发放的结果',
    hint: '发放的单位对一批补贴的答复',
    needs: ['number'],
    needed: ['补贴编号', '金额(元)', '结果'],
    further: ['发放日期', '原因'],
    unit: '行',
  },
  targets: {
    label: '任务数',
    hint: '下面各地要参保多少人；合计会核对',
    needs: ['year', 'source', 'percent'],
    needed: ['地方'],
    further: ['区划代码', '任务人数', '常住人口', '职工参保人数'],
    unit: '个地方',
  },
  bindings: {
    label: '共济账户绑定',
    hint: '医保部门给的：谁的账户，能替哪些家人缴',
    needs: [],
    needed: ['持有人姓名', '持有人证件号码', '家人姓名', '家人证件号码', '关系'],
    further: ['持有人证件类型', '家人证件类型'],
    unit: '行',
  },
  balances: {
    label: '共济账户余额',
    hint: '医保部门给的：每个账户日终有多少钱',
    needs: ['asOf'],
    needed: ['姓名', '证件号码', '余额(元)'],
    further: ['证件类型'],
    unit: '人',
  },
  result: {
    label: '共济账户扣款结果',
    hint: '医保部门对一批扣款的答复',
    needs: ['number'],
    needed: ['扣款编号', '结果'],
    further: ['原因'],
    unit: '笔',
  },
  places: {
    label: '街道和村',
    hint: '名录里没有的街道、乡镇、村、社区',
    needs: [],
    needed: ['名称'],
    further: ['区划代码', '上级'],
    unit: '个地方',
    then: { label: '看添加过的地方', path: officerPages.officerPlaces },
  },
};

/** What somebody with these duties may upload. */
export function kindsFor(duties: readonly OfficerDuty[]): readonly UploadKindName[] {
  return uploadKinds.filter((kind) => duties.includes(uploadDuties[kind]));
}

export function isKind(text: string | undefined): text is UploadKindName {
  return uploadKinds.some((kind) => kind === text);
}

export interface ToldTyped {
  readonly year: number;
  /** Null until it was chosen: a list of the dead is none of employees. */
  readonly list: DuplicateFileKind | null;
  readonly number: string;
  readonly asOf: DayParts;
  readonly phonesFrom: string;
  readonly source: string;
  readonly percent: string;
}

export interface ToldProblem {
  readonly field: ToldField;
  readonly message: string;
}

/** What was typed as it is sent, or what is missing of it. */
export function toldOf(kind: UploadKindName, typed: ToldTyped): UploadTold | readonly ToldProblem[] {
  const { needs } = uploadKindWords[kind];
  const [number, phonesFrom, source, percent] = [
    typed.number,
    typed.phonesFrom,
    typed.source,
    typed.percent,
  ].map((text) => text.trim());
  const { list } = typed;
  const asOf = dayFromParts(typed.asOf);
  const problems = problemsIn(needs, { list, asOf, number, source, percent });
  if (problems.length > 0) return problems;
  return {
    ...(needs.includes('year') ? { year: typed.year } : {}),
    ...(needs.includes('list') ? { list } : {}),
    ...(needs.includes('number') ? { number } : {}),
    ...(needs.includes('asOf') ? { asOf } : {}),
    ...(needs.includes('phonesFrom') && phonesFrom !== '' ? { phonesFrom } : {}),
    ...(needs.includes('source') ? { source } : {}),
    ...(needs.includes('percent') && percent !== '' ? { percent: Number(percent) } : {}),
  } as UploadTold;
}

interface Tidied {
  readonly list: DuplicateFileKind | null;
  readonly asOf: IsoDay | null;
  readonly number: string | undefined;
  readonly source: string | undefined;
  readonly percent: string | undefined;
}

function problemsIn(
  needs: readonly ToldField[],
  { list, asOf, number = '', source = '', percent = '' }: Tidied,
): readonly ToldProblem[] {
  const share = Number(percent);
  const problems: ToldProblem[] = [];
  if (needs.includes('list') && list === null) {
    problems.push({ field: 'list', message: '请选这是哪种名单' });
  }
  if (needs.includes('number') && !/^[\w-]{1,40}$/.test(number)) {
    problems.push({ field: 'number', message: '请写它答的文件或批次的编号，可以从清单里点过来' });
  }
  if (needs.includes('asOf') && (asOf === null || asOf >= chinaToday())) {
    problems.push({ field: 'asOf', message: '请写余额是哪一天日终的，要早于今天' });
  }
  if (needs.includes('source') && source.length < 2) {
    problems.push({ field: 'source', message: '请写数字的来源，例如文件名称和文号' });
  }
  if (needs.includes('percent') && percent !== '' && !(share >= 1 && share <= 100)) {
    problems.push({ field: 'percent', message: '目标参保率写1到100的数，没有就空着' });
  }
  return problems;
}
