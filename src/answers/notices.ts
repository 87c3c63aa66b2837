import { clauseLabel as numbersOf } from '../../policy/clause';
import type { IdentityFlag } from '../../policy/fact-sheet';
import type {
  CertifiedIdentity,
  CircumstanceCode,
  Determination,
  FactSheet,
  IdentityAsked,
  IdentityAttribute,
  IdentityCode,
  Item,
  NoticeDocument,
  NoticeSummary,
  KeyDateLabel,
  Policy,
  PossibleAnswer,
  Questions,
  UnknownFacts,
  WindowSummary,
} from '../../policy/index';
import { identityNameUnder } from '../../policy/own-identities';
import type { IsoDay } from '../../policy/calendar';
import type { DaysOfMonth } from '../../policy/rules/open-days';
import type { ClauseRef } from '../components/Breakdown';
import { addDays, sayDay } from '../words/days';
import { currentPolicy } from './policy';

/** When the place takes money for the year; null where no notice says. */
export function windowOf(
  region: string,
  year: number,
  policy: Policy = currentPolicy(),
): NoticeSummary['window'] {
  return policy.noticesFor(region, year).find(({ window }) => window !== null)?.window ?? null;
}

function daysOf([first, last]: DaysOfMonth): string {
  return `${first}日到${last}日`;
}

/** A window with its days of the month, those of single months after those of every month. */
function periodOf({ from, to, daysOfMonth, months = [] }: WindowSummary): string {
  const every = daysOfMonth ? [`每月${daysOf(daysOfMonth)}`] : [];
  const single = months.map(({ month, days }) => `${Number(month.slice(5))}月是${daysOf(days)}`);
  return [`${sayDay(from)}到${sayDay(to)}`, ...every, ...single].join('，');
}

/** When the place takes money for the year, in a sentence; empty where no notice says. */
export function windowSentence(region: string, year: number): string {
  const notice = noticesOf(region, year).find(({ window }) => window !== null);
  if (!notice?.window) return '';
  const last = notice.lastDate ? `，最晚不超过${sayDay(notice.lastDate.day)}` : '';
  return `${year}年度的集中缴费是${notice.windows.map(periodOf).join('，以及')}${last}。`;
}

/** The notices that apply, widest first. */
export function noticesOf(region: string, year: number): readonly NoticeSummary[] {
  return currentPolicy().noticesFor(region, year);
}

export function noticeSummary(notice: string): NoticeSummary | null {
  return currentPolicy().notice(notice);
}

/** What a reader should know of a notice first: that it is a draft, else its number. */
export function remarkOf({ draft, documentNumber }: NoticeSummary): string | undefined {
  return draft ? '征求意见稿，正式通知可能不同' : (documentNumber ?? undefined);
}

/** Its clauses, in the order of the paper. */
export function clausesOf(notice: string): readonly string[] {
  return currentPolicy()
    .clausesOf(notice)
    .map(({ clause }) => clause);
}

/** What a clause means, in plain words; empty where the notice has no such clause. */
export function plainWords(notice: string, clause: string, policy: Policy = currentPolicy()): string {
  return policy.describe(notice, clause)?.says ?? '';
}

/** `第二（四）条`: as one would ask for it at a service window. */
export function clauseLabel(notice: string, clause: string, policy: Policy = currentPolicy()): string {
  const numbers = policy.describe(notice, clause)?.label ?? numbersOf(clause);
  return /^[一二三四五六七八九十]/.test(numbers) ? `第${numbers}条` : numbers;
}

export function clauseRef(notice: string, clause: string, policy: Policy = currentPolicy()): ClauseRef {
  return {
    notice,
    clause,
    label: clauseLabel(notice, clause, policy),
  };
}

const itemRules: Readonly<Record<Item['kind'], string>> = {
  premium: 'premium',
  ltci: 'care-premium',
  'fiscal-share': 'fiscal-share',
};

