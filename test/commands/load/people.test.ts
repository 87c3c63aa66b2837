import { somebody } from '../../../commands/load/people';
import { checkPerson } from '../../../contract/person-check';
import type { PersonEntry } from '../../../contract/claims';
import { isoDay } from '../../../policy/calendar';

it('the people of an evening are each another one, with numbers that the product takes', () => {
  // Families count from the first on, and the people of rosters from four hundred thousand.
  const some = [0, 1, 59, 60, 719, 720, 20_159, 20_160, 155_999, 400_100, 480_099].map(somebody);
  expect(new Set(some.map(({ document }) => JSON.stringify(document))).size).toBe(some.length);
  for (const person of some) {
    expect(checkPerson(person as PersonEntry, isoDay('2023-11-20'))).toMatchObject({ ok: true });
  }
});
