import { differencesInWords } from '../../../policy/authoring';
import { asDocument, madeUpNotice } from '../made-up-notice';

const tiers = {
  rule: 'tiers',
  clause: '1',
  kind: 'tiers',
  tiers: [
    { code: 'low', name: '低档' },
    { code: 'high', name: '高档' },
  ],
  usual: 'low',
};

/** 400 and 775 yuan by tier; `change` of the rule `high`, of the aid or of the tiers. */
function noticeWith(change: Readonly<Record<string, object>> = {}) {
  const others = madeUpNotice.rules.filter(({ rule }) => rule !== 'premium');
  const rules = [
    tiers,
    { rule: 'low', clause: '1', kind: 'premium', amountFen: 40000, tier: 'low' },
    { rule: 'high', clause: '1', kind: 'premium', amountFen: 77500, tier: 'high' },
    ...others,
  ].map((rule) => ({ ...rule, ...change[rule.rule] }));
  return asDocument({ ...madeUpNotice, rules });
}

function toldOf(change: Readonly<Record<string, object>>) {
  const [difference] = differencesInWords(noticeWith(), noticeWith(change));
  return difference;
}

describe('a tier is called by its name, never by its code', () => {
  it('in the price that changed', () => {
    expect(toldOf({ high: { amountFen: 80000 } })?.sentence).toBe(
      '个人缴费标准：高档：每人每年775元 → 高档：每人每年800元（多25元），第一条',
    );
  });

  it('in whom a rule is for', () => {
    const who = [{ identities: ['dibao'], tier: 'high' }];
    expect(toldOf({ dibao: { who } })?.sentence).toContain('低保对象、并且选高档');
  });

  it('in the tier by which an aid is counted', () => {
    expect(toldOf({ dibao: { countedOn: 'low' } })).toMatchObject({
      sentence: expect.stringContaining('按低档算，资助25%'),
      fields: [{ field: 'countedOn', before: null, after: '低档' }],
    });
  });

  it('in the tier of who chooses none', () => {
    expect(toldOf({ tiers: { usual: 'high' } })).toMatchObject({
      sentence: '缴费档次：可以选低档、高档，没有选的按低档 → 可以选低档、高档，没有选的按高档，第一条',
      fields: [{ field: 'usual', before: '低档', after: '高档' }],
    });
  });
});
