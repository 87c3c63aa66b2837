import { fen, noFen, plusFen } from '../../policy/money';
import { policy } from '../../policy';
import {
  sameAmountsAndStart,
  sameAnswer,
  sameDue,
  sameRulesOnBothDays,
  sameTerms,
  worseTerms,
} from '../../policy/compare-answers';
import type { Determination } from '../../policy/determination';
import { isoDay } from '../../policy/calendar';

const dibao = { identities: [{ code: 'dibao', since: isoDay('2022-06-01') }] } as const;
const answer = policy.determine({
  id: 'x',
  region: '360983001',
  year: 2024,
  payOn: isoDay('2023-12-01'),
  ...dibao,
});
const covered = answer.coverage ?? fail();

function fail(): never {
  throw new Error('he is covered');
}

/** Each changes one thing about the answer; the marks say which comparisons still find it the same. */
const changes: readonly (readonly [string, Partial<Determination>, string])[] = [
  ['nothing', {}, 'due start terms answer rules'],
  ['the state', { status: 'closed' }, ''],
  ['the amount to pay', { payFen: plusFen(answer.payFen ?? noFen, fen(1)) }, ''],
  ['the amount in the end', { netFen: plusFen(answer.netFen ?? noFen, fen(1)) }, 'due'],
  ['the first day of cover', { coverage: { ...covered, from: isoDay('2024-02-01') } }, 'due'],
  ['the last day of cover', { coverage: { ...covered, to: isoDay('2024-11-30') } }, 'due start rules'],
  ['the opening day', { opensOn: isoDay('2023-12-05') }, 'due start terms rules'],
  ['the clauses', { cites: answer.cites.slice(1) }, 'due start terms'],
  ['the order of the clauses', { cites: [...answer.cites].reverse() }, 'due start terms answer'],
  ['the waiting time', { coverage: { ...covered, waitingDays: 30 } }, 'due start terms answer'],
  ['the notes', { notes: answer.notes.concat({ code: 'no-cover-left' } as never) }, 'due start terms answer'],
];

describe('two answers that differ in one thing', () => {
  it.each(changes)('%s: each comparison sees what its question is about', (_, change, same) => {
    const other = { ...answer, ...change };
    const day = { payOn: isoDay('2023-12-01'), determination: answer };
    const found = {
      due: sameDue(answer, other),
      start: sameAmountsAndStart(answer, other),
      terms: sameTerms(answer, other),
      answer: sameAnswer(answer, other),
      rules: sameRulesOnBothDays(day, { ...day, determination: other }),
    };
    expect(Object.entries(found).flatMap(([name, holds]) => (holds ? [name] : []))).toEqual(
      same === '' ? [] : same.split(' '),
    );
  });

  it('is the same rule where neither covers him', () => {
    const uncovered = { payOn: isoDay('2023-12-01'), determination: { ...answer, coverage: null } };
    expect(sameRulesOnBothDays(uncovered, { ...uncovered, payOn: isoDay('2023-12-02') })).toBe(true);
  });

  it('a cover that moves with the day of payment is the same rule, and other terms', () => {
    const later: Determination = { ...answer, coverage: { ...covered, from: isoDay('2024-01-02') } };
    const today = { payOn: isoDay('2023-12-01'), determination: answer };
    expect(sameRulesOnBothDays(today, { payOn: isoDay('2023-12-02'), determination: later })).toBe(true);
    expect(sameTerms(answer, later)).toBe(false);
  });
});

describe('worse terms than agreed are', () => {
  const worse: readonly (readonly [string, Partial<Determination>, boolean])[] = [
    ['no payment taken', { status: 'closed' }, true],
    ['dearer at once', { payFen: plusFen(answer.payFen ?? noFen, fen(1)) }, true],
    ['dearer in the end', { netFen: plusFen(answer.netFen ?? noFen, fen(1)) }, true],
    ['covered later', { coverage: { ...covered, from: isoDay('2024-01-02') } }, true],
    ['covered shorter', { coverage: { ...covered, to: isoDay('2024-12-30') } }, true],
    ['not covered', { coverage: null }, true],
    ['not cheaper', { payFen: noFen, netFen: noFen }, false],
    ['not covered sooner', { coverage: { ...covered, from: isoDay('2023-12-15') } }, false],
    ['not by another clause', { cites: [] }, false],
  ];
  it.each(worse)('%s', (_, change, expected) => {
    expect(worseTerms(answer, { ...answer, ...change })).toBe(expected);
  });
});
