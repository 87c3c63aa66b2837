import { personalFacts } from '../../policy/fact-sheet';
import type { FactSheet, PersonalFact } from '../../policy/fact-sheet';
import type { Answers, AnswerValue } from '../state/answers';
import { unknownOfTwo, yesNo } from './question';
import type { Question, QuestionChoice } from './question';
import { isUnknown, sexOfDocument } from './said';

/** How each fact is asked, and how it is said where it is only supposed. */
interface Wording {
  readonly heading: string;
  readonly lead?: string;
  readonly choices: readonly QuestionChoice[];
  readonly supposed: Readonly<Record<string, string>>;
}

const bySex: readonly QuestionChoice[] = [
  { value: 'female', label: '女' },
  { value: 'male', label: '男' },
  unknownOfTwo,
];

const wordings: Readonly<Record<PersonalFact, Wording>> = {
  sex: {
    heading: '参保人是男还是女？',
    choices: bySex,
    supposed: { female: '女性', male: '男性' },
  },
  student: {
    heading: '参保人现在是不是学生？',
    lead: '在幼儿园、学校或大学上学的都算。',
    choices: yesNo,
    supposed: { true: '是学生', false: '不是学生' },
  },
  householdHere: {
    heading: '参保人的户口在不在当地？',
    lead: '户口在外地、凭居住证参保的，选“不是”。',
    choices: [{ value: 'yes', label: '是，在当地' }, { value: 'no', label: '不是，在外地' }, unknownOfTwo],
    supposed: { true: '户口在当地', false: '户口在外地' },
  },
  parentInsured: {
    heading: '参保人的父母有没有参保？',
    lead: '父亲或母亲有一个参保就算。',
    choices: [{ value: 'yes', label: '有' }, { value: 'no', label: '没有' }, unknownOfTwo],
    supposed: { true: '父母已参保', false: '父母没有参保' },
  },
};

function keyOf(fact: PersonalFact): string {
  return `person.${fact}`;
}

/** A question for each fact of the person himself that the place's notices go by, but for what his number tells. */
export function personalQuestions(facts: readonly PersonalFact[], answers: Answers): readonly Question[] {
  return facts
    .filter((fact) => fact !== 'sex' || answers[sexOfDocument] === undefined)
    .map((fact): Question => {
      const { heading, lead, choices } = wordings[fact];
      return { key: keyOf(fact), kind: 'one', heading, choices, ...(lead === undefined ? {} : { lead }) };
    });
}

/** The fact's value on a fact sheet; undefined where nothing, or 不知道, was said. */
function valueOf(said: AnswerValue | undefined): string | boolean | undefined {
  if (said === 'yes' || said === 'no') return said === 'yes';
  return said === 'female' || said === 'male' ? said : undefined;
}

/** What was said of these facts, and of which nobody knows. */
export function personalFactsOf(
  facts: readonly PersonalFact[],
  answers: Answers,
): { readonly known: Pick<FactSheet, PersonalFact>; readonly unknown: readonly PersonalFact[] } {
  const saidOf = (fact: PersonalFact): AnswerValue | undefined =>
    (fact === 'sex' ? answers[sexOfDocument] : undefined) ?? answers[keyOf(fact)];
  const said = facts.flatMap((fact) => {
    const value = valueOf(saidOf(fact));
    return value === undefined ? [] : [[fact, value] as const];
  });
  return {
    known: Object.fromEntries(said),
    unknown: facts.filter((fact) => isUnknown(saidOf(fact))),
  };
}

/** The answers that say these: the reverse of {@link personalFactsOf}. */
export function answersOfPersonal(known: Pick<FactSheet, PersonalFact>): Answers {
  const { sex, ...flags } = known;
  const said = personalFacts.flatMap((fact) => {
    const flag = fact === 'sex' ? undefined : flags[fact];
    return flag === undefined ? [] : [[keyOf(fact), flag ? 'yes' : 'no'] as const];
  });
  return { ...(sex === undefined ? {} : { [keyOf('sex')]: sex }), ...Object.fromEntries(said) };
}

/** What is supposed of a fact, in words: 是学生. */
export function personalWord(fact: PersonalFact, value: boolean | string): string {
  return wordings[fact].supposed[String(value)] ?? '';
}
