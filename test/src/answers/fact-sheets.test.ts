import { claimsOf, factsAndUnknowns } from '../../../src/answers/fact-sheets';
import { answered, factSheetOf, onDibao, ruizhou } from './answered';
import { isoDay } from '../../../policy/calendar';

const payOn = isoDay('2023-11-20');

describe('from answers to a fact sheet', () => {
  it('leaves out what nobody knows', () => {
    const sheet = answered(ruizhou, {
      birth: 'unknown',
      identities: ['unknown'],
      circumstances: ['unknown'],
    });
    expect(factSheetOf(sheet, payOn)).toEqual({
      id: 'app',
      region: ruizhou,
      year: 2024,
      payOn,
      identities: [],
      circumstances: [],
    });
  });

  it('takes long ago for the day before the window', () => {
    // Ruizhou 二(二): the window opens on 15 September 2023.
    expect(factSheetOf(answered(ruizhou, onDibao), payOn).identities).toEqual([
      { code: 'dibao', since: '2023-09-14' },
    ]);
  });

  it('claims it as it was said: before a day, not on one', () => {
    expect(claimsOf(answered(ruizhou, onDibao), payOn).identities).toEqual([
      { code: 'dibao', since: '2023-09-14', sinceSaid: 'before' },
    ]);
  });

  it('doesn’t count an identity whose day nobody knows, but claims it, so that an office looks at it', () => {
    const answers = { identities: ['dibao'], 'since.dibao': 'unknown', 'until.dibao': 'still' };
    expect(factSheetOf(answered(ruizhou, answers), payOn).identities).toEqual([]);
    // In May only who was recognised from 1 January on has the aid (三(二)): a day by which the claim would help.
    const [claimed] = claimsOf(answered(ruizhou, answers), isoDay('2024-05-20')).identities;
    expect(claimed).toMatchObject({ code: 'dibao', sinceSaid: 'unknown' });
    expect((claimed?.since ?? '') >= '2024-01-01').toBe(true);
  });

  it('leaves out what another answer made needless', () => {
    // Severe is grade 1 or 2: of grade 3 nothing else is asked, and what was answered before doesn't count.
    const sheet = answered(ruizhou, {
      identities: ['severe-disability'],
      'disabilityGrade.severe-disability': '3',
      'since.severe-disability': 'unknown',
    });
    expect(factsAndUnknowns(sheet, payOn).unknown.identities).toEqual([]);
  });

  it('takes the birth date of the document for the one that was told', () => {
    const sheet = answered(ruizhou, { 'birth.document': '1956-03-12' });
    expect(factSheetOf(sheet, payOn).birthDate).toBe('1956-03-12');
  });

  it('carries what an identity’s rule depends on', () => {
    const sheet = answered(ruizhou, {
      identities: ['severe-disability'],
      'since.severe-disability': '2023-10-08',
      'lostWorkCapacity.severe-disability': 'yes',
      'student.severe-disability': 'no',
    });
    expect(claimsOf(sheet).identities).toEqual([
      { code: 'severe-disability', since: '2023-10-08', lostWorkCapacity: true, student: false },
    ]);
  });

  it('carries events with their days, and a payment in fen', () => {
    const sheet = answered(ruizhou, {
      circumstances: ['released-from-prison'],
      'on.released-from-prison': '2023-10-01',
      paid: 'yes',
      'paid.details': ['2023-10-08', '38000'],
    });
    expect(factSheetOf(sheet, payOn)).toMatchObject({
      circumstances: [{ code: 'released-from-prison', on: '2023-10-01' }],
      paidBefore: { on: '2023-10-08', amountFen: 38000 },
    });
  });

  it('forgets what was answered for another place and is not asked here', () => {
    const sheet = answered(ruizhou, {
      identities: ['dibao-margin'],
      'since.dibao-margin': 'long',
      ltci: 'yes',
    });
    expect(claimsOf(sheet)).toEqual({ identities: [], circumstances: [] });
  });
});
