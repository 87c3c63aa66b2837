import { shippedNotices } from '../../../policy';
import { checkNotice } from './checked';

/** Hunan 2.2 has 640 yuan of public finance, in the rule and in our words for it. */
function asked(amountFen: number) {
  const hunan = shippedNotices.find(({ id }) => id === 'hunan-2024');
  const rules = hunan?.rules.map((rule) => (rule.kind === 'fiscal-share' ? { ...rule, amountFen } : rule));
  return checkNotice({ ...hunan, rules });
}

describe('a sum that the words of its clause don’t have', () => {
  it('is asked back: residents would read the old one', () => {
    const { problems, toConfirm } = asked(66_000);
    expect(problems).toEqual([]);
    expect(toConfirm).toMatchObject([{ rule: 'fiscal-share', field: 'amountFen' }]);
    expect(toConfirm[0]?.problem).toContain('规则写的是660元');
  });

  it('is not, where both say the same', () => {
    expect(asked(64_000).toConfirm).toEqual([]);
  });
});
