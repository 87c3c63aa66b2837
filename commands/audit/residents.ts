import { currentShape } from '../../server/platform';
import type { Resident } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, collector } from './books';
import type { InsuredPeople } from './insured-people';

const remedy =
  'Whoever walks by the list is sent to the wrong door. Set `countAt` of the person’s records to now and let `timer-progress` run; where it stays, hand in the village’s list anew.';

/** Holds the offices' lists of residents against the records: who is missing, by place and agent, is who is neither insured nor excused. */
export async function readResidents(
  books: Books,
  people: InsuredPeople,
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  for await (const stored of books.all('residents')) {
    // The release before stored nobody's marks by year; whom it marked migration 21 stores anew, and nobody else.
    const resident = currentShape('residents', stored);
    checkKeys(resident, disagree);
    if (!people.isUntold(resident.personId)) checkInsured(resident, people, disagree);
  }
}

function checkInsured(
  { _id, personId, years, insuredFor }: Resident,
  people: InsuredPeople,
  disagree: Disagree,
): void {
  for (const year of years) {
    if (insuredFor.includes(year) !== people.isInsured(personId, year))
      disagree('a list knows who is insured', `resident ${_id}, ${year}`);
  }
  const other = insuredFor.find((year) => !years.includes(year));
  if (other !== undefined) disagree('a list speaks of its own years', `resident ${_id}, ${other}`);
}

/** What lists and counts are found by, worked out anew. */
function checkKeys(resident: Resident, disagree: Disagree): void {
  const { _id, village, agentId, years, insuredFor, excusedFor, goneFor } = resident;
  const agent = agentId === null ? [] : [agentId];
  const under = [12, 9, 6]
    .filter((digits) => digits <= village.length)
    .map((digits) => village.slice(0, digits));
  const here = years.filter((year) => !goneFor.some((mark) => mark.year === year));
  const left = here.filter((year) => !insuredFor.includes(year) && !excusedFor.includes(year));
  const keys = (of: readonly number[], places: readonly string[]): readonly string[] =>
    of.flatMap((year) => places.map((place) => `${year} ${place}`));
  const marked = goneFor.flatMap(({ year }) => under.map((place) => `gone ${year} ${place}`));
  const expected = {
    listed: [...keys(here, [...under, ...agent]), ...marked],
    missing: keys(left, [...under, ...agent]),
    insuredWith: keys(insuredFor, agent),
  };
  for (const [name, should] of Object.entries(expected)) {
    const has = resident[name as keyof typeof expected];
    if ([...has].sort().join() !== [...should].sort().join())
      disagree('who is missing is found in his village and with his agent', `resident ${_id}: ${name}`);
  }
}
