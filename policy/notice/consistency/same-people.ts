import { clauseInWords } from '../../clause';
import type { Finding } from '../problem';
import { type AnyRule, rulesOf, type Subject } from './subject';

/** Pairs of rules of a kind for exactly the same people, the later one first. */
function pairsOf(subject: Subject, kind: string): readonly (readonly [later: AnyRule, before: AnyRule])[] {
  const rules = rulesOf(subject, kind);
  return rules.flatMap((later, at) =>
    rules
      .slice(0, at)
      .filter((before) => JSON.stringify(before.who) === JSON.stringify(later.who))
      .map((before) => [later, before] as const),
  );
}

function nameOf({ rule, clause }: AnyRule): string {
  return `规则 ${rule}（${clauseInWords(clause)}）`;
}

/** Two covers for the same people: one person is covered from one day to one other. */
export function coveredTwice(subject: Subject): readonly Finding[] {
  return pairsOf(subject, 'cover').map(([{ rule }, before]) => ({
    rule,
    field: 'who',
    problem: `和${nameOf(before)}的对象完全一样，两条待遇期不知道按哪一条`,
    instead: '只留一条；是两种人，或者按缴费的日子分两段的，照通知写明各自的对象（who）',
  }));
}

/** The days of a way in, open where the rule sets none. */
function daysOf(rule: AnyRule): readonly [from: string, until: string] {
  const { from = '', until } = rule as {
    readonly from?: string;
    readonly until?: { readonly day?: string };
  };
  return [from, until?.day ?? '9'];
}

/** Two ways in for the same people on the same days. A paper may leave the choice to them; the better one counts. */
export function lateTwice(subject: Subject): readonly Finding[] {
  return pairsOf(subject, 'late-payment').flatMap(([later, before]): readonly Finding[] => {
    const [[from, until], [fromBefore, untilBefore]] = [daysOf(later), daysOf(before)];
    if (from > untilBefore || fromBefore > until) return [];
    return [
      {
        rule: later.rule,
        field: 'who',
        problem: `和${nameOf(before)}的对象一样，日期也重叠，要缴的和等待期按对他有利的那一条算，对吗？`,
        instead: '不对的话，只留一条，或者写明各自的对象（who）和日期（from、until）',
        confirm: true,
      },
    ];
  });
}
