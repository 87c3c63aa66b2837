import { clauseLabel } from '../clause';
import { sha256 } from '../digest';
import type { LatePaymentRule } from '../rules/cover';
import type { MutualAidAccountRule } from '../rules/mutual-aid-account';
import type { ChannelRule, SilenceRule, TargetsRule } from '../rules/remark';
import type { CheckBeforePayingRule } from '../rules/check-before-paying';
import { isEverybody } from '../rules/group';
import type { TermRule } from '../rules/term';
import { lastLateDay } from '../rules/late-days';
import type { DaysOfMonth } from '../rules/open-days';
import type { WindowRule } from '../rules/window';
import type { NoticeDocument, RuleDocument } from './document';
import type { IsoDay } from '../calendar';

/** Days on which everybody may pay. */
export interface WindowSummary {
  readonly clause: string;
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** First and last day of a month on which payments are taken; null where on all. */
  readonly daysOfMonth: DaysOfMonth | null;
  /** Months with days of their own. */
  readonly months?: NonNullable<WindowRule['months']>;
}

/** What the app shows of a notice besides the answers: who made it, when to pay, through what, what it leaves open. */
export interface NoticeSummary {
  readonly id: string;
  /** Changes with any change of the notice's file: stored with each record, so that its answer can be replayed. */
  readonly version: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuers: readonly string[];
  readonly issuedOn: IsoDay | null;
  readonly validity: { readonly from: IsoDay; readonly to: IsoDay; readonly clause: string } | null;
  readonly draft: boolean;
  readonly year: number;
  readonly regions: readonly string[];
  readonly overlays: string | null;
  /**
   * Null for a notice laid over another, which has the window. From the first day of the first to the last day of the last
   * where there are several.
   */
  readonly window: WindowSummary | null;
  /** Every window that is everybody's, the earliest first. */
  readonly windows: readonly WindowSummary[];
  /** The last date of payment for everybody, by all the ways there are, where it is later than the window's end. */
  readonly lastDate: { readonly clause: string; readonly day: IsoDay } | null;
  readonly channels: readonly Omit<ChannelRule, 'kind'>[];
  readonly mutualAidAccountRules: readonly Omit<MutualAidAccountRule, 'kind'>[];
  readonly checksBeforePaying: readonly Omit<CheckBeforePayingRule, 'kind'>[];
  readonly targets: Omit<TargetsRule, 'kind'> | null;
  readonly silences: readonly Omit<SilenceRule, 'kind'>[];
  /** Whom the notice means by its words. */
  readonly terms: readonly Omit<TermRule, 'kind'>[];
}

const versions = new WeakMap<NoticeDocument, string>();

/** The digest of a notice's content, 16 hex digits. */
export function versionOf(notice: NoticeDocument): string {
  const known = versions.get(notice);
  if (known !== undefined) return known;
  const version = sha256(JSON.stringify(notice)).slice(0, 16);
  versions.set(notice, version);
  return version;
}

function rulesOf<Rule extends RuleDocument>(notice: NoticeDocument, kind: Rule['kind']): readonly Rule[] {
  return notice.rules.filter((rule): rule is Rule => rule.kind === kind);
}

function windowsOf(notice: NoticeDocument): readonly WindowSummary[] {
  return rulesOf<WindowRule>(notice, 'window')
    .filter(({ who }) => who === undefined)
    .map(({ clause, from, to, daysOfMonth, months }) => ({
      clause,
      from,
      to,
      daysOfMonth: daysOfMonth ?? null,
      ...(months === undefined ? {} : { months }),
    }))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

function wholeWindow(windows: readonly WindowSummary[]): WindowSummary | null {
  const [first] = windows;
  if (first === undefined) return null;
  const to = windows.reduce((last, window) => (window.to > last ? window.to : last), first.to);
  return { ...first, to };
}

/** The last of the last dates that are set for everybody. */
function lastDateOf(notice: NoticeDocument): NoticeSummary['lastDate'] {
  return rulesOf<LatePaymentRule>(notice, 'late-payment')
    .filter(({ who }) => isEverybody(who))
    .map((rule) => lastLateDay(rule, notice.year))
    .reduce((last, one) => (one !== null && (last === null || one.day > last.day) ? one : last), null);
}

export function summaryOf(notice: NoticeDocument): NoticeSummary {
  const windows = windowsOf(notice);
  return {
    id: notice.id,
    version: versionOf(notice),
    title: notice.title,
    documentNumber: notice.documentNumber ?? null,
    issuers: notice.issuers,
    issuedOn: notice.issuedOn ?? null,
    validity: notice.validity ?? null,
    draft: notice.draft,
    year: notice.year,
    regions: notice.regions,
    overlays: notice.overlays ?? null,
    window: wholeWindow(windows),
    windows,
    lastDate: lastDateOf(notice),
    channels: rulesOf<ChannelRule>(notice, 'channel'),
    mutualAidAccountRules: rulesOf<MutualAidAccountRule>(notice, 'mutual-aid-account'),
    checksBeforePaying: rulesOf<CheckBeforePayingRule>(notice, 'check-before-paying'),
    targets: rulesOf<TargetsRule>(notice, 'targets')[0] ?? null,
    silences: rulesOf<SilenceRule>(notice, 'silence'),
    terms: rulesOf<TermRule>(notice, 'term'),
  };
}

/** One clause as the app shows it: how the paper numbers it, and what it says in our own words. */
export interface ClauseDescription {
  readonly clause: string;
  readonly label: string;
  readonly says: string;
}

export function describeClauses(notice: NoticeDocument): readonly ClauseDescription[] {
  return notice.clauses.map(({ clause, label, says }) => ({
    clause,
    label: label ?? clauseLabel(clause),
    says,
  }));
}
