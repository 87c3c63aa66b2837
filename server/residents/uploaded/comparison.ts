import type { PersonEntry } from '../../../contract/claims';
import type { ResidentRow } from '../../../contract/residents';
import { nameOf, numbersOf } from '../../identity';
import type { Cloud } from '../../platform';
import type { AskedToCompare, Reading, Standing } from '../../uploads';
import { goneKey, isGoneFor, yearKey } from '../standing';

/** Somebody who stands on the list before and not in the whole one of now. */
export interface GoneRow extends Pick<PersonEntry, 'name' | 'document'> {
  readonly residentId: string;
  readonly village: string;
}

export type RowOfUpload = ResidentRow | GoneRow;

export function isGone(row: RowOfUpload): row is GoneRow {
  return 'residentId' in row;
}

const pageSize = 500;
/** People who are read in one round trip. */
const peopleAtOnce = 100;

/** The list before: of the same year, or where it has none yet, of the year before. One round trip. */
async function listBefore(cloud: Cloud, { region, told: { year = 0 } }: Reading): Promise<readonly string[]> {
  const now = yearKey(year, region);
  const some = await cloud.db.find('residents', { filter: { listed: now }, limit: 1 });
  return [some.length > 0 ? now : yearKey(year - 1, region)];
}

/** Whom whole lists of this year had no longer. */
function goneBefore(cloud: Cloud, { region, told: { year = 0 } }: Reading): Promise<number> {
  return cloud.db.count('residents', { listed: goneKey(year, region) });
}

async function pageOf(cloud: Cloud, { told: { year = 0 } }: Reading, list: string, after: string | null) {
  const found = await cloud.db.find('residents', {
    filter: { listed: list, ...(after === null ? {} : { _id: { gt: after } }) },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  // Whom an earlier list of this year had no longer is not lost once more.
  const here = found.filter((one) => !isGoneFor(one, year));
  const held = here.map(({ _id, personId }): Standing => ({ mark: personId, id: _id }));
  return { held, next: found.length < pageSize ? null : (found[found.length - 1]?._id ?? null) };
}

async function endings(cloud: Cloud, gone: readonly Standing[]) {
  const rows: { readonly row: RowOfUpload; readonly personId: string }[] = [];
  for (let first = 0; first < gone.length; first += peopleAtOnce) {
    rows.push(...(await someEndings(cloud, gone.slice(first, first + peopleAtOnce))));
  }
  return rows;
}

async function someEndings(cloud: Cloud, gone: readonly Standing[]) {
  const [residents, people] = await Promise.all([
    cloud.db.find('residents', { filter: { _id: { in: gone.map(({ id }) => id) } }, limit: gone.length }),
    cloud.db.find('people', { filter: { _id: { in: gone.map(({ mark }) => mark) } }, limit: gone.length }),
  ]);
  return residents.flatMap(({ _id: residentId, personId, village }) => {
    const person = people.find((one) => one._id === personId);
    const [document] = person === undefined ? [] : numbersOf(cloud, person);
    if (person === undefined || document === undefined) return [];
    return [{ row: { name: nameOf(cloud, person), document, village, residentId }, personId }];
  });
}

interface OfComparison {
  readonly reading: Reading;
  readonly asked: AskedToCompare;
}

/** Who lived here by the list before, and doesn't by the whole list of now. */
export const residentsComparison = {
  marksOf: (_row: RowOfUpload, personId: string) => [personId],
  lists: (cloud: Cloud, reading: Reading) => listBefore(cloud, reading),
  page: (cloud: Cloud, { reading }: OfComparison, list: string, after: string | null) =>
    pageOf(cloud, reading, list, after),
  endings: (cloud: Cloud, _of: OfComparison, gone: readonly Standing[]) => endings(cloud, gone),
  goneBefore,
  within: '这一年',
  byGroup: false,
  otherwise: '确实搬走、去世了这么多人的，请上一级经办机构用更大地方的全部名单来比。',
};
