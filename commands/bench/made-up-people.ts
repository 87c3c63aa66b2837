import { checkCharacter } from '../../contract/identity-document';
import { addDays, dayOf, formatDay, type IsoDay } from '../../policy/calendar';

const firstBirth = dayOf(1930, 1, 1);
/** Ninety years of birthdays. */
const birthDays = 33_000;

export interface MadeUpPerson {
  readonly name: string;
  readonly number: string;
  readonly birthDate: IsoDay;
}

/** Somebody made up, another for each `at` up to 29 million; the area code is no place's. */
export function madeUpPerson(at: number): MadeUpPerson {
  const birthDate = formatDay(addDays(firstBirth, at % birthDays));
  const sequence = String(100 + Math.floor(at / birthDays)).padStart(3, '0');
  const body = `399999${birthDate.replace(/-/g, '')}${sequence}`;
  const name = `王${String.fromCodePoint(0x4e00 + (at % 2_000))}${String.fromCodePoint(0x5000 + (at % 1_777))}`;
  return { name, number: body + checkCharacter(body), birthDate };
}
