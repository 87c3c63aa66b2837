import type { CircumstanceCode, IdentityCode } from '../../policy/fact-sheet';
import type { Answers } from '../state/answers';
import { circumstanceName, identityName } from '../../policy/names';
import { asksOf } from './notices';
import type { IdentityAttribute, Questions as Asks } from './notices';

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
 * `day`: a date, or 不知道. `one`: one of several. `many`: any of several, 都没有 or 不知道. `since`: recognised long
 * ago, on a day, or 不知道. `paid`: day and amount.
 */
export type Question =
  | (Common & { readonly kind: 'day' })
  | (Common & { readonly kind: 'one'; readonly choices: readonly QuestionChoice[] })
  | (Common & { readonly kind: 'many'; readonly choices: readonly QuestionChoice[] })
  | (Common & { readonly kind: 'since'; readonly before: string })
  | (Common & { readonly kind: 'paid' });

export const unknown = 'unknown';
export const none = 'none';

const yesNo: readonly QuestionChoice[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '不是' },
  { value: unknown, label: '不知道', hint: '结果里会说明两种情况' },
];

const birth: Question = {
  key: 'birth',
  kind: 'day',
  heading: '参保人哪天出生？',
  lead: '新生儿和老人、孩子的规定可能不同。',
};

const attributeQuestions: Readonly<
  Record<IdentityAttribute, { readonly heading: string; readonly choices: readonly QuestionChoice[] }>
> = {
  dueToIllness: { heading: '是不是因为生病才纳入监测的？', choices: yesNo },
  monitored: { heading: '有没有纳入防止返贫监测？', choices: yesNo },
  lostWorkCapacity: { heading: '有没有丧失劳动能力？', choices: yesNo },
  student: { heading: '现在是不是学生？', choices: yesNo },
  disabilityGrade: {
    heading: '残疾证上是几级？',
    choices: [
      ...['1', '2', '3', '4'].map((grade) => ({ value: grade, label: `${'一二三四'[Number(grade) - 1]}级` })),
      { value: unknown, label: '不知道' },
    ],
  },
};

export function codesIn(value: Answers[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((code: string) => code !== none && code !== unknown) : [];
}

function identityQuestions(asks: Asks, answers: Answers): readonly Question[] {
  if (asks.identities.length === 0) return [];
  const chosen = codesIn(answers.identities);
  const all: Question = {
    key: 'identities',
    kind: 'many',
    heading: '参保人有下面哪种身份？',
    lead: '要有民政、残联、乡村振兴等部门的认定。可以选几个。',
    choices: asks.identities.map(({ code }) => ({ value: code, label: identityName(code) })),
  };
  const details = asks.identities
    .filter(({ code }) => chosen.includes(code))
    .flatMap(({ code, attributes }): readonly Question[] => [
      {
        key: `since.${code}`,
        kind: 'since',
        heading: `什么时候认定为${identityName(code)}的？`,
        lead: '看证件或通知书上的日期。',
        before: asks.longBefore,
      },
      ...attributes.map((attribute): Question => ({
        key: `${attribute}.${code}`,
        kind: 'one',
        heading: attributeQuestions[attribute].heading,
        lead: identityName(code),
        choices: attributeQuestions[attribute].choices,
      })),
    ]);
  return [all, ...details];
}

function circumstanceQuestions(asks: Asks, answers: Answers): readonly Question[] {
  if (asks.circumstances.length === 0) return [];
  const chosen = codesIn(answers.circumstances);
  const all: Question = {
    key: 'circumstances',
    kind: 'many',
    heading: '最近有没有遇到下面的情况？',
    lead: '可以选几个。',
    choices: asks.circumstances.map(({ code }) => ({ value: code, label: circumstanceName(code) })),
  };
  const days = asks.circumstances
    .filter(({ code, dated }) => dated && chosen.includes(code))
    .map(({ code }): Question => ({
      key: `on.${code}`,
      kind: 'day',
      heading: '是哪一天的事？',
      lead: circumstanceName(code),
    }));
  return [all, ...days];
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
export function questionsOf(region: string, year: number, answers: Answers): readonly Question[] {
  const asks = asksOf(region, year);
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
  return [
    ...(asks.birthDate ? [birth] : []),
    ...identityQuestions(asks, answers),
    ...circumstanceQuestions(asks, answers),
    ...ltci,
    ...paidQuestions(asks, answers),
  ];
}

export type { CircumstanceCode, IdentityCode };
