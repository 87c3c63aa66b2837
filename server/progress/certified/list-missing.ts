import type { CertifiedActions, MissingCertified } from '../../../contract/certified';
import { duplicateKindNames } from '../../../contract/duplicates';
import { identityNameUnder } from '../../../policy/own-identities';
import { recordId } from '../../enrolment';
import { namedPerson } from '../../identity';
import { requireResponsible } from '../../officer-access';
import { type Cloud, refuse } from '../../platform';
import { policyInForce } from '../../policy-registry';
import type { Duplicate, Officer, Person, Roster } from '../../schema';
import { missingKey } from './count-years';
import { isKnownFor, mostKnown } from './known-otherwise';

type Asked = CertifiedActions['certified.missing'];

const pageSize = 50;

/**
 * Who is certified for a year in a place and not insured, by name, for the office that answers for him. Whom a record insures by now is left
 * out, though the counts don't know yet. Three waits. Refuses `OTHER_REGION`, `REGION_TOO_WIDE`.
 */
export async function missingCertified(
  cloud: Cloud,
  officer: Officer,
  { region, year, code, after = null }: Asked['request'],
): Promise<Asked['data']> {
  requireResponsible(officer, region);
  if (region.endsWith('0000')) {
    throw refuse('REGION_TOO_WIDE', '请先选到市，再看没有参保的人。', { field: 'region' });
  }
  const found = await cloud.db.find('rosters', {
    filter: {
      missing: missingKey(year, region, code),
      ...(after === null ? {} : { _id: { gt: after } }),
    },
    orderBy: [['_id', 'asc']],
    limit: pageSize + 1,
  });
  const page = found.slice(0, pageSize);
  const next = found.length > pageSize ? (page.at(-1)?._id ?? null) : null;
  return { people: await peopleOf(cloud, page, region, year), next };
}

async function peopleOf(
  cloud: Cloud,
  page: readonly Roster[],
  region: string,
  year: number,
): Promise<readonly MissingCertified[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ _id }) => _id);
  const insuring = { _id: { in: ids.map((id) => recordId(id, year)) }, state: 'insured' } as const;
  const [people, insured, known, { policy }] = await Promise.all([
    cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length }),
    cloud.db.find('records', { filter: insuring, limit: ids.length }),
    cloud.db.find('duplicates', { filter: { personId: { in: ids } }, limit: ids.length * mostKnown }),
    policyInForce(cloud),
  ]);
  cloud.notes.about('person', ...ids);
  const notices = policy.noticesAt(region, year);
  return page.flatMap((roster): readonly MissingCertified[] => {
    const person = people.find(({ _id }) => _id === roster._id);
    if (person === undefined || insured.some(({ personId }) => personId === roster._id)) return [];
    return [rowOf(cloud, { person, roster, known, region, year, notices })];
  });
}

interface Row {
  readonly person: Person;
  readonly roster: Roster;
  readonly known: readonly Duplicate[];
  readonly region: string;
  readonly year: number;
  readonly notices: Parameters<typeof identityNameUnder>[0];
}

function rowOf(cloud: Cloud, { person, roster, known, region, year, notices }: Row): MissingCertified {
  const counted = roster.counted?.years.find((one) => one.year === year);
  const groups = (counted?.groups ?? []).filter(({ places }) => places.includes(region));
  const own = known.filter((one) => one.personId === person._id && isKnownFor(one, year));
  const kinds = [...new Set(own.map(({ kind }) => duplicateKindNames[kind]))];
  return {
    personId: person._id,
    person: namedPerson(cloud, person),
    groups: groups.map(({ code }) => identityNameUnder(notices, code)),
    known: kinds.length === 0 ? null : kinds.join('、'),
  };
}
