import { both, either, no, passed, unknown, yes, type Verdict } from '../../../policy/rules/verdict';

/** From the strongest to the weakest: of two, the one that stands earlier decides. */
const deciding: readonly [join: typeof both, order: readonly Verdict[]][] = [
  [both, [no, unknown, passed, yes]],
  [either, [yes, unknown, passed, no]],
];

test.each(deciding)(
  'of two conditions the stronger verdict decides, whichever stands first: %p',
  (join, order) => {
    for (const [at, stronger] of order.entries()) {
      for (const weaker of order.slice(at)) {
        expect([join(stronger, weaker), join(weaker, stronger)]).toEqual([stronger, stronger]);
      }
    }
  },
);
