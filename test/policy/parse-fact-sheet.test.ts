import { FactSheetError, parseFactSheet } from '../../policy';

const sheet = { id: 'a', region: '430102', year: 2024, payOn: '2023-10-10' };

function errorOf(value: unknown): Pick<FactSheetError, 'code' | 'field'> {
  try {
    parseFactSheet(value);
  } catch (error) {
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
