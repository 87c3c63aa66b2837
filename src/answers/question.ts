import type { FactSheet } from '../../policy/fact-sheet';
import type { Answers } from '../state/answers';
import { birthOf, unknown } from './said';
import type { IsoDay } from '../../policy/calendar';

export interface QuestionChoice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Common {
  /** Also the key of the answer. */
  readonly key: string;
  readonly heading: string;
  readonly lead?: string;
}

/**
 * `day`: a date, or 不知道; not one of the days in `taken`, by what is said of them. `one`: one of several. `many`: any of
 * several, 都没有 or 不知道. `since`: recognised long ago, on a day, or 不知道. `until`: without an end, with one, or 不知道.
 * `place`: certified where one is insured, elsewhere, or 不知道. `years`: a number of years, or 不知道. `paid`: day and amount.
 */
export type Question =
  | (Common & { readonly kind: 'day'; readonly taken?: Readonly<Record<string, string>> })
  | (Common & { readonly kind: 'one'; readonly choices: readonly QuestionChoice[] })
  | (Common & { readonly kind: 'many'; readonly choices: readonly QuestionChoice[] })
  | (Common & { readonly kind: 'since'; readonly before: IsoDay })
  | (Common & { readonly kind: 'until'; readonly notBefore: IsoDay | null })
  | (Common & { readonly kind: 'place'; readonly here: string })
  | (Common & { readonly kind: 'years'; readonly least: number; readonly most: number })
  | (Common & { readonly kind: 'paid' });

/** What the questions are asked of: the place and year, the answers so far, and the day in China. */
export interface Asked {
  readonly region: string;
  readonly year: number;
  readonly answers: Answers;
  readonly today: IsoDay;
}

/** Nobody has to know: the result then says what would follow either way. */
export const unknownOfTwo: QuestionChoice = { value: unknown, label: '不知道', hint: '结果里会说明两种情况' };

export const yesNo: readonly QuestionChoice[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '不是' },
  unknownOfTwo,
];

/** The facts that questions are left out by: all but identities and events. */
export function plainFacts({ region, year, answers, today }: Asked): FactSheet {
  const birthDate = birthOf(answers);
  return {
    id: 'app',
    region,
    year,
    payOn: today,
    ...(birthDate === null ? {} : { birthDate }),
  };
}
