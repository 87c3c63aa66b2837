import type { ResidentQuestionCode } from '../../../policy/residents-questions';
import { pages } from '../../platform/pages';

/** Something that this product does about a question. */
export interface Here {
  readonly words: string;
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly hint?: string;
    readonly page: string;
  }[];
}

const family = {
  id: 'choose-family',
  label: '给家人参保',
  hint: '加上父母、孩子，一起办',
  page: pages.family,
};
const records = { id: 'choose-records', label: '我的记录', hint: '办到哪一步了', page: pages.records };
const orders = { id: 'open-orders', label: '缴费记录和凭证', page: pages.orders };
const channels = { id: 'open-channels', label: '怎么缴费', hint: '当地有哪些办法', page: pages.channels };
const account = {
  id: 'open-account',
  label: '家庭共济账户',
  hint: '能付给谁，能用多少',
  page: pages.account,
};

const newborn: Here = {
  words: '还没有身份证号的孩子，可以先用出生医学证明登记，以后补上号码。',
  rows: [family],
};
const claimed: Here = {
  words: '把家人和他的身份登记下来，参保地的工作人员核实以后，金额会跟着变。',
  rows: [family, records],
};

const here: Readonly<Partial<Record<ResidentQuestionCode, Here>>> = {
  'until-when': { words: '登记了家人，每个人交到哪天都看得到。', rows: [family, channels] },
  'newborn-when': newborn,
  'newborn-pays': newborn,
  'dibao-tekun': claimed,
  'several-identities': { ...claimed, words: '几种身份都可以登记；参保地核实哪些，就按哪些算。' },
  'recognised-later': {
    words: '在这里缴的，打开那笔订单申请退费，能不能退由参保地的工作人员按通知审核，同意退的，钱原路退回。',
    rows: [orders],
  },
  'insured-elsewhere': {
    words: '已经在别处缴了的，可以在家人的页面里说一声，这里不再提醒您给他缴。',
    rows: [family],
  },
  refund: {
    words:
      '在这里缴的，打开那笔订单，给那个人申请退费：交重了、交错地方、人去世了都可以选。能不能退由参保地的工作人员审核，同意退的，钱原路退回。在别处缴的，请问收款的地方。',
    rows: [orders],
  },
  'by-phone': {
    words: '可以把父母加进来，替他们算、替他们登记。在哪里缴，看当地的办法。',
    rows: [family, channels],
  },
  'not-registered': {
    words: '在这里登记的，缴费以前可以自己改参保地、年度和申报的身份。身份由参保地核实以后，金额会跟着变。',
    rows: [records, family],
  },
  'family-account': { words: '参保地开通了的，在这里能看到账户能付给谁、能用多少。', rows: [account] },
  receipt: {
    words:
      '在这里缴的，缴费记录里有凭证，可以看、可以存成图片、可以发给家人。凭证不是税务票据；要完税证明的，在电子税务局的“证明开具”里查有没有这一笔，或者到办税服务厅、打 12366 问。在别处缴的，先问收款的地方。',
    rows: [orders],
  },
};

/** What can be done about it in this product; null where that is only to work it out and to ask. */
export function whatHere(code: ResidentQuestionCode): Here | null {
  return here[code] ?? null;
}
