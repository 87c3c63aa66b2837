import { isoDay } from '../../policy/calendar';
import type { CertifiedIdentity } from '../../policy';
import { fourHundred, MadeUpPlace, noticeWith } from './made-up-place';

/** 200 yuan off for the severely disabled of a household on the margin of dibao, recognised by the end of October. */
const compound = {
  rule: 'compound',
  kind: 'subsidy',
  who: [{ identities: ['severe-disability'], holdsAll: ['dibao-margin'], disabilityGradeAtMost: 2 }],
  gives: { method: 'fixed', amountFen: 20000 },
  fund: 'finance',
  recognisedBy: { day: '2024-10-31', clause: '1', why: '2024年10月底以后才认定的，这一年不资助。' },
};

describe('aid for who holds both of two identities', () => {
  const place = new MadeUpPlace([fourHundred, compound]);
  const disabled: CertifiedIdentity = {
    code: 'severe-disability',
    since: isoDay('2020-01-01'),
    disabilityGrade: 1,
  };
  const margin: CertifiedIdentity = { code: 'dibao-margin', since: isoDay('2024-03-01') };

  it('is due to who holds both, in either order, by the one that is judged: 400 - 200 = 200', () => {
    const answer = place.ask({ identities: [margin, disabled] });
    expect(answer).toMatchObject({ payFen: 20000, subsidies: [{ identity: 'severe-disability' }] });
    expect(place.payFen({ identities: [disabled, margin] })).toBe(20000);
  });

  it('isn’t due to who holds one of them, or held the other', () => {
    expect(place.payFen({ identities: [disabled] })).toBe(40000);
    expect(place.payFen({ identities: [margin] })).toBe(40000);
    const ended = { ...margin, until: isoDay('2024-11-14') };
    expect(place.payFen({ identities: [disabled, ended] })).toBe(40000);
  });

  it('is recognised when the later of the two was', () => {
    expect(place.payFen({ identities: [disabled, { ...margin, since: isoDay('2024-10-31') }] })).toBe(20000);
    const late = place.ask({ identities: [disabled, { ...margin, since: isoDay('2024-11-01') }] });
    expect(late.payFen).toBe(40000);
    expect(late.notes.map(({ code }) => code)).toContain('not-entitled');
  });

  it('asks for both, and says which is the one that is judged', () => {
    expect(place.questions().identities.map(({ code }) => code)).toEqual([
      'severe-disability',
      'dibao-margin',
    ]);
    const without = { ...compound, who: [{ holdsAll: ['dibao-margin', 'severe-disability'] }] };
    expect(() => noticeWith([fourHundred, without])).toThrow('holdsAll');
  });
});
