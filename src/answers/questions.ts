import type { CircumstanceCode, IdentityCode } from '../../policy/fact-sheet';
import { circumstanceName } from '../../policy/names';
import { canApply } from '../../policy/plausible-ages';
import type { Answers, AnswerValue } from '../state/answers';
import { chinaToday } from '../words/days';
import { historyQuestions } from './history-questions';
import { identityDetailsOf, identityQuestion } from './identity-questions';
import { asksOf, termOf } from './notices';
import type { IdentityAsked, Questions as Asks } from './notices';
import { personalQuestions } from './personal-questions';
import { yesNo } from './question';
import type { Asked, Question, QuestionChoice } from './question';
import { tierQuestions } from './tier-question';
import { birthOf, birthOfDocument, codesIn, none, saidAs, unknown } from './said';
import type { IsoDay } from '../../policy/calendar';

const birth: Question = {
  key: 'birth',
  kind: 'day',
  heading: '参保人哪天出生？',
  lead: '新生儿和老人、孩子的规定可能不同。',
};

function applies(code: IdentityCode | CircumstanceCode, asked: Asked, leastAge = 0): boolean {
  const { year, answers, today } = asked;
  const birthDate = birthOf(answers);
  return birthDate === null || canApply(code, { birthDate, payOn: today, year, leastAge });
}

function identityChoice(identity: IdentityAsked, { region, year }: Asked): QuestionChoice {
  const hint = termOf(region, year, identity.code);
  return { value: saidAs(identity), label: identity.name, ...(hint === undefined ? {} : { hint }) };
}

function identityQuestions(asks: Asks, asked: Asked): readonly Question[] {
  const possible = asks.identities.filter(({ code, leastAge }) => applies(code, asked, leastAge));
  if (possible.length === 0) return [];
  const chosen = codesIn(asked.answers.identities);
  return [
    identityQuestion(possible.map((identity) => identityChoice(identity, asked))),
    ...possible
      .filter((identity) => chosen.includes(saidAs(identity)))
      .flatMap((identity) => identityDetailsOf(identity, asked, asks.longBefore)),
  ];
}

/** The days of the other events, each with the event's name: no two of them fall on one. */
function daysOfOthers(code: CircumstanceCode, codes: readonly CircumstanceCode[], answers: Answers) {
  return Object.fromEntries(
    codes
      .filter((other) => other !== code)
      .flatMap((other) => {
        const on = answers[`on.${other}`];
        return typeof on === 'string' && on !== unknown ? [[on, circumstanceName(other)]] : [];
      }),
  );
}

function circumstanceQuestions(asks: Asks, asked: Asked): readonly Question[] {
  const possible = asks.circumstances.filter(({ code }) => applies(code, asked));
  if (possible.length === 0) return [];
  const chosen = codesIn(asked.answers.circumstances);
  const dated = possible.filter((each) => each.dated && chosen.includes(each.code)).map(({ code }) => code);
  const all: Question = {
    key: 'circumstances',
    kind: 'many',
    heading: '最近有没有遇到下面的情况？',
    lead: '可以选几个。',
    choices: possible.map(({ code }) => ({ value: code, label: circumstanceName(code) })),
  };
  return [
    all,
    ...dated.map((code): Question => ({
      key: `on.${code}`,
      kind: 'day',
      heading: '是哪一天的事？',
      lead: circumstanceName(code),
      taken: daysOfOthers(code, dated, asked.answers),
    })),
  ];
}

function paidQuestions(asks: Asks, answers: Answers): readonly Question[] {
  if (!asks.paidBefore) return [];
  const whether: Question = {
    key: 'paid',
    kind: 'one',
    heading: `${asks.year}年度的医保费交过了吗？`,
    choices: [
      { value: 'no', label: '还没有交' },
      { value: 'yes', label: '已经交了' },
      { value: unknown, label: '不知道' },
    ],
  };
  const details: Question = { key: 'paid.details', kind: 'paid', heading: '哪天交的，交了多少？' };
  return answers.paid === 'yes' ? [whether, details] : [whether];
}

/** Every question that matters for this place and year, given what has been answered so far, in order. */
export function questionsOf(
  region: string,
  year: number,
  answers: Answers,
  today: IsoDay = chinaToday(),
): readonly Question[] {
  const asks = asksOf(region, year);
  const asked: Asked = { region, year, answers, today };
  const ltci: readonly Question[] = asks.ltciPilot
    ? [
        {
          key: 'ltci',
          kind: 'one',
          heading: '当地是不是长期护理保险试点？',
          lead: '试点地方的居民要一起交长期护理保险费。',
          choices: yesNo,
        },
      ]
    : [];
  const readFromDocument = answers[birthOfDocument] !== undefined;
  return [
    ...(asks.birthDate && !readFromDocument ? [birth] : []),
    ...identityQuestions(asks, asked),
    ...personalQuestions(asks.personal, answers),
    ...historyQuestions(asks.history, asked, birthOf(answers)),
    ...circumstanceQuestions(asks, asked),
    ...ltci,
    ...tierQuestions(asks.tiers),
    ...paidQuestions(asks, answers),
  ];
}

function listKey(key: string): string {
  return `${key}.asked`;
}

/** The answers to store for one question: with several to choose from, also which they were. */
export function answersTo(question: Question, value: AnswerValue): Answers {
  return question.kind === 'many'
    ? { [question.key]: value, [listKey(question.key)]: question.choices.map((choice) => choice.value) }
    : { [question.key]: value };
}

/**
 * Whether a list was answered as it stands now. What was said to a shorter list, of another place, says nothing of what
 * wasn't on it.
 */
function answeredWhole(question: Extract<Question, { kind: 'many' }>, answers: Answers): boolean {
  const value = answers[question.key];
  if (value === undefined) return false;
  if (value.includes(unknown)) return true;
  const seen = answers[listKey(question.key)] ?? [];
  return question.choices.every((choice) => value.includes(choice.value) || seen.includes(choice.value));
}

/** Whether a question has an answer that fits it as it stands now. */
export function isAnswered(question: Question, answers: Answers): boolean {
  const value = answers[question.key];
  if (value === undefined) return false;
  if (question.kind === 'many') return answeredWhole(question, answers);
  if (question.kind === 'one') return question.choices.some((choice) => choice.value === value);
  if (question.kind === 'years') return fitsYears(question, value);
  return true;
}

/** A number that another answer has ruled out since is no answer any more. */
function fitsYears({ least, most }: Extract<Question, { kind: 'years' }>, value: AnswerValue): boolean {
  return value === unknown || (Number(value) >= least && Number(value) <= most);
}

export { codesIn, none, unknown };
export type { CircumstanceCode, IdentityCode, Question, QuestionChoice };
