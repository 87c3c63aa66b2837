import { isoDay } from '../../policy/calendar';
import fc from 'fast-check';
import {
  checkCharacter,
  checkDocument,
  type DocumentKind,
  documentKinds,
  fitsBirthDate,
  maskNumber,
  tidyNumber,
} from '../../contract/identity-document';

const today = isoDay('2023-11-20');

/** The two examples printed in GB 11643 itself. */
const womanOf1949 = '11010519491231002X';
const manOf1880 = '440524188001010014';
/** The public specimens of the ministry's and the immigration administration's announcements. */
const hongKongSpecimen = '810000199408230021';
const taiwanSpecimen = '830000199201300022';
const foreignSpecimen = '911124198108030024';

function problem(kind: DocumentKind, number: string): { part: string; message: string } {
  const result = checkDocument(kind, number, today);
  if (result.ok) throw new Error(`${number} was accepted`);
  return result.problem;
}
function accepted(kind: DocumentKind, number: string) {
  const result = checkDocument(kind, number, today);
  if (!result.ok) throw new Error(result.problem.message);
  return { number: result.number, birthDate: result.birthDate };
}

describe('the resident identity number', () => {
  it('is accepted with the birth date it carries', () => {
    expect(accepted('resident-id', womanOf1949)).toEqual({ number: womanOf1949, birthDate: '1949-12-31' });
  });

  it('may be typed with spaces, hyphens, a small x and full-width digits', () => {
    expect(accepted('resident-id', ' 110105 19491231 002x ').number).toBe(womanOf1949);
    expect(accepted('resident-id', '110105-19491231-002X').number).toBe(womanOf1949);
    expect(accepted('resident-id', '１１０１０５19491231002Ｘ').number).toBe(womanOf1949);
  });

  it('says how many characters there are and whether too few or too many', () => {
    expect(problem('resident-id', womanOf1949.slice(0, 17))).toMatchObject({
      part: 'length',
      message: expect.stringMatching(/18位.*17位.*少填/),
    });
    expect(problem('resident-id', `${womanOf1949}1`).message).toMatch(/19位.*多填/);
  });

  it('names an old number of 15 digits as such', () => {
    expect(problem('resident-id', '110105491231002')).toMatchObject({
      part: 'old-format',
      message: expect.stringContaining('18位'),
    });
  });

  it('points at the first character that is no digit', () => {
    expect(problem('resident-id', '1101O519491231002X')).toMatchObject({
      part: 'characters',
      message: expect.stringContaining('第5位'),
    });
    expect(problem('resident-id', '11010519491231002Y').part).toBe('characters');
    expect(problem('resident-id', '1101051949123100XX').message).toContain('第17位');
  });

  it.each([
    ['30 February', '110105199002300021'],
    ['month 13', '110105199013010021'],
    ['29 February of a common year', '110105202302290021'],
    ['a century ago and more', manOf1880],
  ])('says that the birth date does not exist: %s', (_, number) => {
    expect(problem('resident-id', number)).toMatchObject({
      part: 'birth-date',
      message: expect.stringMatching(/第7至14位.*不存在/),
    });
  });

  it('knows 29 February of a leap year', () => {
    expect(accepted('resident-id', '369901202002290015').birthDate).toBe('2020-02-29');
  });

  it('refuses a birth date of tomorrow and takes one of today', () => {
    const bornToday = '36990120231120001';
    const bornTomorrow = '36990120231121001';
    expect(accepted('resident-id', bornToday + checkCharacter(bornToday)).birthDate).toBe('2023-11-20');
    expect(problem('resident-id', bornTomorrow + checkCharacter(bornTomorrow))).toMatchObject({
      part: 'birth-date',
      message: expect.stringContaining('还没有到'),
    });
  });

  it('finds any single wrong digit, and any two neighbours swapped, by the check character', () => {
    const sequenceAndArea = [0, 1, 2, 3, 4, 5, 14, 15, 16];
    fc.assert(
      fc.property(fc.constantFrom(...sequenceAndArea), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = (Number(womanOf1949.charAt(at)) + shift) % 10;
        const typo = womanOf1949.slice(0, at) + digit + womanOf1949.slice(at + 1);
        return problem('resident-id', typo).part === 'check-digit';
      }),
    );
    expect(problem('resident-id', '11015019491231002X').part).toBe('check-digit');
  });

  it('names a number of another document as such', () => {
    expect(problem('resident-id', hongKongSpecimen)).toMatchObject({
      part: 'kind',
      message: expect.stringContaining('港澳台居民居住证'),
    });
    expect(problem('resident-id', foreignSpecimen).message).toContain('外国人永久居留身份证');
  });

  it('never quotes the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9OoXx]{10,20}$/), (typed) => {
        const result = checkDocument('resident-id', typed, today);
        return result.ok || !result.problem.message.includes(typed);
      }),
    );
  });
});

