import { type FactSheet, parseFactSheet } from '../../policy';

/** Never changed: answers to these are held against those of the engines before. Who is missing gets a list of its own. */
const identities = [
  null,
  { code: 'tekun', since: '2020-01-01' },
  { code: 'dibao', since: '2020-01-01' },
  { code: 'dibao-margin', since: '2020-01-01' },
  { code: 'severe-disability', since: '2020-01-01', disabilityGrade: 1, lostWorkCapacity: true },
  { code: 'returned-to-poverty', since: '2020-01-01', monitored: true },
  { code: 'orphan', since: '2020-01-01', student: true },
] as const;
const circumstances = [
  null,
  'newborn',
  'discharged-from-service',
  'released-from-prison',
  'employee-insurance-ended',
] as const;
/** Months from the September before the year: before the window, in it, late, in the year's last days and after it. */
const days = ['-09-05', '-10-10', '-11-20', '-12-25', '-12-31'] as const;
const daysOfYear = ['-01-01', '-02-20', '-05-16', '-10-02', '-12-31'] as const;
const births = ['1949-12-31', '1985-06-15', '2010-03-01', null] as const;

/** People of a place and year, fourteen hundred, the same ones each time. */
export function enginePeople(region: string, year: number): readonly FactSheet[] {
  const dates = [...days.map((day) => `${year - 1}${day}`), ...daysOfYear.map((day) => `${year}${day}`)];
  return dates.flatMap((payOn) =>
    births.flatMap((birthDate) =>
      identities.flatMap((identity) =>
        circumstances.map((code) => {
          const born = code === 'newborn' ? bornShortlyBefore(payOn) : birthDate;
          return parseFactSheet({
            id: 'engine',
            region,
            year,
            payOn,
            ...(born === null ? {} : { birthDate: born }),
            identities: identity === null ? [] : [{ ...identity, region }],
            circumstances: code === null || code === 'newborn' ? [] : [{ code, on: monthBefore(payOn) }],
          });
        }),
      ),
    ),
  );
}

function bornShortlyBefore(day: string): string {
  return new Date(Date.parse(day) - 40 * 86_400_000).toISOString().slice(0, 10);
}

function monthBefore(day: string): string {
  return new Date(Date.parse(day) - 30 * 86_400_000).toISOString().slice(0, 10);
}
