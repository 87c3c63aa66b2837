import type { HistoryCount } from '../../policy/fact-sheet';
import type { SupposedHistory, YearsSpan } from '../../policy/unknown-history';

/** What is counted of the years before, by what it is called. */
export const countWords: Readonly<Record<HistoryCount, string>> = {
  unbrokenYears: '连续参保',
  missedYears: '断缴',
  repaidYears: '补缴',
};

export function sayLastYear(insured: boolean): string {
  return insured ? '上一年参保了' : '上一年没有参保';
}

/** Spans that follow each other without a gap are one. */
function joined(spans: readonly YearsSpan[]): readonly YearsSpan[] {
  const sorted = [...spans].sort((one, other) => one.from - other.from);
  return sorted.reduce<readonly YearsSpan[]>((all, span) => {
    const last = all[all.length - 1];
    if (last === undefined || last.to === null || span.from > last.to + 1) return [...all, span];
    return [...all.slice(0, -1), { from: last.from, to: span.to }];
  }, []);
}

function sayYears({ from, to }: YearsSpan): string {
  if (to === null) return `${from}年或更多年`;
  return from === to ? `${from}年` : `${from}年到${to}年`;
}

/** The years of one kind; empty where it may be any number of them. */
function sayCount(of: HistoryCount, spans: readonly YearsSpan[]): string {
  const parts = joined(spans);
  if (of !== 'repaidYears' && parts.some(({ from, to }) => from === 1 && to === null)) return '';
  return countWords[of] + parts.map(sayYears).join('，或者');
}

function saySide(all: readonly SupposedHistory[], insured: boolean): readonly string[] {
  const own = all.filter(({ insuredLastYear }) => insuredLastYear === insured);
  if (own.length === 0) return [];
  const counted = own.flatMap(({ years }) => (years === null ? [] : [years]));
  const [first] = counted;
  const count =
    first === undefined
      ? ''
      : sayCount(
          first.of,
          counted.map(({ span }) => span),
        );
  return [count === '' ? sayLastYear(insured) : count];
}

/** What is supposed of the years before, in words: 断缴1年到2年. */
export function sayHistory(all: readonly SupposedHistory[]): readonly string[] {
  return [...saySide(all, true), ...saySide(all, false)];
}
