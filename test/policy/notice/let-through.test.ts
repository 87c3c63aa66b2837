import { checkNotice } from './checked';
import { madeUpNotice } from '../made-up-notice';
import { withFields, withMore, withRule } from './altered';

type Row = [what: string, notice: unknown, rule: string | null, field: string];

function withClause(says: string) {
  const [first, ...rest] = madeUpNotice.clauses;
  return withFields({ clauses: [{ ...first, says }, ...rest] });
}

const dibao = madeUpNotice.rules[1];

describe('what was let through once is refused at the field', () => {
  const february = { from: '2025-02-01', to: '2025-02-28' };
  const months = (...days: readonly (readonly [number, number])[]) =>
    days.map((span) => ({ month: '2025-02', days: span }));
  it.each<Row>([
    [
      'days of a month of its own that never come',
      withRule('window', { ...february, months: months([29, 31]) }),
      'window',
      'months',
    ],
    [
      'one month twice',
      withRule('window', { ...february, months: months([1, 5], [20, 25]) }),
      'window',
      'months',
    ],
    ['an id too short to be asked for', withFields({ id: 'a' }), null, 'id'],
    ['an id without end', withFields({ id: 'a'.repeat(61) }), null, 'id'],
    [
      'a hundred times what anybody pays',
      withRule('premium', { amountFen: 4_000_000 }),
      'premium',
      'amountFen',
    ],
    ['somebody’s number in its words', withFields({ title: '张三 11010519491231002X' }), null, 'title'],
    ...['＝1+1', '＠SUM(1)', '＋1', '－1', '-1+1', '\u22121'].map((title): Row => [
      `the formula ${title}`,
      withFields({ title }),
      null,
      'title',
    ]),
    ...[
      '缴费找我 13800138000',
      '缴费找我１３８－００１３－８０００',
      '咨询0356-2023456',
      '咨询 400-123-4567',
      '电话：2023456',
      '看 www.example.com',
      '看http://a.b',
      '看 yibao。com',
      '写信 a@example',
      '加微信：yibao2025',
      '加QQ12345678',
    ].map((title): Row => [`whom to turn to in a title: ${title}`, withFields({ title }), null, 'title']),
    ['a number in a clause', withClause('咨询13800138000'), null, 'clauses.0.says'],
    [
      'a number in an identity’s name',
      withFields({ identities: [{ code: 'own-a', name: '人才 13800138000' }] }),
      null,
      'identities.0.name',
    ],
    [
      'a page in a remark',
      withMore({ kind: 'silence', about: 'refund', says: '详见 www.example.com' }),
      'more',
      'says',
    ],
    [
      'a number for whom aid is',
      withRule('dibao', { holder: '找 13800138000', who: [{ ageAtLeast: 60 }] }),
      'dibao',
      'holder',
    ],
    [
      'a page in an answer',
      withFields({ questions: { 'how-much': { clauses: ['1'], says: '看 http://a.b' } } }),
      null,
      'questions.how-much.says',
    ],
    ['the same aid twice', withMore({ ...dibao, rule: 'more' }), 'more', 'gives'],
    [
      'the same aid twice, once in yuan',
      withMore({ ...dibao, rule: 'more', gives: { method: 'fixed', amountFen: 10_000 } }),
      'more',
      'gives',
    ],
  ])('%s', (_what, notice, rule, field) => {
    const places = checkNotice(notice).problems.map((one) => ({ rule: one.rule, field: one.field }));
    expect(places).toContainEqual({ rule, field });
  });

  it('and plain words pass: a service of five digits, the names of ways to pay, sums and papers', () => {
    const says =
      '可拨打12393，或在微信、支付宝、“山西医保”公众号缴费；目标1583685人，晋市医保〔2023〕12号，2024-2025年。';
    expect(checkNotice(withClause(says)).problems).toEqual([]);
  });

  it('and the same aid from two funds passes: both may give it', () => {
    const other = withMore({ ...dibao, rule: 'more', fund: 'medical-assistance' });
    expect(checkNotice(other).problems).toEqual([]);
  });
});
