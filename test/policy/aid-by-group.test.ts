import { holderName } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { fourHundred, MadeUpPlace, noticeWith } from './made-up-place';

/** 120 yuan off from 60 on; a newborn of an insured parent pays nothing; dibao pays a quarter. */
const old = {
  rule: 'old',
  kind: 'subsidy',
  who: [{ ageAtLeast: 60 }],
  holder: '60周岁以上老人',
  gives: { method: 'fixed', amountFen: 12000 },
  fund: 'finance',
};
const newborn = {
  rule: 'newborn',
  kind: 'subsidy',
  who: [{ newbornWithinDays: 90, parentInsured: true }],
  holder: '父母已参保的新生儿',
  gives: { method: 'full' },
  fund: 'unstated',
};
const dibao = {
  rule: 'dibao',
  kind: 'subsidy',
  who: [{ identities: ['dibao'] }],
  gives: { method: 'percent', percent: 75 },
  fund: 'medical-assistance',
};

describe('aid for a group that no office certifies', () => {
  const place = new MadeUpPlace([fourHundred, old, newborn, dibao]);
  const grandmother = { birthDate: isoDay('1950-03-03') };

  it('is deducted from the sixtieth birthday on: 400 - 120 = 280', () => {
    const birthDate = isoDay('1964-11-16');
    expect(place.payFen({ birthDate })).toBe(40000);
    expect(place.payFen({ birthDate, payOn: isoDay('2024-11-16') })).toBe(28000);
  });

  it('is said to be that group’s, and nobody’s identity', () => {
    const [aid] = place.ask(grandmother).subsidies;
    expect(aid).toMatchObject({ identity: null, holder: '60周岁以上老人', amountFen: 12000, clause: '1' });
    expect(aid === undefined ? '' : holderName(aid)).toBe('60周岁以上老人');
  });

  it('gives way to a higher aid by an identity: 400 × 75 % = 300, and no sum', () => {
    const identities = [{ code: 'dibao', since: isoDay('2020-01-01') }] as const;
    expect(place.ask({ ...grandmother, identities })).toMatchObject({
      payFen: 10000,
      subsidies: [{ identity: 'dibao', amountFen: 30000 }],
    });
  });

  it('goes by a parent’s insurance for a newborn', () => {
    const birthDate = isoDay('2024-11-01');
    expect(place.ask({ birthDate, parentInsured: true })).toMatchObject({ status: 'exempt', payFen: 0 });
    expect(place.payFen({ birthDate, parentInsured: false })).toBe(40000);
    expect(place.questions().personal).toEqual(['parentInsured']);
  });

  it('must say in words whose it is', () => {
    const { holder: _, ...wordless } = old;
    expect(() => noticeWith([fourHundred, wordless])).toThrow('holder');
    expect(() => noticeWith([fourHundred, { ...dibao, holder: '低保' }])).toThrow('holder');
  });
});
