import type { Cloud } from '../../platform';
import type { Duplicate } from '../../schema';

/** What other lists say of a person and a year: that he is insured otherwise, or died. */
export type OtherLists = (personId: string, year: number) => readonly Duplicate[];

/** Of a person, by kind and year, with room. */
const mostOfPerson = 10;

/** What offices' other lists say of some people, whether or not somebody has looked at it. One round trip; none for nobody. */
export async function readOtherLists(cloud: Cloud, personIds: readonly string[]): Promise<OtherLists> {
  if (personIds.length === 0) return () => [];
  const found = await cloud.db.find('duplicates', {
    filter: { personId: { in: personIds } },
    limit: personIds.length * mostOfPerson,
  });
  return (personId, year) =>
    found.filter((one) => one.personId === personId && one.year === year && saysOtherwise(one));
}

/** Where an officer found that it isn't so, that he stays insured here, or that it is over, the list says nothing any more. */
function saysOtherwise({ kind, state, end }: Duplicate): boolean {
  return kind !== 'two-lists' && (state === 'open' || end?.end === 'stands' || end?.end === 'suspended');
}
