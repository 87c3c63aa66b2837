import { disabilityGrades, identityFlags } from '../../policy/fact-sheet';
import type { CertifiedIdentity, IdentityFlag } from '../../policy/fact-sheet';
import { gradeName } from '../../policy/names';
import type { Answers } from '../state/answers';
import { addDays } from '../words/days';
import { attributeDecides } from './notices';
import type { IdentityAsked, IdentityAttribute } from './notices';
import { paperOf } from './papers';
import { plainFacts, yesNo } from './question';
import type { Asked, Question, QuestionChoice } from './question';
import { gradeOf, isDay, isSevereEnough, saidAs, unknown } from './said';
import type { IsoDay } from '../../policy/calendar';

/** Which of the place's identities somebody holds. */
export function identityQuestion(choices: readonly QuestionChoice[]): Question {
  return {
    key: 'identities',
    kind: 'many',
    heading: '参保人有下面哪种身份？',
    lead: '要有民政、残联、乡村振兴等部门的认定。可以选几个。',
    choices,
  };
}

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
      ...disabilityGrades.map((grade) => ({ value: String(grade), label: gradeName(grade) })),
      { value: unknown, label: '不知道', hint: '结果里会说明不同情况' },
    ],
  },
};

/** The identity as far as it has been told, taken to be recognised long ago. */
function toldSoFar(identity: IdentityAsked, answers: Answers, longBefore: IsoDay): CertifiedIdentity {
  const grade = gradeOf(identity, answers);
  const told = identityFlags.flatMap((flag) => {
    const said = answers[`${flag}.${saidAs(identity)}`];
    return said === 'yes' || said === 'no' ? [[flag, said === 'yes'] as const] : [];
  });
  return {
    code: identity.code,
    since: addDays(longBefore, -1),
    ...(grade === null ? {} : { disabilityGrade: grade }),
    ...Object.fromEntries(told),
  };
}

/** Without what comes after it: an answer must not make its own question go away. */
function matters(
  attribute: IdentityFlag,
  identity: IdentityAsked,
  asked: Asked,
  longBefore: IsoDay,
): boolean {
  const { attributes } = identity;
  const before = attributes
    .slice(0, attributes.indexOf(attribute))
    .map((each) => `${each}.${saidAs(identity)}`);
  const answers = Object.fromEntries(Object.entries(asked.answers).filter(([key]) => before.includes(key)));
  return attributeDecides(plainFacts(asked), toldSoFar(identity, answers, longBefore), attribute);
}

function attributeQuestion(attribute: IdentityAttribute, identity: IdentityAsked): Question {
  return {
    key: `${attribute}.${saidAs(identity)}`,
    kind: 'one',
    lead: identity.name,
    ...attributeQuestions[attribute],
  };
}

function daysAndPlace(identity: IdentityAsked, asked: Asked, longBefore: IsoDay): readonly Question[] {
  const { code, name, placeDecides } = identity;
  const said = saidAs(identity);
  const since = asked.answers[`since.${said}`];
  const place: Question = {
    key: `region.${said}`,
    kind: 'place',
    heading: `${name}是在哪里认定的？`,
    lead: '认定的地方不同，得到的资助可能不同。看证件或通知书上盖的是哪里的章。',
    here: asked.region,
  };
  return [
    {
      key: `since.${said}`,
      kind: 'since',
      heading: `什么时候认定为${name}的？`,
      lead: `看${paperOf(code).paper}上的日期。`,
      before: longBefore,
    },
    {
      key: `until.${said}`,
      kind: 'until',
      heading: `${name}的身份，现在还有效吗？`,
      lead: '停发、取消，或者证件写了到期日的，填最后有效的那一天。',
      notBefore: isDay(since) ? since : null,
    },
    ...(placeDecides ? [place] : []),
  ];
}

/** What decides about an identity that somebody holds, asked only where it decides. */
export function identityDetailsOf(
  identity: IdentityAsked,
  asked: Asked,
  longBefore: IsoDay,
): readonly Question[] {
  const { attributes } = identity;
  const grade = attributes.includes('disabilityGrade')
    ? [attributeQuestion('disabilityGrade', identity)]
    : [];
  if (!isSevereEnough(identity, asked.answers)) return grade;
  return [
    ...grade,
    ...daysAndPlace(identity, asked, longBefore),
    ...attributes
      .filter((attribute) => attribute !== 'disabilityGrade')
      .filter((attribute) => matters(attribute, identity, asked, longBefore))
      .map((attribute) => attributeQuestion(attribute, identity)),
  ];
}
