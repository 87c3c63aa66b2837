import { historyFacts } from './fact-sheet';
import type { FactSheet, HistoryCount, HistoryFact, InsuranceHistory } from './fact-sheet';
import type { RuleDocument } from './notice/document';
import type { Setting } from './setting';

/** So many years, or more where `to` is null. */
export interface YearsSpan {
  readonly from: number;
  readonly to: number | null;
}

/** What is supposed of the years in which somebody was insured. */
export interface SupposedHistory {
  readonly about: 'history';
  readonly insuredLastYear: boolean;
  /** Null where their number makes no difference. */
  readonly years: { readonly of: HistoryCount; readonly span: YearsSpan } | null;
}

/** One way in which they could have been; `supposed` is null where nothing is. */
interface WayOfHistory {
  readonly supposed: SupposedHistory | null;
  apply(sheet: FactSheet): FactSheet;
}

/** A wait that grows with every year missed has outgrown the insured year by then. */
const mostWaitedFor = 12;

const thresholdNames: Readonly<Record<string, HistoryFact>> = {
  unbrokenYearsAtLeast: 'unbrokenYears',
  missedYearsAtLeast: 'missedYears',
};

/** The numbers of years from which on a rule says something else, however deep they stand in it. */
function thresholdsIn(value: unknown, fact: HistoryFact): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    thresholdNames[name] === fact && typeof inner === 'number' ? [inner] : thresholdsIn(inner, fact),
  );
}

function growsWithYears(rule: RuleDocument): boolean {
  return JSON.stringify(rule).includes('"perMissedYear"');
}

/** Spans of years within which every rule says the same, from one year on. */
function spansOf(fact: HistoryFact, { notices }: Setting): readonly YearsSpan[] {
  const rules = notices.flatMap((notice) => notice.rules);
  const each = fact === 'missedYears' && rules.some(growsWithYears) ? mostWaitedFor : 1;
  const counted = Array.from({ length: each }, (_, at) => at + 1);
  const firsts = [...new Set([...counted, ...thresholdsIn(rules, fact)])]
    .filter((first) => first >= 1)
    .sort((one, other) => one - other);
  return firsts
    .map((from, at) => ({ from, to: (firsts[at + 1] ?? 0) - 1 }))
    .map(({ from, to }) => ({
      from,
      to: to < from ? null : to,
    }));
}

function way(supposed: Omit<SupposedHistory, 'about'>, history: InsuranceHistory): WayOfHistory {
  return {
    supposed: { about: 'history', ...supposed },
    apply: (sheet) => ({ ...sheet, insurance: { ...sheet.insurance, ...history } }),
  };
}

function waysOfCount(of: HistoryCount, insuredLastYear: boolean, setting: Setting): readonly WayOfHistory[] {
  if (!setting.questions.history.includes(of))
    return [way({ insuredLastYear, years: null }, { insuredLastYear })];
  return spansOf(of, setting).map((span) =>
    way({ insuredLastYear, years: { of, span } }, { insuredLastYear, [of]: span.from }),
  );
}

function waysOfRepaid({ sheet }: Setting): readonly WayOfHistory[] {
  const missed = Math.min(sheet.insurance?.missedYears ?? 0, mostWaitedFor);
  return Array.from({ length: missed }, (_, at) => at + 1).map((repaidYears) =>
    way(
      { insuredLastYear: false, years: { of: 'repaidYears', span: { from: repaidYears, to: repaidYears } } },
      { repaidYears },
    ),
  );
}

function possibleWays(unknown: readonly HistoryFact[], setting: Setting): readonly WayOfHistory[] {
  if (unknown.includes('insuredLastYear')) {
    return [...waysOfCount('unbrokenYears', true, setting), ...waysOfCount('missedYears', false, setting)];
  }
  if (unknown.includes('unbrokenYears')) return waysOfCount('unbrokenYears', true, setting);
  return unknown.includes('missedYears') ? waysOfCount('missedYears', false, setting) : waysOfRepaid(setting);
}

/**
 * The ways in which the years before could have been. Where a wait goes by them the ordinary way leaves them unknown: the
 * answer then says by itself that the wait may be another one.
 */
export function waysOfHistory(
  unknown: readonly HistoryFact[],
  setting: Setting,
): readonly (readonly WayOfHistory[])[] {
  const asked = historyFacts.filter((fact) => unknown.includes(fact));
  if (asked.length === 0) return [];
  const asItIs: WayOfHistory = { supposed: null, apply: (sheet) => sheet };
  const waits = setting.questions.history.includes('missedYears');
  return [[...(waits ? [asItIs] : []), ...possibleWays(asked, setting)]];
}
