import { checkNotice } from './checked';
import { madeUpNotice } from '../made-up-notice';
import { withFields, withRule } from './altered';

it('of what is missing it is said to add it, not in which brackets', () => {
  const { title: _title, ...untitled } = madeUpNotice;
  const unpriced = withRule('premium', { amountFen: undefined });
  for (const notice of [untitled, unpriced]) {
    expect(checkNotice(notice).problems).toContainEqual(
      expect.objectContaining({ problem: '缺这一项', instead: '照通知补上它，怎么写见填写说明' }),
    );
  }
  const [nothing] = checkNotice(withFields({ rules: [null] })).problems;
  expect(nothing?.problem).toBe('写的是“null”，不能用');
});

it('of an id of a wrong form nothing else is said: it is not laid over itself', () => {
  expect(checkNotice(withFields({ id: '某市-2025' })).problems).toMatchObject([{ rule: null, field: 'id' }]);
});
