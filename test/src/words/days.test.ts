import { isoDay } from '../../../policy/calendar';
import {
  addDays,
  chinaToday,
  dayFromParts,
  daysBetween,
  partsOfDay,
  sayDay,
  sayMoment,
} from '../../../src/words/days';

function utc(text: string) {
  return Date.parse(text);
}

describe('days in China', () => {
  it('are those of UTC+8, whatever zone the phone is set to', () => {
    expect(chinaToday(utc('2023-12-31T15:59:59Z'))).toBe('2023-12-31');
    expect(chinaToday(utc('2023-12-31T16:00:00Z'))).toBe('2024-01-01');
  });

  it('go over the end of a month, a year and a February', () => {
    expect(addDays(isoDay('2023-12-31'), 1)).toBe('2024-01-01');
    expect(addDays(isoDay('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(isoDay('2024-03-01'), -1)).toBe('2024-02-29');
    expect(daysBetween(isoDay('2023-12-31'), isoDay('2024-01-01'))).toBe(1);
  });

  it('are said as a person says them', () => {
    expect(sayDay('2024-01-05')).toBe('2024年1月5日');
    expect(sayMoment(utc('2024-01-05T01:07:00Z'))).toBe('1月5日 09:07');
  });
});

describe('a typed day', () => {
  it('may leave out the zeros', () => {
    expect(dayFromParts({ year: '1958', month: '3', day: '05' })).toBe('1958-03-05');
  });

  it.each([
    ['30 February', { year: '2024', month: '2', day: '30' }],
    ['29 February of an ordinary year', { year: '2023', month: '2', day: '29' }],
    ['a thirteenth month', { year: '2023', month: '13', day: '1' }],
    ['a year of two digits', { year: '58', month: '3', day: '5' }],
    ['nothing', { year: '', month: '', day: '' }],
  ])('is refused where it is %s', (_, parts) => expect(dayFromParts(parts)).toBeNull());

  it('comes back as it was typed', () => {
    expect(partsOfDay('1958-03-05')).toEqual({ year: '1958', month: '3', day: '5' });
  });
});
