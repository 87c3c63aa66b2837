import type { Determination } from '../../../policy/determination';
import type { NoticeDocument, RuleDocument } from '../../../policy/index';
import type { CoverRule, LatePaymentRule } from '../../../policy/rules/cover';
import type { PremiumRule } from '../../../policy/rules/premium';
import { accountRelationsInWords } from '../../../policy/account-relations';
import type { MutualAidAccountRule } from '../../../policy/rules/mutual-aid-account';
import type { ChannelRule } from '../../../policy/rules/remark';
import type { SubsidyRule } from '../../../policy/rules/ready-aid';
import type { WindowRule } from '../../../policy/rules/window';
import { personalWords } from '../../../policy/personal-words';
import { nameAt } from '../notices';
import { addDays, sayDay } from '../../words/days';
import { yuan } from '../../words/money';
import { leadsOfLatePayment, whoIn } from './late-payment';
import type { Lead } from './late-payment';
import type { ResidentQuestion } from './questions';
import { minusFen, noFen, sumFen } from '../../../policy/money';
import { holding, ordinary, recognisedAfterPaying } from './typical-people';
import type { Holding, Setting } from './typical-people';
import { type IsoDay, isoDay } from '../../../policy/calendar';

/** What a rule is asked: by which question, in which notice and place. */
interface Asking {
  readonly question: ResidentQuestion;
  readonly notice: NoticeDocument;
  readonly setting: Setting;
}

type Speaker<Rule extends RuleDocument> = (rule: Rule, asking: Asking) => readonly Lead[];

function ordinarySum({ setting }: Asking): string {
  return yuan(ordinary(setting).payFen ?? noFen);
}

/** What someone with an identity pays and bears in the end. */
function whatHePays(name: string, { items, payFen, reimbursedFen, netFen }: Determination): Lead {
  const standard = sumFen(items.map(({ standardFen }) => standardFen));
  const pay = payFen ?? noFen;
  const figure = `${yuan(pay)} 元`;
  if (reimbursedFen > 0) {
    const left = `最后自己负担 ${yuan(netFen ?? noFen)} 元`;
    return { figure, words: `${name}先交，过后补 ${yuan(reimbursedFen)} 元，${left}` };
  }
  if (pay === 0) return { figure, words: `${name}自己不用交` };
  return { figure, words: `${name}：标准 ${yuan(standard)} 元，少交 ${yuan(minusFen(standard, pay))} 元` };
}

function nameOf(code: Holding, { region, year }: Setting): string {
  return nameAt(region, year, code);
}

/** The identities and events of which a rule speaks, as far as the question asks about them. */
function holdingsOf({ who }: Pick<SubsidyRule, 'who'>, { topics }: ResidentQuestion): readonly Holding[] {
  const all = who.flatMap(({ identities = [], circumstances = [] }) => [...identities, ...circumstances]);
  const asked = all.filter((code) => topics.length === 0 || topics.includes(code));
  return [...new Set(asked)];
}

const aid: Speaker<SubsidyRule> = (rule, { question, setting }) =>
  holdingsOf(rule, question).map((code) => whatHePays(nameOf(code, setting), holding(setting, code)));

/** Money that comes back later; asked by someone who was recognised after he had paid in full, what comes to him. */
const reimbursement: Speaker<SubsidyRule> = (rule, asking) => {
  const { question, setting } = asking;
  if (question.code !== 'recognised-later') return aid(rule, asking);
  const since = isoDay(`${setting.year}-01-02`);
  const paid = yuan(ordinary(setting).payFen ?? noFen);
  return holdingsOf(rule, question).flatMap((code) => {
    const { reimbursedFen } = recognisedAfterPaying(setting, code as 'dibao', since);
    return {
      figure: `${yuan(reimbursedFen)} 元`,
      words: `${nameOf(code, setting)}交过 ${paid} 元的，补这么多`,
    };
  });
};

const refund: Speaker<RuleDocument & { readonly recognisedBy: IsoDay }> = (rule, { setting }) => {
  const { refundFen } = recognisedAfterPaying(setting, 'dibao', rule.recognisedBy);
  const paid = yuan(ordinary(setting).payFen ?? noFen);
  const by = sayDay(rule.recognisedBy);
  return [
    {
      figure: `${yuan(refundFen)} 元`,
      words: `${nameOf('dibao', setting)}交过 ${paid} 元、${by}以前认定的，退这么多`,
    },
  ];
};

const window: Speaker<WindowRule> = ({ from, to, daysOfMonth }, { question, setting }) => {
  if (question.code === 'newborn-year') {
    return [{ figure: sayDay(from), words: `起收${setting.year}年度的费，集中缴费到${sayDay(to)}为止` }];
  }
  if (question.code === 'missed') {
    const { status } = ordinary({ ...setting, payOn: addDays(to, 1) });
    const after = status === 'payable' ? '还能交' : '一般不能再交';
    return [{ figure: sayDay(to), words: `是集中缴费最后一天，过了这天普通居民${after}` }];
  }
  const days = daysOfMonth ? `，每月${daysOfMonth[0]}日到${daysOfMonth[1]}日收` : '';
  return [{ figure: sayDay(to), words: `是集中缴费最后一天。从${sayDay(from)}起收${days}` }];
};

