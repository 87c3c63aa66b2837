import type { CertifiedCount, CountedRoster, Roster } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, addTo, collector, held } from './books';
import type { InsuredPeople } from './insured-people';

const remedy =
  'Look at the timer `timer-progress` in the logs. Where a figure is wrong although nothing waits, stop it, empty `certified-counts`, set `countAt` of all `rosters` to now and take `counted.years` off them, and start it.';

/** So long a roster may wait for the timer, ms; a first count of a whole city takes hours. */
const longestWaitMs = 36 * 3_600_000;

/** People by `certified dibao` and `insured dibao`. */
type Figures = Map<string, number>;

/** Counts anew from the rosters who is certified in which group, and who of them is insured, and holds it against what is stored of places. */
export async function readCertified(
  books: Books,
  people: InsuredPeople,
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  const places = new Map<string, Figures>();
  for await (const roster of books.all('rosters')) {
    addCounted(places, roster.counted);
    const { _id, countAt = null } = roster;
    if (countAt !== null && countAt <= books.readAt) {
      if (!isNewYear(countAt) && countAt < books.readAt - longestWaitMs)
        disagree('a roster is counted soon', `roster ${_id} waits since ${countAt}`);
    } else if (!people.isUntold(_id)) checkRoster(roster, people, disagree);
  }
  for await (const count of books.all('certified-counts')) {
    compare(count, places.get(count._id) ?? new Map<string, number>(), disagree);
    places.delete(count._id);
  }
  for (const [place, figures] of places) {
    if (figures.size > 0) disagree('a place has its counts of groups', `${place}: nothing stored`);
  }
}

/** Nothing changed: another year has begun, which a copy from before knows nothing of. */
function isNewYear(countAt: number): boolean {
  return new Date(countAt + 8 * 3_600_000).toISOString().endsWith('-01-01T00:00:00.000Z');
}

function addCounted(places: Map<string, Figures>, counted: CountedRoster | undefined): void {
  for (const { year, groups, isInsured } of counted?.years ?? []) {
    for (const { code, places: own } of groups) {
      for (const place of own) {
        const figures = held(places, `${year}-${place}`, () => new Map<string, number>());
        addTo(figures, `certified ${code}`, 1);
        if (isInsured) addTo(figures, `insured ${code}`, 1);
      }
    }
  }
}

/** By the roster's own words and the records. */
function checkRoster({ _id, identities, counted }: Roster, people: InsuredPeople, disagree: Disagree): void {
  for (const { year, groups, isInsured } of counted?.years ?? []) {
    if (isInsured !== people.isInsured(_id, year))
      disagree('who is certified is counted as insured where he is', `roster ${_id}, ${year}`);
    const standing = identities.filter(
      ({ since, until = '9999-12-31' }) => since <= `${year}-12-31` && until >= `${year}-01-01`,
    );
    const codes = [...new Set(standing.map(({ code }) => code))].sort();
    if (
      codes.join() !==
      groups
        .map(({ code }) => code)
        .sort()
        .join()
    )
      disagree('one is counted as what he is certified', `roster ${_id}, ${year}`);
    for (const { code, region } of standing) {
      const places = groups.find((one) => one.code === code)?.places ?? [];
      if (!places.includes(region))
        disagree('one is counted where he is certified', `roster ${_id}: ${region}`);
    }
  }
}

function compare(count: CertifiedCount, counted: Figures, disagree: Disagree): void {
  const stored: Figures = new Map();
  for (const name of ['certified', 'insured'] as const)
    for (const [code, people] of Object.entries(count[name])) stored.set(`${name} ${code}`, people);
  for (const key of new Set([...stored.keys(), ...counted.keys()])) {
    const [has, should] = [stored.get(key) ?? 0, counted.get(key) ?? 0];
    if (has !== should)
      disagree('a place’s counts of groups are a full recount', `${count._id} ${key}: ${has} ≠ ${should}`);
  }
}
