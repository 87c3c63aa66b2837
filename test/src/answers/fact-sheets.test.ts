import { claimsOf, factSheetOf } from '../../../src/answers/fact-sheets';
import { onDibao, ruizhou, answered } from './answered';

const payOn = '2023-11-20';

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
    expect(claimsOf(answered(ruizhou, onDibao)).identities).toEqual([{ code: 'dibao', since: '2023-09-14' }]);
  });

  it('doesn’t count an identity whose day nobody knows', () => {
    const sheet = answered(ruizhou, { identities: ['dibao'], 'since.dibao': 'unknown' });
    expect(claimsOf(sheet).identities).toEqual([]);
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
