import { NoticeError, validateNotice } from '../../policy';
import { madeUpNotice } from './made-up-notice';

type Rules = readonly Readonly<Record<string, unknown>>[];

function withRule(name: string, change: Readonly<Record<string, unknown>>): unknown {
  return {
    ...madeUpNotice,
    rules: (madeUpNotice.rules as Rules).map((rule) => (rule.rule === name ? { ...rule, ...change } : rule)),
  };
}

function withQuestion(code: string, answer: unknown): unknown {
  return { ...madeUpNotice, questions: { [code]: answer } };
}

function withMore(rule: Readonly<Record<string, unknown>>): unknown {
  return { ...madeUpNotice, rules: [...madeUpNotice.rules, { rule: 'more', clause: '1', ...rule }] };
}

function errorOf(value: unknown): Pick<NoticeError, 'file' | 'rule' | 'field'> {
  try {
    validateNotice(value, 'some.json');
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    expect(error.message).toContain('some.json');
    return { file: error.file, rule: error.rule, field: error.field };
  }
  throw new Error('taken for a notice');
}

describe("a notice's file that is wrong", () => {
  it.each([
    ['not an object', [], null, null],
    ['without a title', { ...madeUpNotice, title: undefined }, null, 'title'],
    ['with a field nobody knows', { ...madeUpNotice, mood: 'good' }, null, 'mood'],
    ['with a rule of no known kind', withRule('premium', { kind: 'price' }), 'premium', 'kind'],
    ['with half a fen', withRule('premium', { amountFen: 0.5 }), 'premium', 'amountFen'],
    ['with a negative amount', withRule('premium', { amountFen: -1 }), 'premium', 'amountFen'],
    ['with a day that is none', withRule('window', { to: '2024-11-31' }), 'window', 'to'],
    ['with a fund nobody knows', withRule('dibao', { fund: 'lottery' }), 'dibao', 'fund'],
    ['with a method nobody knows', withRule('dibao', { gives: { method: 'half' } }), 'dibao', 'gives.method'],
    [
      'with an identity nobody knows',
      withRule('dibao', { who: [{ identities: ['rich'] }] }),
      'dibao',
      'who.0.identities.0',
    ],
    ['with a condition nobody knows', withRule('dibao', { who: [{ tall: true }] }), 'dibao', 'who.0.tall'],
    ['with a field too many in a rule', withRule('premium', { colour: 'red' }), 'premium', 'colour'],
    ['with a clause of no form', withRule('premium', { clause: '二（一）' }), 'premium', 'clause'],
    ['with a clause that is not in its list', withRule('premium', { clause: '7' }), 'premium', 'clause'],
    ['with two rules of one name', withRule('dibao', { rule: 'premium' }), 'premium', 'rule'],
    ['without a window', { ...madeUpNotice, rules: madeUpNotice.rules.slice(0, 2) }, null, 'rules'],
    ['with a wait that has no days', withRule('late', { waitingDays: undefined }), 'late', null],
    [
      'with a stated sum that is not the per cent',
      withRule('dibao', { gives: { method: 'percent', percent: 25, statedFen: 9999 } }),
      'dibao',
      'gives.statedFen',
    ],
    ['with a question nobody asks', withQuestion('weather', { clauses: ['1'] }), null, 'questions.weather'],
    [
      'with an answer in a clause that it hasn’t',
      withQuestion('how-much', { clauses: ['9'] }),
      null,
      'questions.how-much.clauses',
    ],
    [
      'with an answer by a rule that it hasn’t',
      withQuestion('how-much', { clauses: ['1'], rules: ['price'] }),
      null,
      'questions.how-much.rules',
    ],
    [
      'with an answer that names nothing',
      withQuestion('how-much', { clauses: [] }),
      null,
      'questions.how-much',
    ],
    [
      'with an answer that types an amount again',
      withQuestion('how-much', { clauses: ['1'], says: '每人400元。' }),
      null,
      'questions.how-much.says',
    ],
    [
      'with an answer that types a day again',
      withQuestion('until-when', { clauses: ['3'], says: '12月20日以前。' }),
      null,
      'questions.until-when.says',
    ],
    [
      'with a weekly duty that has a day of the month',
      withMore({ kind: 'duty', office: '县', what: '报送', recurs: 'weekly', dayOfMonth: 10 }),
      'more',
      'dayOfMonth',
    ],
    [
      'with a word of an identity nobody knows',
      withMore({ kind: 'term', identity: 'rich', says: '有钱人' }),
      'more',
      'identity',
    ],
    [
      'with a channel for a use nobody knows',
      withMore({ kind: 'channel', channel: 'wechat', says: '微信', use: 'chat' }),
      'more',
      'use',
    ],
  ])('%s is refused with file, rule and field', (_what, value, rule, field) => {
    expect(errorOf(value)).toEqual({ file: 'some.json', rule, field });
  });
});
