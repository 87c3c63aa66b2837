import { historyCounts } from '../../policy/fact-sheet';
import type { HistoryCount, HistoryFact, InsuranceHistory } from '../../policy/fact-sheet';
import type { Answers } from '../state/answers';
import { unknown, isUnknown } from './said';
import type { Asked, Question } from './question';

/** A person has no more insured years than this behind him: the insurance of residents is younger. */
const mostYears = 60;

function keyOf(fact: HistoryFact): string {
  return `history.${fact}`;
}

/** The number of years that was said; null where none was, or 不知道. */
function countOf(fact: HistoryCount, answers: Answers): number | null {
  const said = answers[keyOf(fact)];
  return typeof said === 'string' && /^\d{1,2}$/.test(said) ? Number(said) : null;
}

function lastYearQuestion(year: number): Question {
  return {
    key: keyOf('insuredLastYear'),
    kind: 'one',
    heading: `上一年（${year - 1}年度）参保了吗？`,
    lead: '缴过那一年的医保费就算参保。',
    choices: [
      { value: 'yes', label: '参保了' },
      { value: 'no', label: '没有参保' },
      { value: unknown, label: '不知道', hint: '结果里会说明不同情况' },
    ],
  };
}

function unbrokenQuestion(year: number): Question {
  return {
    key: keyOf('unbrokenYears'),
    kind: 'years',
    heading: '连续参保几年了？',
    lead: `算到${year - 1}年度，中间没有断过的年数。`,
    least: 1,
    most: mostYears,
  };
}

function missedQuestion(year: number): Question {
  return {
    key: keyOf('missedYears'),
    kind: 'years',
    heading: '断缴几年了？',
    lead: `从最后一次参保以后，到${year - 1}年度，一共几年没有参保。从来没有参保过的，选“不知道”。`,
    least: 1,
    most: mostYears,
  };
}

function repaidQuestion(missed: number): Question {
  return {
    key: keyOf('repaidYears'),
    kind: 'years',
    heading: '断缴的年份，补缴了几年？',
    lead: '没有补缴的填 0。',
    least: 0,
    most: missed,
  };
}

/** The years before, asked only as far as the place's notices go by them; who wasn't born yet has none. */
export function historyQuestions(
  facts: readonly HistoryFact[],
  { year, answers }: Asked,
  birth: string | null,
) {
  if (facts.length === 0 || (birth !== null && birth >= `${year}-01-01`)) return [];
  const insured = answers[keyOf('insuredLastYear')];
  const missed = countOf('missedYears', answers) ?? 0;
  const questions: readonly (readonly [HistoryFact, boolean, Question])[] = [
    ['insuredLastYear', true, lastYearQuestion(year)],
    ['unbrokenYears', insured === 'yes', unbrokenQuestion(year)],
    ['missedYears', insured === 'no', missedQuestion(year)],
    ['repaidYears', insured === 'no' && missed > 0, repaidQuestion(missed)],
  ];
  return questions
    .filter(([fact, follows]) => follows && facts.includes(fact))
    .map(([, , question]) => question);
}

/** What was said of the years before, and what of it nobody knows. */
export function historyOf(
  facts: readonly HistoryFact[],
  answers: Answers,
): { readonly known: InsuranceHistory; readonly unknown: readonly HistoryFact[] } {
  const insured = answers[keyOf('insuredLastYear')];
  const counts = historyCounts.flatMap((fact) => {
    const count = countOf(fact, answers);
    return count === null ? [] : [[fact, count] as const];
  });
  const isSaid = insured === 'yes' || insured === 'no';
  return {
    known: { ...(isSaid ? { insuredLastYear: insured === 'yes' } : {}), ...Object.fromEntries(counts) },
    unknown: facts.filter((fact) => isUnknown(answers[keyOf(fact)])),
  };
}

/** The answers that say this: the reverse of {@link historyOf}. */
export function answersOfHistory({ insuredLastYear, ...counts }: InsuranceHistory): Answers {
  const said = insuredLastYear ?? (counts.missedYears === undefined ? undefined : counts.missedYears === 0);
  return {
    ...(said === undefined ? {} : { [keyOf('insuredLastYear')]: said ? 'yes' : 'no' }),
    ...Object.fromEntries(Object.entries(counts).map(([fact, count]) => [`history.${fact}`, String(count)])),
  };
}