const premium: Speaker<PremiumRule> = ({ amountFen, who = [] }, { setting }) => {
  const whose = personalWords(who) || '每人';
  return [{ figure: `${yuan(amountFen)} 元`, words: `${whose}一年的标准，${setting.year}年度` }];
};

const itemNames = { premium: '居民医保', ltci: '长期护理保险', 'fiscal-share': '财政补助部分' } as const;

const wholePremium: Speaker<RuleDocument> = (_rule, { setting }) => {
  const { items, payFen } = ordinary(setting);
  const parts = items.map(({ kind, payFen: fen }) => `${itemNames[kind]} ${yuan(fen)} 元`);
  return [{ figure: `${yuan(payFen ?? noFen)} 元`, words: `每人一年：${parts.join('，')}` }];
};

const familyAccount: Speaker<MutualAidAccountRule> = ({ relations, mostPeople, floorFen, says }) => [
  { figure: accountRelationsInWords(relations), words: says },
  ...(mostPeople === undefined ? [] : [{ figure: `${mostPeople}人`, words: '一个账户一年最多替这么多人缴' }]),
  ...(floorFen === undefined ? [] : [{ figure: `${yuan(floorFen)} 元`, words: '账户里最少要留下' }]),
];

const channel: Speaker<ChannelRule> = ({ says, whom }) => [{ figure: says, words: whom ?? '' }];

const cover: Speaker<CoverRule> = ({ from, to, who }, { setting }) =>
  who.map((group) => ({
    figure: sayDay(from),
    words: `起享受，到${sayDay(to)}为止（在集中缴费期里交的${whoIn(group, (code) => nameOf(code, setting))}）`,
  }));

/** How each kind of rule begins an answer. A kind that isn't here has no figure of its own. */
const speakers = {
  premium,
  'care-premium': (({ amountFen }) => [
    { figure: `${yuan(amountFen)} 元`, words: '长期护理保险，只有试点地方另交' },
  ]) satisfies Speaker<PremiumRule>,
  'care-premium-due': wholePremium,
  window,
  cover,
  'late-payment': ((rule, asking) =>
    leadsOfLatePayment(rule, {
      ...asking.question,
      sum: ordinarySum(asking),
      year: asking.setting.year,
      called: (code) => nameOf(code, asking.setting),
    })) satisfies Speaker<LatePaymentRule>,
  subsidy: aid,
  reimbursement,
  refund,
  'several-identities': () => [{ figure: '按高的算', words: '几种身份的资助不相加' }],
  'list-day': (({ newFrom, newTo }) => [
    { figure: `${sayDay(newFrom)}到${sayDay(newTo)}`, words: '新认定的，在这段时间里' },
  ]) satisfies Speaker<RuleDocument & { readonly newFrom: IsoDay; readonly newTo: IsoDay }>,
  'payout-day': (({ listedBy }) => [
    { figure: `${sayDay(listedBy)}前`, words: '发给年初就在名单上的人；后来认定的定期发' },
  ]) satisfies Speaker<RuleDocument & { readonly listedBy: IsoDay }>,
  'claim-deadline': (({ day }) => [
    { figure: sayDay(day), words: '要自己申领的，最晚这天' },
  ]) satisfies Speaker<RuleDocument & { readonly day: IsoDay }>,
  'certified-here': (({ otherwise }) => [{ figure: '没有', words: otherwise }]) satisfies Speaker<
    RuleDocument & { readonly otherwise: string }
  >,
  'mutual-aid-account': familyAccount,
  channel,
} as unknown as Readonly<Partial<Record<string, Speaker<RuleDocument>>>>;

/** The dates and amounts with which a rule begins its answer to a question; none for a kind that has none. */
export function leadsOf(rule: RuleDocument, asking: Asking): readonly Lead[] {
  return speakers[rule.kind]?.(rule, asking) ?? [];
}

/** A figure, and all that it is; one a line. */
export interface LeadGroup {
  readonly figure: string;
  readonly lines: readonly string[];
}

/** Those with the same figure become one, in the order in which they came. */
export function together(leads: readonly Lead[]): readonly LeadGroup[] {
  const byFigure = new Map<string, readonly string[]>();
  for (const { figure, words } of leads) {
    const known = byFigure.get(figure) ?? [];
    byFigure.set(figure, words === '' || known.includes(words) ? known : [...known, words]);
  }
  return [...byFigure].map(([figure, lines]) => ({ figure, lines }));
}
