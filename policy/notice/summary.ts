import { clauseLabel } from '../clause';
import { sha256 } from '../digest';
import type { LatePaymentRule } from '../rules/cover';
import type { ChannelRule, MutualAidAccountRule, SilenceRule, TargetsRule } from '../rules/remark';
import type { CheckBeforePayingRule } from '../rules/check-before-paying';
import type { TermRule } from '../rules/term';
import type { WindowRule } from '../rules/window';
import type { NoticeDocument, RuleDocument } from './document';
import type { IsoDay } from '../calendar';

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
  /** Null for a notice laid over another, which has the window. `daysOfMonth`: first and last day of a month. */
  readonly window: {
    readonly clause: string;
    readonly from: IsoDay;
    readonly to: IsoDay;
    readonly daysOfMonth: readonly [number, number] | null;
  } | null;
  /** The last date of payment for everybody, where it is later than the window's end. */
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

export function summaryOf(notice: NoticeDocument): NoticeSummary {
  const window = rulesOf<WindowRule & { kind: 'window' }>(notice, 'window')[0];
  const forAll = rulesOf<LatePaymentRule>(notice, 'late-payment').find(
    ({ who, until }) => until !== undefined && who.some((group) => Object.keys(group).length === 0),
  );
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
    window:
      window === undefined
        ? null
        : {
            clause: window.clause,
            from: window.from,
            to: window.to,
            daysOfMonth: window.daysOfMonth ?? null,
          },
    lastDate: forAll?.until ?? null,
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
