import type { Determination, FactSheet, Policy } from '../../policy/index';
import { type Fen, noFen } from '../../policy/money';
import type { AnswerSheet } from '../state/answers';
import { yuan } from '../words/money';
import { factsAndUnknowns } from './fact-sheets';
import { consequenceOf, headlineOf } from './headline';
import type { PossibleAnswer } from './notices';
import { paperOf } from './papers';
import { codesOf, sayAlternatives, sayCases } from './possible-words';
import { isUnknown } from './said';
import type { IsoDay } from '../../policy/calendar';

/** One of the answers that may be so. */
export interface Outcome {
  readonly key: string;
  readonly determination: Determination;
  readonly facts: FactSheet;
  /** What would have to be so, a line each; empty: nothing out of the ordinary. */
  readonly whens: readonly string[];
  readonly result: string;
  readonly consequence: string;
}

/** Who can say which of the outcomes it is, and by which papers. */
export interface WhoKnows {
  readonly ask: string;
  readonly papers: readonly string[];
}

export interface Outcomes {
  /** One where nothing that matters is unknown; else the ones that take money first. */
  readonly all: readonly [Outcome, ...Outcome[]];
  readonly whoKnows: readonly WhoKnows[];
}

function takesMoney({ status }: Determination): boolean {
  return status === 'payable' || status === 'exempt';
}

function isPlain({ cases }: PossibleAnswer): boolean {
  return cases.some(({ length }) => length === 0);
}

/** Those that take money first; of them the ordinary one, then what most identities and events lead to. */
function byUse(one: PossibleAnswer, other: PossibleAnswer): number {
  const [a, b] = [one.determination, other.determination];
  return (
    Number(takesMoney(b)) - Number(takesMoney(a)) ||
    Number(isPlain(other)) - Number(isPlain(one)) ||
    codesOf(other.cases).length - codesOf(one.cases).length ||
    (b.netFen ?? 0) - (a.netFen ?? 0)
  );
}

/**
 * What leads to an answer, a line each. To the ordinary one also leads what elsewhere leads to another: the same identity,
 * recognised on another day.
 */
function whensOf(answer: PossibleAnswer, all: readonly PossibleAnswer[], today: IsoDay): readonly string[] {
  if (!isPlain(answer)) return sayCases(answer.cases, today);
  const decisive = new Set(all.filter((other) => other !== answer).flatMap(({ cases }) => codesOf(cases)));
  const also = answer.alsoIf.flat(2).filter((one) => 'code' in one && decisive.has(one.code));
  const words = sayAlternatives(also, today);
  return words.length === 0 ? [] : ['没有特别的身份和情况', ...words.map((each) => `或者${each}`)];
}

function outcomeOf(answer: PossibleAnswer, at: number, all: readonly PossibleAnswer[]): Outcome {
  const { determination, sheet } = answer;
  return {
    key: `case-${at}`,
    determination,
    facts: sheet,
    whens: whensOf(answer, all, sheet.payOn),
    result: headlineOf(determination),
    consequence: consequenceOf(determination),
  };
}

function placeAndBirth({ answers }: AnswerSheet): readonly WhoKnows[] {
  return [
    ...(isUnknown(answers.birth)
      ? [{ ask: '家里人或派出所', papers: ['身份证、户口簿或出生医学证明'] }]
      : []),
    ...(isUnknown(answers.ltci) ? [{ ask: '当地医保部门', papers: ['当地是不是长期护理保险试点'] }] : []),
  ];
}

function whoKnowsOf(sheet: AnswerSheet, answers: readonly PossibleAnswer[]): readonly WhoKnows[] {
  const papers = new Map<string, string[]>();
  for (const code of answers.flatMap(({ cases }) => codesOf(cases))) {
    const { ask, paper } = paperOf(code);
    const known = papers.get(ask) ?? [];
    if (!known.includes(paper)) papers.set(ask, [...known, paper]);
  }
  return [...placeAndBirth(sheet), ...[...papers].map(([ask, found]) => ({ ask, papers: found }))];
}

/** Every answer that may be so for a payment on `payOn`, by the notices as `policy` knows them. */
export function outcomesOf(policy: Policy, sheet: AnswerSheet, payOn: IsoDay): Outcomes {
  const { facts, unknown } = factsAndUnknowns(sheet, payOn);
  const answers = [...policy.possibleAnswers(facts, unknown)].sort(byUse);
  const [first, ...others] = answers.map((answer, at) => outcomeOf(answer, at, answers));
  if (first === undefined) throw new Error('no answer is possible');
  return { all: [first, ...others], whoKnows: others.length === 0 ? [] : whoKnowsOf(sheet, answers) };
}

function distinctFen(fens: readonly Fen[]): readonly Fen[] {
  return [...new Set(fens)].sort((one, other) => other - one);
}

function orAmounts(fens: readonly Fen[]): string {
  const words = fens.map((fen) => yuan(fen));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')} 或 ${words[words.length - 1]}`;
}

/** `380 元，也可能是 60 或 0 元`: all that may be due, the dearest first, and whether it may be too late. */
export function openAmount(outcomes: readonly Outcome[]): string {
  const due = outcomes.filter(({ determination }) => takesMoney(determination));
  const [most, ...less] = distinctFen(due.map(({ determination }) => determination.payFen ?? noFen));
  if (most === undefined) return [...new Set(outcomes.map(({ result }) => result))].join('，也可能');
  const waiting = outcomes.find(({ determination }) => determination.status === 'not-open');
  const closed = outcomes.some(({ determination }) => determination.status === 'closed');
  if (waiting) return `${waiting.result}，也可能不用缴费`;
  if (closed) return `可能还能缴：${orAmounts([most, ...less])} 元`;
  return less.length === 0 ? `${yuan(most)} 元` : `${yuan(most)} 元，也可能是 ${orAmounts(less)} 元`;
}

/** What may come back of what was paid, in a sentence. */
function refundRemark(refunds: readonly Fen[]): string {
  const [most, ...less] = refunds;
  if (most === undefined || most === 0) return '';
  const others = less.map((fen) => (fen === 0 ? '不退' : `退 ${yuan(fen)} 元`)).join('，或者');
  return `可能退 ${yuan(most)} 元${others === '' ? '' : `，也可能${others}`}。`;
}

/** What stands below the amounts: that it may be too late, or that less is borne in the end. */
export function openRemarks(outcomes: readonly Outcome[]): readonly string[] {
  const closed = outcomes.some(({ determination }) => determination.status === 'closed');
  const nets = distinctFen(
    outcomes.flatMap(({ determination: { netFen, payFen } }) =>
      netFen === null || payFen === null ? [] : [netFen],
    ),
  );
  const refund = refundRemark(distinctFen(outcomes.map(({ determination }) => determination.refundFen)));
  const comesBack = outcomes.some(
    ({ determination: { netFen, payFen } }) => netFen !== payFen && netFen !== null,
  );
  if (outcomes.every(({ determination }) => determination.status === 'insured'))
    return refund ? [refund] : [];
  return [
    ...(closed ? ['也可能已经不能缴：要看下面哪一种是您的情况。'] : []),
    ...(comesBack ? [`有的情况之后会退一部分，最后自己负担 ${orAmounts(nets)} 元。`] : []),
  ];
}
