import type { TiersAsked } from '../../policy/rules/rule-kind';
import type { Answers } from '../state/answers';
import type { Question } from './question';
import { unknown } from './said';

const key = 'tier';

/** Which tier is chosen, where a notice leaves it to the person. */
export function tierQuestions(asked: TiersAsked | null): readonly Question[] {
  if (asked === null) return [];
  return [
    {
      key,
      kind: 'one',
      heading: '想按哪一档缴费？',
      lead: '哪一档缴多少，算出来一看就知道；缴费以前都可以改。',
      choices: [
        ...asked.tiers.map(({ code, name }) => ({
          value: code,
          label: name,
          ...(code === asked.usual ? { hint: '没有选的按这一档' } : {}),
        })),
        { value: unknown, label: '还没想好', hint: '结果里各档都会说明' },
      ],
    },
  ];
}

/** The tier that was chosen; undefined where none was, or the notice has no such tier any more. */
export function tierOf(asked: TiersAsked | null, answers: Answers): string | undefined {
  const said = answers[key];
  return asked?.tiers.find(({ code }) => code === said)?.code;
}
