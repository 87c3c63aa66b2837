import { isoDay } from '../../policy/calendar';
import { fen } from '../../policy/money';
import { aidName } from '../../policy/aid-name';
import { fourHundred, MadeUpPlace, noticeWith } from './made-up-place';

/** Besides the premium of 400 yuan everybody pays 50 for care; dibao pays half of the one and none of the other. */
const care = { rule: 'care', kind: 'care-premium', amountFen: 5000, collectedBy: '1' };
const careDue = { rule: 'care-due', kind: 'care-premium-due' };
const dibao = {
  rule: 'dibao',
  kind: 'subsidy',
  who: [{ identities: ['dibao'] }],
  gives: { method: 'percent', percent: 50 },
  fund: 'medical-assistance',
};
const careDibao = {
  rule: 'care-dibao',
  clause: '1.1',
  kind: 'subsidy',
  who: [{ identities: ['dibao'] }],
  of: 'care-premium',
  gives: { method: 'full' },
  fund: 'finance',
};
const careOld = {
  rule: 'care-old',
  clause: '1.2',
  kind: 'subsidy',
  who: [{ ageAtLeast: 60 }],
  of: 'care-premium',
  holder: '60周岁以上老人',
  gives: { method: 'fixed', amountFen: 2000 },
  fund: 'finance',
};
const several = { rule: 'several', clause: '1.3', kind: 'several-identities' };
const late = { rule: 'late', kind: 'late-payment', who: [{}], price: 'premium', begins: 'payment' };
const rules = [fourHundred, care, careDue, dibao, careDibao, careOld, several];

function placeWith(those: readonly object[]): MadeUpPlace {
  const used = those.map((rule) => ('clause' in rule ? String(rule.clause) : '1'));
  const clauses = [...new Set(['1', ...used, '2'])].map((clause) => ({ clause, says: '缴费和资助。' }));
  return new MadeUpPlace(those, { clauses });
}

const place = placeWith(rules);

const poor = { identities: [{ code: 'dibao' as const, since: isoDay('2020-01-01') }] };
const young = { birthDate: isoDay('1980-06-01') };
const old = { birthDate: isoDay('1950-06-01') };

describe('aid on the care premium', () => {
  it('leaves 400 + 50 to who has none', () => {
    expect(place.ask(young)).toMatchObject({ payFen: 45000, subsidies: [] });
  });

  it('is taken from the care premium, beside the aid on the premium: 400 - 200 + 50 - 50 = 200', () => {
    const answer = place.ask({ ...young, ...poor });
    expect(answer.payFen).toBe(20000);
    expect(answer.items).toEqual([
      { kind: 'premium', standardFen: 40000, subsidyFen: 20000, payFen: 20000 },
      { kind: 'ltci', standardFen: 5000, subsidyFen: 5000, payFen: 0 },
    ]);
    expect(answer.subsidies.map(aidName)).toEqual(['低保对象资助', '低保对象长期护理保险费资助']);
    expect(answer.cites.map(({ clause }) => clause)).toEqual(['1', '1.1', '2']);
  });

  it('may go by age alone: 400 + 50 - 20 = 430', () => {
    const answer = place.ask(old);
    expect(answer.payFen).toBe(43000);
    expect(answer.subsidies).toMatchObject([{ of: 'care-premium', holder: '60周岁以上老人', clause: '1.2' }]);
  });

  it('is the highest of several, and the clause that says so is cited', () => {
    const answer = place.ask({ ...old, ...poor });
    expect(answer.payFen).toBe(20000);
    expect(answer.cites.map(({ clause }) => clause)).toEqual(['1', '1.1', '1.3', '2']);
  });

  it('is nothing where no care premium is due, and says so of nobody', () => {
    const elsewhere = placeWith([fourHundred, care, careDibao, careOld]);
    expect(elsewhere.ask({ ...old, ...poor, ltciPilot: false })).toMatchObject({
      payFen: 40000,
      subsidies: [],
    });
    expect(elsewhere.payFen({ ...old, ...poor, ltciPilot: true })).toBe(40000);
  });

  it('frees of everything who has nothing of either to pay', () => {
    const free = { ...dibao, gives: { method: 'full' } };
    const answer = placeWith([fourHundred, care, careDue, free, careDibao]).ask(poor);
    expect(answer).toMatchObject({ status: 'exempt', payFen: 0 });
  });

  it('counts late where the aid does: 200 with, 450 without', () => {
    const payOn = isoDay('2025-03-03');
    const asked = (aid: boolean) => placeWith([...rules, { ...late, aid }]).ask({ ...young, ...poor, payOn });
    expect(asked(true)).toMatchObject({ payFen: 20000 });
    expect(asked(false)).toMatchObject({ payFen: 45000, subsidies: [] });
  });

  it('says what it would be of an identity that has ended', () => {
    const until = isoDay('2024-01-01');
    const ended = { ...young, identities: poor.identities.map((identity) => ({ ...identity, until })) };
    const answer = placeWith([fourHundred, care, careDue, careDibao]).ask(ended);
    expect(answer.payFen).toBe(45000);
    expect(answer.notes.map(({ code }) => code)).toContain('not-entitled');
    expect(answer.cites.map(({ clause }) => clause)).toContain('1.1');
  });

  it('comes back with the rest to who was recognised after paying 450: 200 + 50 = 250', () => {
    const refund = { rule: 'refund', kind: 'refund', recognisedBy: '2024-12-31', otherwise: '不退。' };
    const answer = placeWith([...rules, refund]).ask({
      ...young,
      identities: [{ code: 'dibao', since: isoDay('2024-11-10') }],
      paidBefore: { on: isoDay('2024-11-01'), amountFen: fen(45000) },
    });
    expect(answer).toMatchObject({ status: 'insured', refundFen: 25000, netFen: 20000 });
  });

  it('doesn’t lessen what comes back later: 400 + 50 - 50, of which 150 come back', () => {
    const back = {
      rule: 'back',
      kind: 'reimbursement',
      who: [{ identities: ['dibao'] }],
      amountFen: 15000,
    };
    const answer = placeWith([fourHundred, care, careDue, careDibao, back]).ask(poor);
    expect(answer).toMatchObject({ payFen: 40000, reimbursedFen: 15000, netFen: 25000 });
  });

  it('is refused in a notice without a care premium', () => {
    expect(() => noticeWith([fourHundred, { ...careDibao, clause: '1' }])).toThrow('长期护理保险费');
    expect(() => noticeWith([fourHundred, { ...dibao, of: 'fiscal-share' }])).toThrow('care-premium');
  });
});
