import { isoDay } from '../../policy/calendar';
import { NoticeError } from '../../policy';
import { fourHundred, MadeUpPlace, noticeWith, textsOf } from './made-up-place';

/** Grown-ups 400 yuan; children and students 300; who was born before 1944, 200. */
const childrenLess = {
  rule: 'children',
  kind: 'premium',
  amountFen: 30000,
  who: [{ ageUnder: 18 }, { isStudent: true }],
};
const oldestLess = {
  rule: 'oldest',
  kind: 'premium',
  amountFen: 20000,
  who: [{ bornBefore: '1944-01-01' }],
};

describe('a price by group', () => {
  const place = new MadeUpPlace([childrenLess, oldestLess, fourHundred]);

  it('is the one for everybody where no other fits, whatever stands first in the notice', () => {
    expect(place.payFen({ birthDate: isoDay('1980-01-01'), student: false })).toBe(40000);
  });

  it('is lower for a child until the eighteenth birthday', () => {
    const born = { birthDate: isoDay('2006-11-16'), student: false };
    expect(place.payFen(born)).toBe(30000);
    expect(place.payFen({ ...born, payOn: isoDay('2024-11-16') })).toBe(40000);
  });

  it('is lower for a grown-up student', () => {
    expect(place.payFen({ birthDate: isoDay('2002-05-05'), student: true })).toBe(30000);
  });

  it('takes the line at a birth date', () => {
    expect(place.payFen({ birthDate: isoDay('1943-12-31'), student: false })).toBe(20000);
    expect(place.payFen({ birthDate: isoDay('1944-01-01'), student: false })).toBe(40000);
  });

  it('is the lowest of several that fit: a student of 81 pays 200', () => {
    const answer = place.ask({ birthDate: isoDay('1943-05-05'), student: true });
    expect(answer.payFen).toBe(20000);
    expect(answer.items).toEqual([{ kind: 'premium', standardFen: 20000, subsidyFen: 0, payFen: 20000 }]);
  });

  it('stays the general one where a fact isn’t known, and says which', () => {
    const answer = place.ask({ birthDate: isoDay('1980-01-01') });
    expect(answer.payFen).toBe(40000);
    expect(textsOf('attribute-unknown', answer)).toEqual([
      '不知道是不是学生，先按不符合计算，补上后再算一次。',
    ]);
  });

  it('says nothing of a fact that could only give a price that is not lower', () => {
    const answer = place.ask({ birthDate: isoDay('1943-05-05') });
    expect(textsOf('attribute-unknown', answer)).toEqual([]);
  });

  it('may be higher than the general one: of the prices for some people the lowest counts', () => {
    const elsewhere = { rule: 'permit', kind: 'premium', amountFen: 52000, who: [{ householdHere: false }] };
    const permit = new MadeUpPlace([fourHundred, elsewhere]);
    expect(permit.payFen({ householdHere: false })).toBe(52000);
    expect(permit.payFen({ householdHere: true })).toBe(40000);
  });

  it('may go by age and sex: women from 55, men from 60', () => {
    const retired = {
      rule: 'retired',
      kind: 'premium',
      amountFen: 35000,
      who: [
        { sex: 'female', ageAtLeast: 55 },
        { sex: 'male', ageAtLeast: 60 },
      ],
    };
    const bySex = new MadeUpPlace([fourHundred, retired]);
    const birthDate = isoDay('1966-01-01');
    expect(bySex.payFen({ birthDate, sex: 'female' })).toBe(35000);
    expect(bySex.payFen({ birthDate, sex: 'male' })).toBe(40000);
    expect(bySex.questions()).toMatchObject({ birthDate: true, personal: ['sex'] });
  });

  it('cites the clause of the price that counts, and not the others', () => {
    const clauses = ['1', '1.1', '2'].map((clause) => ({ clause, says: '缴费标准。' }));
    const cited = new MadeUpPlace([fourHundred, { ...childrenLess, clause: '1.1' }], { clauses });
    const grownUp = cited.ask({ birthDate: isoDay('1980-01-01'), student: false });
    expect(grownUp.cites.map(({ clause }) => clause)).toEqual(['1', '2']);
    expect(cited.ask({ birthDate: isoDay('2015-01-01') }).cites.map(({ clause }) => clause)).toEqual([
      '1.1',
      '2',
    ]);
  });

  it('asks what the groups need, and nothing else', () => {
    expect(place.questions()).toMatchObject({ birthDate: true, personal: ['student'], identities: [] });
    expect(new MadeUpPlace([fourHundred]).questions().personal).toEqual([]);
  });
});

describe('the fiscal share and the care premium by group', () => {
  const late = {
    rule: 'late',
    kind: 'late-payment',
    who: [{}],
    price: 'premium-and-fiscal-share',
    aid: false,
    begins: 'payment',
  };
  const share = { rule: 'share', kind: 'fiscal-share', amountFen: 67000, fixed: true };
  const student = [{ isStudent: true }];

  it('400 + 670 for who pays late, 400 + 700 for a student whose share isn’t fixed yet', () => {
    const studentShare = { ...share, rule: 'student-share', amountFen: 70000, fixed: false, who: student };
    const place = new MadeUpPlace([fourHundred, share, studentShare, late]);
    const payOn = isoDay('2025-03-03');
    const other = place.ask({ payOn, student: false });
    expect(other.payFen).toBe(107000);
    expect(textsOf('fiscal-share-unconfirmed', other)).toEqual([]);
    const answer = place.ask({ payOn, student: true });
    expect(answer.payFen).toBe(110000);
    expect(textsOf('fiscal-share-unconfirmed', answer)).toHaveLength(1);
  });

  it('400 + 10, and 400 + 5.50 for a student; where nobody knows of the pilot the amount is named', () => {
    const care = { rule: 'care', kind: 'care-premium', amountFen: 1000, collectedBy: '1' };
    const less = { ...care, rule: 'student-care', amountFen: 550, who: student };
    const place = new MadeUpPlace([fourHundred, care, less]);
    expect(place.payFen({ ltciPilot: true, student: false })).toBe(41000);
    expect(place.payFen({ ltciPilot: true, student: true })).toBe(40550);
    expect(textsOf('ltci-unknown', place.ask({ student: true })).join()).toContain('每年 5.50 元');
  });
});

describe('prices that don’t fit together', () => {
  function refusal(rules: readonly object[]) {
    try {
      noticeWith(rules);
    } catch (error) {
      if (error instanceof NoticeError) return [error.rule, error.field];
      throw error;
    }
    throw new Error('taken for a notice');
  }

  it.each([
    ['two for everybody', [fourHundred, { ...fourHundred, rule: 'second' }], ['premium', 'who']],
    ['none for everybody', [childrenLess], ['children', 'who']],
    ['none at all', [], [null, 'rules']],
    ['a sex that is none', [fourHundred, { ...oldestLess, who: [{ sex: 'x' }] }], ['oldest', 'who.0.sex']],
  ])('%s are refused', (_what, rules, where) => {
    expect(refusal(rules)).toEqual(where);
  });
});
