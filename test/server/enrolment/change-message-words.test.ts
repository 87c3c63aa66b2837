import type { Status } from '../../../policy/determination';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { policy } from '../../../policy';
import { changeMessage } from '../../../server/enrolment';
import type { Terms, ToldAnew } from '../../../server/schema';
import { hunan } from '../money';

const answered = policy.determine({ id: 'p1', region: hunan, year: 2024, payOn: isoDay('2023-11-20') });

/** 380 yuan until the end of 2023, for cover in 2024. */
const before: Terms = {
  status: 'payable',
  payFen: fen(38_000),
  payUntil: isoDay('2023-12-31'),
  coveredFrom: isoDay('2024-01-01'),
  coveredTo: isoDay('2024-12-31'),
};

function say(change: Partial<Terms>, now: Partial<Pick<Terms, 'status' | 'payFen'>> = change) {
  const by = { kind: 'published', notice: 'n', number: 1, title: 't', documentNumber: null } as const;
  const from = Date.parse('2023-11-25T00:00:00+08:00');
  const told: ToldAnew = { by, from, before, after: { ...before, ...change } };
  const { payFen = before.payFen, status = before.status } = now;
  return changeMessage(told, { ...answered, payFen, status });
}

describe('a message about a changed notice', () => {
  it('names the day from which it holds', () => {
    expect(say({ payFen: fen(40_000) }).day).toBe('2023年11月25日');
  });

  it.each<[string, Partial<Terms>, string]>([
    ['another amount', { payFen: fen(40_000) }, '应缴由380元变为400元，请看记录'],
    ['an amount too long to say', { payFen: fen(1_234_567) }, '应缴金额有变化，请看记录'],
    ['nothing to pay any more', { status: 'exempt', payFen: fen(0) }, '现在不用缴费，请看记录'],
    ['no paying any more', { status: 'closed', payFen: null }, '现在已停止缴费，请看记录'],
    ['no paying yet', { status: 'not-open', payFen: null }, '现在还没到缴费时间，请看记录'],
    ['another last day', { payUntil: isoDay('2024-01-31') }, '缴费期限有变化，请看记录'],
    ['another cover', { coveredFrom: isoDay('2024-02-01') }, '待遇享受期有变化，请看记录'],
  ])('says of %s no more than WeChat shows', (_, change, words) => {
    expect(say(change).words).toBe(words);
    expect(words.length).toBeLessThanOrEqual(20);
  });

  it('names no amount that a roster has changed since', () => {
    expect(say({ payFen: fen(40_000) }, { payFen: fen(6_000) }).words).toBe('应缴金额有变化，请看记录');
  });

  it('has words for every state', () => {
    const all: readonly Status[] = ['exempt', 'insured', 'not-open', 'closed', 'unsupported'];
    for (const status of all) expect(say({ status }).words).toMatch(/^现在.{4,8}，请看记录$/);
  });
});