/** The clauses in which the applied notices set a standard, of those that decided the answer. */
export function clausesOfItem(
  { notices, cites }: Pick<Determination, 'notices' | 'cites'>,
  kind: Item['kind'],
): readonly ClauseRef[] {
  const found = currentPolicy()
    .documents.filter(({ id }) => notices.includes(id))
    .flatMap(({ id, rules }) =>
      rules.filter((rule) => rule.kind === itemRules[kind]).map(({ clause }) => ({ notice: id, clause })),
    );
  const decided = cites.filter((cite) =>
    found.some(({ notice, clause }) => notice === cite.notice && clause === cite.clause),
  );
  return decided.map(({ notice, clause }) => clauseRef(notice, clause));
}

/** What has to be known of a person before the notices of a place can be applied to him. */
export function asksOf(region: string, year: number): Questions {
  return currentPolicy().questionsFor(region, year);
}

export function determine(facts: FactSheet): Determination {
  return currentPolicy().determine(facts);
}

/** Every answer that is consistent with what is known; one where nothing that matters is unknown. */
export function possibleAnswers(facts: FactSheet, unknown: UnknownFacts): readonly PossibleAnswer[] {
  return currentPolicy().possibleAnswers(facts, unknown);
}

/** Whether it matters to the answer if an attribute of an identity is so. */
export function attributeDecides(
  facts: FactSheet,
  identity: CertifiedIdentity,
  attribute: IdentityFlag,
): boolean {
  return currentPolicy().attributeDecides(facts, identity, attribute);
}

/** What the notices of a place call an identity or an event. */
export function nameAt(region: string, year: number, code: IdentityCode | CircumstanceCode): string {
  return identityNameUnder(currentPolicy().noticesAt(region, year), code);
}

/** What a notice's rule of the kind `term` says of a name that it uses. */
interface TermInFile {
  readonly identity?: string;
  readonly says?: string;
}

/** How the place's notices explain an identity's name, in our own words; undefined where they don't. */
export function termOf(region: string, year: number, identity: IdentityCode): string | undefined {
  return termIn(currentPolicy().noticesAt(region, year), identity);
}

export function termIn(notices: readonly NoticeDocument[], identity: IdentityCode): string | undefined {
  return notices
    .flatMap(({ rules }) => rules)
    .filter(({ kind }) => kind === 'term')
    .map((rule) => rule as TermInFile)
    .find((term) => term.identity === identity)?.says;
}

const labelWords: Readonly<Record<KeyDateLabel, string>> = {
  tomorrow: '明天',
  opens: '开始收费',
  'window-last-day': '集中缴费最后一天',
  'day-after-window': '集中缴费结束后的第一天',
  'last-date': '最后缴费日',
  'day-after-last-date': '最后缴费日之后',
  'limit-last-day': '您这种情况的期限最后一天',
  'day-after-limit': '您这种情况的期限过后',
  'last-open-day': '这一段收费的最后一天',
  shuts: '暂停收费',
  recognised: '身份认定的那天',
  'identity-last-day': '身份有效的最后一天',
  'day-after-identity': '身份到期以后',
  event: '您说的情况发生的那天',
  'claim-last-day': '申领补贴的最后一天',
  'last-day-of-cover': '这个年度最后还来得及的一天',
  changes: '从这天起和前一天不同',
};

export interface LaterDay {
  readonly payOn: IsoDay;
  /** Why the day matters. */
  readonly words: string;
  readonly determination: Determination;
  /** Each further day of delay puts the cover off by a day. */
  readonly putsOff: boolean;
}

/** Whether a day's delay from `on` puts the beginning of the cover off by a day. */
function putsOff(facts: FactSheet, on: IsoDay, { coverage }: Determination): boolean {
  const next = determine({ ...facts, payOn: addDays(on, 1) }).coverage;
  return coverage !== null && next !== null && next.from === addDays(coverage.from, 1);
}

