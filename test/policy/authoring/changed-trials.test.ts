import { changedTrials } from '../../../policy/authoring/changed-trials';
import { createPolicy, shippedNotices } from '../../../policy';
import { fen } from '../../../policy/money';
import { notice } from '../../server/notice-authoring/authors';

const jincheng = notice();
const dearer = createPolicy([notice({}, 40_000)]);
const shipped = createPolicy(shippedNotices);
/** Jincheng 2024: somebody with no identity pays 380 yuan in the window. */
const ordinary = { name: '成年人', facts: { payOn: '2023-11-20' }, payFen: fen(38_000) };

describe('a trial case', () => {
  it('that comes out otherwise is named with what it was and what it is', () => {
    expect(changedTrials([shipped, dearer], jincheng, [ordinary])).toEqual([
      { name: '成年人', changes: ['要缴的 380元 → 400元'] },
    ]);
  });

  it('that comes out as the paper says now, and didn’t before, is nothing to look at', () => {
    expect(changedTrials([dearer, shipped], jincheng, [ordinary])).toEqual([]);
  });

  it('that came out as wrong before is not told of again', () => {
    expect(changedTrials([dearer, dearer], jincheng, [ordinary])).toEqual([]);
  });

  it('of which nothing comes any more is told of as that', () => {
    expect(changedTrials([shipped, createPolicy([])], jincheng, [ordinary])).toEqual([
      { name: '成年人', changes: null },
    ]);
  });
});
