import { FactSheetError, parseFactSheet } from '../../policy';

const sheet = { id: 'a', region: '430102', year: 2024, payOn: '2023-10-10' };

/** What is wrong and where; that it says in Chinese what to do is asked of every one. */
function errorOf(value: unknown): Pick<FactSheetError, 'code' | 'field'> {
  try {
    parseFactSheet(value);
  } catch (error) {
    if (error instanceof FactSheetError) expect(error.message).toMatch(/[\u4e00-\u9fff]{3}.*[^填种]$/);
    if (error instanceof FactSheetError) return { code: error.code, field: error.field };
    throw error;
  }
  throw new Error('taken for a fact sheet');
}

describe('a fact sheet', () => {
  it('is given back as it is when nothing is wrong with it', () => {
    const whole = {
      ...sheet,
      birthDate: '1950-01-01',
      ltciPilot: false,
      identities: [
        {
          code: 'severe-disability',
          since: '2020-01-01',
          until: '2024-01-01',
          region: '430102',
          disabilityGrade: 2,
        },
      ],
      circumstances: [{ code: 'released-from-prison', on: '2023-10-01' }, { code: 'objective-reason' }],
      paidBefore: { on: '2023-09-20', amountFen: 38000 },
    };
    expect(parseFactSheet(whole)).toBe(whole);
    const edges = {
      ...sheet,
      birthDate: sheet.payOn,
      sex: 'female',
      student: true,
      householdHere: false,
      parentInsured: true,
      tier: 'tier-2',
      insurance: { insuredLastYear: false, missedYears: 100, repaidYears: 100 },
      identities: [{ code: 'own-elder', since: '2022-01-01', until: '2022-01-01', disabilityGrade: 4 }],
      paidBefore: { on: sheet.payOn, amountFen: 0 },
    };
    expect(parseFactSheet(edges)).toBe(edges);
    const unbroken = {
      ...sheet,
      year: 2000,
      insurance: { insuredLastYear: true, unbrokenYears: 1, missedYears: 0 },
    };
    expect(parseFactSheet(unbroken)).toBe(unbroken);
    expect(parseFactSheet({ ...sheet, year: 2100 }).year).toBe(2100);
  });

  it.each([
    [null, 'not-an-object', null],
    [[], 'not-an-object', null],
    ['text', 'not-an-object', null],
    [{ ...sheet, id: undefined }, 'missing', 'id'],
    [{ ...sheet, payOn: undefined }, 'missing', 'payOn'],
    [{ ...sheet, id: 7 }, 'bad-type', 'id'],
    [{ ...sheet, year: '2024' }, 'bad-type', 'year'],
    [{ ...sheet, ltciPilot: 'yes' }, 'bad-type', 'ltciPilot'],
    [{ ...sheet, identities: {} }, 'bad-type', 'identities'],
    [{ ...sheet, nickname: 'x' }, 'unknown-field', 'nickname'],
    [
      { ...sheet, identities: [{ code: 'dibao', since: '2022-01-01', note: 1 }] },
      'unknown-field',
      'identities[0].note',
    ],
    [{ ...sheet, student: 1 }, 'bad-type', 'student'],
    [{ ...sheet, householdHere: 1 }, 'bad-type', 'householdHere'],
    [{ ...sheet, parentInsured: 1 }, 'bad-type', 'parentInsured'],
    [{ ...sheet, sex: 'x' }, 'unknown-code', 'sex'],
    [{ ...sheet, tier: 'High Tier' }, 'unknown-code', 'tier'],
    [{ ...sheet, tier: 2 }, 'bad-type', 'tier'],
    [{ ...sheet, insurance: [] }, 'bad-type', 'insurance'],
    [{ ...sheet, insurance: { years: 3 } }, 'unknown-field', 'insurance.years'],
    [{ ...sheet, insurance: { insuredLastYear: 'yes' } }, 'bad-type', 'insurance.insuredLastYear'],
    [{ ...sheet, insurance: { missedYears: -1 } }, 'bad-range', 'insurance.missedYears'],
    [{ ...sheet, insurance: { missedYears: 101 } }, 'bad-range', 'insurance.missedYears'],
    [
      { ...sheet, insurance: { missedYears: 2, insuredLastYear: true } },
      'bad-range',
      'insurance.missedYears',
    ],
    [{ ...sheet, insurance: { missedYears: 2, unbrokenYears: 1 } }, 'bad-range', 'insurance.missedYears'],
    [{ ...sheet, insurance: { missedYears: 2, repaidYears: 3 } }, 'bad-range', 'insurance.repaidYears'],
    [
      { ...sheet, insurance: { insuredLastYear: false, unbrokenYears: 1 } },
      'bad-range',
      'insurance.unbrokenYears',
    ],
    [{ ...sheet, paidBefore: 1 }, 'bad-type', 'paidBefore'],
    [{ ...sheet, paidBefore: { on: '2023-10-01', amountFen: '1' } }, 'bad-type', 'paidBefore.amountFen'],
    [{ ...sheet, paidBefore: { on: '2023-10-01', amountFen: 1, by: 'x' } }, 'unknown-field', 'paidBefore.by'],
    [{ ...sheet, year: 1999 }, 'bad-range', 'year'],
    [{ ...sheet, year: 2101 }, 'bad-range', 'year'],
    [{ ...sheet, circumstances: [{ code: 'objective-reason', on: 'x' }] }, 'bad-date', 'circumstances[0].on'],
    [
      { ...sheet, circumstances: [{ code: 'objective-reason', by: 1 }] },
      'unknown-field',
      'circumstances[0].by',
    ],
    [
      { ...sheet, identities: [{ code: 'dibao', since: '2022-01-01', region: '43' }] },
      'unknown-code',
      'identities[0].region',
    ],
    [
      { ...sheet, identities: [{ code: 'dibao', since: '2022-01-01', monitored: 1 }] },
      'bad-type',
      'identities[0].monitored',
    ],
    [
      { ...sheet, identities: [{ code: 'dibao', since: '2022-01-01', disabilityGrade: 0 }] },
      'bad-range',
      'identities[0].disabilityGrade',
    ],
    [{ ...sheet, identities: [{ code: 'dibao' }] }, 'missing', 'identities[0].since'],
    [{ ...sheet, identities: [null] }, 'bad-type', 'identities[0]'],
    [{ ...sheet, region: '4301' }, 'unknown-code', 'region'],
    [{ ...sheet, identities: [{ code: 'rich', since: '2022-01-01' }] }, 'unknown-code', 'identities[0].code'],
    [
      { ...sheet, identities: [{ code: 'constructor', since: '2022-01-01' }] },
      'unknown-code',
      'identities[0].code',
    ],
    [{ ...sheet, circumstances: [{ code: 'dibao' }] }, 'unknown-code', 'circumstances[0].code'],
    [{ ...sheet, payOn: '2023-02-29' }, 'bad-date', 'payOn'],
    [{ ...sheet, payOn: '2023-9-1' }, 'bad-date', 'payOn'],
    [{ ...sheet, year: 2024.5 }, 'bad-range', 'year'],
    [{ ...sheet, birthDate: '2023-10-11' }, 'bad-range', 'birthDate'],
    [{ ...sheet, birthDate: '1950-1-1' }, 'bad-date', 'birthDate'],
    [{ ...sheet, paidBefore: { on: '2023-10-11', amountFen: 1 } }, 'bad-range', 'paidBefore.on'],
    [{ ...sheet, paidBefore: { on: '2023-10-01', amountFen: -1 } }, 'bad-range', 'paidBefore.amountFen'],
    [{ ...sheet, paidBefore: { on: '2023-10-01', amountFen: 0.5 } }, 'bad-range', 'paidBefore.amountFen'],
    [{ ...sheet, paidBefore: { on: '2023-10-01' } }, 'missing', 'paidBefore.amountFen'],
    [
      { ...sheet, identities: [{ code: 'dibao', since: '2022-01-02', until: '2022-01-01' }] },
      'bad-range',
      'identities[0].until',
    ],
    [
      { ...sheet, identities: [{ code: 'severe-disability', since: '2022-01-02', disabilityGrade: 5 }] },
      'bad-range',
      'identities[0].disabilityGrade',
    ],
  ])('%j is refused as %s at %s', (value, code, field) => {
    expect(errorOf(value)).toEqual({ code, field });
  });
});