/** The first day with another answer, where no rule of the notice names it: a month's last days, for one. */
function firstOther(facts: FactSheet, named: readonly IsoDay[]): readonly IsoDay[] {
  const until = sameUntil(facts);
  if (until === undefined) return [];
  const on = addDays(until, 1);
  return named.includes(on) ? [] : [on];
}

/** What would follow on the days after `payOn` that matter. */
export function laterDays(facts: FactSheet): readonly LaterDay[] {
  const keyDates = currentPolicy().keyDates(facts);
  const named = keyDates.map(({ on, labels }) => ({
    on,
    words: labels.map((label) => labelWords[label]).join('，'),
  }));
  const others =
    keyDates.length === 0
      ? []
      : firstOther(
          facts,
          named.map(({ on }) => on),
        );
  return [...named, ...others.map((on) => ({ on, words: '从这天起和今天不同' }))]
    .sort((one, other) => (one.on < other.on ? -1 : 1))
    .map(({ on, words }) => {
      const determination = determine({ ...facts, payOn: on });
      return { payOn: on, words, determination, putsOff: putsOff(facts, on, determination) };
    });
}

/** The last day on which the answer of `payOn` still holds; undefined where it doesn't change any more. */
export function sameUntil(facts: FactSheet): IsoDay | undefined {
  return currentPolicy().sameAnswerUntil(facts) ?? undefined;
}

/**
 * How long the answer of today holds, in a sentence. Where collection only pauses, as on the last days of a month, when it
 * stops, when it comes back and its last day are said: the pause is not the end.
 */
export function holdsUntil(facts: FactSheet): string {
  const until = sameUntil(facts);
  if (until === undefined || until <= facts.payOn) return `按${sayDay(facts.payOn)}缴费计算`;
  const { opensOn } = determine({ ...facts, payOn: addDays(until, 1) });
  const window = noticesOf(facts.region, facts.year).find((notice) => notice.window !== null)?.window;
  if (opensOn === undefined || !window) return `到${sayDay(until)}为止缴费，都是这个结果`;
  const days = window.daysOfMonth ? `每月${daysOf(window.daysOfMonth)}收费：` : '';
  return `${days}这次收到${sayDay(until)}，${sayDay(opensOn)}再开，最后一天是${sayDay(window.to)}`;
}

/** Something that a notice says or leaves open, and where. */
export interface Saying {
  readonly words: string;
  readonly clauses: readonly ClauseRef[];
}

/** The ways of paying that the notices name, those of one clause together. */
export function channelsOf(region: string, year: number): readonly Saying[] {
  return noticesOf(region, year).flatMap(({ id, channels: all }) => {
    const channels = all.filter(({ use = 'pay' }) => use === 'pay' || use === 'family-account');
    return [...new Set(channels.map(({ clause }) => clause))].map((clause) => {
      const ways = channels.filter((channel) => channel.clause === clause).map(({ says }) => says);
      return { words: `${ways.join('；')}。`, clauses: [clauseRef(id, clause)] };
    });
  });
}

/** What the notices say of paying from a relative's medical insurance account. */
export function paymentSourcesOf(region: string, year: number): readonly Saying[] {
  return noticesOf(region, year).flatMap(({ id, mutualAidAccountRules }) =>
    mutualAidAccountRules.map(({ says, clause }) => ({ words: says, clauses: [clauseRef(id, clause)] })),
  );
}

/** What the notices leave open on these subjects, in words; what two of them leave open, once. */
export function silencesOn(region: string, year: number, subjects: readonly string[]): readonly Saying[] {
  const said = noticesOf(region, year).flatMap(({ silences }) =>
    silences.filter(({ about }) => subjects.includes(about)).map(({ says }) => says),
  );
  return [...new Set(said)].map((words) => ({ words, clauses: [] }));
}

export type { IdentityAsked, IdentityAttribute, NoticeSummary, PossibleAnswer, Questions };
