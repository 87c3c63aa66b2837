import type { Problem } from '../../../policy';
import { type Fields, withFields, withMore, withRule } from './altered';
import { checkNotice } from './checked';

type Where = Pick<Problem, 'rule' | 'field'>;

function places(problems: readonly Problem[]): readonly Where[] {
  return problems.map(({ rule, field }) => ({ rule, field }));
}

function refusedAt(value: unknown): readonly Where[] {
  return places(checkNotice(value).problems);
}

function askedAt(value: unknown): readonly Where[] {
  const { problems, toConfirm } = checkNotice(value);
  expect(problems).toEqual([]);
  return places(toConfirm);
}

describe('two rules for the same people', () => {
  const covered = { kind: 'cover', clause: '3', from: '2025-02-01', to: '2025-12-31' };
  const paysLate = { kind: 'late-payment', clause: '3', who: [{}], price: 'premium', aid: true };

  it('that cover them from different days are refused: nobody knows which counts', () => {
    expect(refusedAt(withMore({ ...covered, who: [{}] }))).toEqual([{ rule: 'more', field: 'who' }]);
  });

  it('that cover them by the day on which they pay pass', () => {
    const [early, late] = [{ paidTo: '2024-11-30' }, { paidFrom: '2024-12-01' }];
    const rules = withRule('cover', { who: [early] }).rules as readonly Fields[];
    expect(
      refusedAt(
        withFields({
          rules: [
            ...rules,
            { ...covered, rule: 'more', who: [late] },
            { ...covered, rule: 'rest', who: [{}] },
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('that let them in on the same days on other terms are asked back, and not one after the other', () => {
    const until = (day: string) => ({ day, clause: '3' });
    const again = { ...paysLate, begins: 'payment', until: until('2025-08-31') };
    expect(askedAt(withMore(again))).toEqual([{ rule: 'more', field: 'who' }]);
    expect(askedAt(withMore({ ...again, from: '2025-06-30' }))).toEqual([{ rule: 'more', field: 'who' }]);
    expect(askedAt(withMore({ ...again, from: '2025-07-01' }))).toEqual([]);
  });
});

it('cover of everybody that is over in a day is asked back', () => {
  expect(askedAt(withRule('cover', { to: '2025-01-01' }))).toEqual([{ rule: 'cover', field: 'to' }]);
  expect(askedAt(withRule('cover', { from: '2025-04-01' }))).toEqual([]);
});
