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

/** The list on which a school certified somebody as its student; null where none did for the year. */
function listOf({ circumstances, facts = [] }: Roster, year: number): string | null {
  const certified = circumstances.filter(({ code }) => students.some((one) => one === code));
  const inYear = facts.filter((one) => one.year === year && one.facts.student === true);
  const source = certified.at(-1)?.source ?? inYear.at(-1)?.source;
  return source === undefined ? null : batchOf(source);
}

/**
 * The school of each student by person: a school, or its office, hands its students in as one list (Hunan 2.6, Ruizhou 4.3), and the list's
 * name, or its file's, is the school's here. One round trip where somebody is a student.
 */
export async function schoolsOf(
  cloud: Cloud,
  year: number,
  rosters: readonly Roster[],
): Promise<ReadonlyMap<string, string>> {
  const lists = rosters.flatMap((roster) => {
    const list = listOf(roster, year);
    return list === null ? [] : [[roster._id, list] as const];
  });
  const uploads = await byId(
    cloud,
    'uploads',
    lists.map(([, list]) => list),
  );
  return new Map(
    lists.map(([id, list]) => {
      const file = uploads.get(list)?.name.replace(/\.[^.]+$/, '');
      return [id, file ?? list];
    }),
  );
}
