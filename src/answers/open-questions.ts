import type { Determination } from '../../policy/determination';
import { identityName } from '../../policy/names';
import type { AnswerSheet } from '../state/answers';
import { factSheetOf, longAgo, withAnswers } from './fact-sheets';
import type { OpenQuestion, Turn } from './fact-sheets';
import { consequenceOf, headlineOf } from './headline';
import { asksOf, determine } from './notices';
import { codesIn, questionsOf, unknown } from './questions';
import type { Question } from './questions';

/** The answers that would follow if an identity were recognised long ago, with every attribute that helps. */
function asIdentity(sheet: AnswerSheet, code: string): AnswerSheet {
  const before = codesIn(sheet.answers.identities).filter((each) => each !== code);
  const asked = asksOf(sheet.region, sheet.year).identities.find((identity) => identity.code === code);
  const helpful = (asked?.attributes ?? []).map((attribute): [string, string] => [
    `${attribute}.${code}`,
    attribute === 'disabilityGrade' ? '1' : 'yes',
  ]);
  return withAnswers(sheet, {
    identities: [...before, code],
    [`since.${code}`]: longAgo,
    ...Object.fromEntries(helpful),
  });
}

function turnsOf(question: Question, sheet: AnswerSheet): readonly Turn[] {
  const { key } = question;
  if (question.kind === 'many' && key === 'identities') {
    return question.choices.map(({ value, label }) => ({
      key: value,
      label,
      sheet: asIdentity(sheet, value),
    }));
  }
  if (question.kind === 'many') {
    return question.choices.map(({ value, label }) => ({
      key: value,
      label,
      sheet: withAnswers(sheet, { [key]: [value] }),
    }));
  }
  if (question.kind === 'one' && key !== 'paid') {
    return question.choices
      .filter(({ value }) => value !== unknown)
      .map(({ value, label }) => ({
        key: value,
        label: `“${label}”`,
        sheet: withAnswers(sheet, { [key]: value }),
      }));
  }
  if (question.kind === 'since') {
    const code = key.slice('since.'.length);
    return [
      {
        key: 'recognised',
        label: `${identityName(code)}`,
        sheet: withAnswers(sheet, { [key]: longAgo }),
      },
    ];
  }
  return [];
}

function isUnknown(value: AnswerSheet['answers'][string] | undefined): boolean {
  return value === unknown || (Array.isArray(value) && value.includes(unknown));
}

/** The questions that were answered with 不知道, and how each could turn out. */
export function openQuestions(sheet: AnswerSheet): readonly OpenQuestion[] {
  return questionsOf(sheet.region, sheet.year, sheet.answers)
    .filter(({ key }) => isUnknown(sheet.answers[key]))
    .map((question) => ({
      key: question.key,
      heading: question.heading,
      turns: turnsOf(question, sheet),
    }));
}

export interface Outcome {
  /** 如果是, 如果遇到, …: goes before the labels. */
  readonly prefix: string;
  readonly result: string;
  /** Everything that would lead to this result. */
  readonly labels: readonly string[];
  readonly same: boolean;
}

export interface EitherWay {
  readonly key: string;
  readonly heading: string;
  readonly outcomes: readonly Outcome[];
}

function inWords(determination: Determination): string {
  return [headlineOf(determination), consequenceOf(determination)].filter(Boolean).join('，');
}

function prefixOf(key: string): string {
  if (key === 'identities') return '如果是';
  if (key === 'circumstances') return '如果属于';
  return key.startsWith('since.') ? '如果早就认定为' : '如果回答';
}

/** For each 不知道: what would follow, ways with the same result together. */
export function eitherWays(sheet: AnswerSheet, payOn: string): readonly EitherWay[] {
  const base = inWords(determine(factSheetOf(sheet, payOn)));
  return openQuestions(sheet).map(({ key, heading, turns }) => {
    const grouped = new Map<string, string[]>();
    for (const turn of turns) {
      const result = inWords(determine(factSheetOf(turn.sheet, payOn)));
      grouped.set(result, [...(grouped.get(result) ?? []), turn.label]);
    }
    const prefix = prefixOf(key);
    const outcomes = [...grouped].map(([result, labels]) => ({
      prefix,
      result,
      labels,
      same: result === base,
    }));
    return { key, heading, outcomes };
  });
}
