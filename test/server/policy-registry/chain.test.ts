import type { ChainEntry, WithdrawalReason } from '../../../contract/notice-drafts';
import { inForceAt, waitingAt } from '../../../server/policy-registry/chain';

const someone = { id: 'o1', name: '甲' };
function published(number: number, from: number): ChainEntry {
  const paper = { title: '通知', documentNumber: null, issuedOn: null };
  const agreed = { proposer: someone, proposedAt: 0, agreer: someone, agreedAt: 0 };
  return { kind: 'published', number, version: `v${number}`, ...paper, from, ...agreed };
}
function withdrawn(number: number, from: number, reason: WithdrawalReason): ChainEntry {
  return { kind: 'withdrawn', number, from, reason, words: '测试', by: someone, at: from };
}
function over(entries: readonly ChainEntry[], moments: readonly number[]) {
  return moments.map((at) => inForceAt(entries, at));
}

describe('what holds when', () => {
  it('is what shipped, until a version begins', () => {
    expect(over([published(1, 10), published(2, 20)], [9, 10, 19, 20, 99])).toEqual([0, 1, 1, 2, 2]);
  });

  it('is the one before, after an error', () => {
    const entries = [published(1, 10), published(2, 20), withdrawn(2, 30, 'error')];
    expect(over(entries, [29, 30])).toEqual([2, 1]);
  });

  it('is nothing after an end, until another begins', () => {
    const entries = [published(1, 10), withdrawn(1, 30, 'ended'), published(2, 40)];
    expect(over(entries, [29, 30, 39, 40])).toEqual([1, null, null, 2]);
  });

  it('goes on where what waited is taken out, whatever the reason', () => {
    const entries = [published(1, 10), published(2, 50), withdrawn(2, 30, 'replaced')];
    expect(over(entries, [30, 50])).toEqual([1, 1]);
    expect(waitingAt(entries, 20)).toBeNull();
  });
});
