import fc from 'fast-check';
import {
  addDays,
  addMonths,
  ageOn,
  calendarDate,
  formatDay,
  isIsoDay,
  isoDay,
  parseDay,
} from '../../policy/calendar';

const epoch = parseDay('1970-01-01');
const msPerDay = 86_400_000;
const first = Date.UTC(1800, 0, 1) / msPerDay;
const last = Date.UTC(2199, 11, 31) / msPerDay;
const anyDay = fc.integer({ min: first, max: last }).map((day) => addDays(epoch, day));
function byDate(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

describe('calendar days', () => {
  it('are written and read as the Gregorian calendar has them', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(formatDay(day)).toBe(byDate(day));
        expect(parseDay(byDate(day))).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  it('fall on the date that Date.UTC gives', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * msPerDay);
        expect(calendarDate(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1/-10',
    '2024-01-1/',
    '2024-1-1',
    '2024/01/01',
    '2024-01-01T00:00',
    '02024-01-1',
    ' 2024-01-01',
    '２０２４-01-01',
    '1799-12-31',
    '2200-01-01',
    '',
  ])('does not read %p', (text) => {
    expect(parseDay(text)).toBeNaN();
  });

  it('stay text only where the text names one; any other text is refused', () => {
    expect(isoDay('2024-02-29')).toBe('2024-02-29');
    expect(() => isoDay('2023-02-29')).toThrow('2023-02-29 is no calendar day');
    expect(() => isoDay('2023-4-1')).toThrow(RangeError);
    expect(isIsoDay('2199-12-31')).toBe(true);
    expect(isIsoDay('1900-02-29')).toBe(false);
    for (const other of [20_240_229, null, undefined, ['2024-02-29']]) expect(isIsoDay(other)).toBe(false);
  });

  it('reads 29 February of leap years', () => {
    expect(formatDay(parseDay('2024-02-29'))).toBe('2024-02-29');
    expect(formatDay(parseDay('2000-02-29'))).toBe('2000-02-29');
  });

  it('counts months to the same day or to the end of the month', () => {
    const later = (from: string, months: number) => formatDay(addMonths(parseDay(from), months));
    expect(later('2023-10-15', 3)).toBe('2024-01-15');
    expect(later('2023-11-30', 3)).toBe('2024-02-29');
    expect(later('2022-11-30', 3)).toBe('2023-02-28');
    expect(later('2024-02-29', 3)).toBe('2024-05-29');
    expect(later('2024-01-31', 3)).toBe('2024-04-30');
  });

  it('counts completed years', () => {
    const age = (birth: string, on: string) => ageOn(parseDay(birth), parseDay(on));
    expect(age('1963-10-01', '2023-09-30')).toBe(59);
    expect(age('1963-10-01', '2023-10-01')).toBe(60);
    expect(age('2004-02-29', '2022-02-28')).toBe(17);
    expect(age('2004-02-29', '2022-03-01')).toBe(18);
  });
});
