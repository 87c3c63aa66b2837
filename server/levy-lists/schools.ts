import type { Cloud } from '../platform';
import type { Roster } from '../schema';
import { byId } from './by-id';

const students = ['college-student', 'new-college-student'] as const;

/** Students whom an officer confirmed one by one are of no list. */
const oneByOne = '逐个确认的学生';

/** The batch of a source, which is a part of one: `<batch>-<part>`. */
function batchOf(source: string): string {
  return source.startsWith('officer-') ? oneByOne : source.slice(0, source.lastIndexOf('-'));
}

interface Certified {
  /** Null where no list named it. */
  readonly school: string | null;
  readonly list: string;
}

/** The school that a list named, or else the list on which it certified somebody as its student; null where none did for the year. */
function certifiedAs({ circumstances, facts = [] }: Roster, year: number): Certified | null {
  const certified = circumstances.filter(({ code }) => students.some((one) => one === code));
  const inYear = facts.filter((one) => one.year === year && one.facts.student === true);
  const source = certified.at(-1)?.source ?? inYear.at(-1)?.source;
  const school = certified.filter((one) => one.school !== undefined).at(-1)?.school;
  return source === undefined ? null : { school: school ?? null, list: batchOf(source) };
}

/**
 * The school of each student by person: a school, or its office, hands its students in as one list (Hunan 2.6, Ruizhou 4.3). It is the one
 * that the list named; where it named none the list's name, or its file's as long as that is kept. One round trip where somebody's list named none.
 */
export async function schoolsOf(
  cloud: Cloud,
  year: number,
  rosters: readonly Roster[],
): Promise<ReadonlyMap<string, string>> {
  const lists = rosters.flatMap((roster) => {
    const found = certifiedAs(roster, year);
    return found === null ? [] : [[roster._id, found] as const];
  });
  const uploads = await byId(
    cloud,
    'uploads',
    lists.flatMap(([, { school, list }]) => (school === null ? [list] : [])),
  );
  return new Map(
    lists.map(([id, { school, list }]) => {
      const file = uploads.get(list)?.name.replace(/\.[^.]+$/, '');
      return [id, school ?? file ?? list];
    }),
  );
}