describe('other documents', () => {
  it('takes residence permits of Hong Kong, Macao and Taiwan residents, and no other area', () => {
    expect(accepted('hmt-residence-permit', hongKongSpecimen).birthDate).toBe('1994-08-23');
    expect(accepted('hmt-residence-permit', '820000199003070017').birthDate).toBe('1990-03-07');
    expect(accepted('hmt-residence-permit', taiwanSpecimen).birthDate).toBe('1992-01-30');
    expect(problem('hmt-residence-permit', womanOf1949).part).toBe('kind');
    expect(problem('hmt-residence-permit', '810100199408230027').part).toBe('kind');
    expect(problem('hmt-residence-permit', '810000199408230022').part).toBe('check-digit');
  });

  it("takes the foreigners' permanent residence card in both its forms", () => {
    expect(accepted('foreign-permanent-residence', foreignSpecimen).birthDate).toBe('1981-08-03');
    expect(accepted('foreign-permanent-residence', 'usa110081080302').birthDate).toBeNull();
    expect(problem('foreign-permanent-residence', 'USA11008108030').part).toBe('length');
    expect(problem('foreign-permanent-residence', 'USA1100810803O2').part).toBe('characters');
    expect(problem('foreign-permanent-residence', 'USA110081133202').part).toBe('birth-date');
    expect(problem('foreign-permanent-residence', womanOf1949).part).toBe('kind');
  });

  it('compares the birth date that was asked for with the six digits of an old card', () => {
    expect(fitsBirthDate('foreign-permanent-residence', 'USA110081080302', '1981-08-03')).toBe(true);
    expect(fitsBirthDate('foreign-permanent-residence', 'USA110081080302', '1981-08-04')).toBe(false);
  });

  it('takes a passport, and recognises an identity number put in its place', () => {
    expect(accepted('passport', 'e12345678')).toEqual({ number: 'E12345678', birthDate: null });
    expect(problem('passport', 'E1234/678').part).toBe('characters');
    expect(problem('passport', 'E123').part).toBe('length');
    expect(problem('passport', womanOf1949)).toMatchObject({ part: 'kind' });
  });

  it("takes a newborn's birth certificate", () => {
    expect(accepted('birth-certificate', 't 360123456')).toEqual({ number: 'T360123456', birthDate: null });
    expect(problem('birth-certificate', 'T36012345').part).toBe('length');
    expect(problem('birth-certificate', '1360123456').part).toBe('characters');
  });

  it.each(documentKinds)('asks for a %s that was left empty', (kind) => {
    expect(problem(kind, '  ').part).toBe('missing');
  });
});

describe('showing a number', () => {
  it('keeps the first 3 and last 4 characters at most', () => {
    expect(maskNumber(womanOf1949)).toBe('110***********002X');
    expect(maskNumber('E12345678')).toBe('E******78');
    expect(maskNumber('USA110081080302')).toBe('US**********302');
    expect(maskNumber('12')).toBe('**');
  });

  it('tidies the same number to the same text however it is typed', () => {
    expect(tidyNumber('110105 1949\u200b1231 002x')).toBe(womanOf1949);
  });
});
