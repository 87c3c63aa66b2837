import type { CorrectionActions, StoredPersonView } from '../../contract/corrections';
import { maskNumber } from '../../contract/identity-document';
import { factName, namesOf } from '../../policy/facts-of-person';
import { identityNameUnder } from '../../policy/own-identities';
import { paymentsToGiveBack } from '../billing/refund-requests';
import { boundHolder } from '../billing/mutual-aid';
import { findPerson, maskedPerson, namedPerson, numbersOf, requireDocument, tiedWeChat } from '../identity';
import { eventsOf } from '../enrolment';
import { rosterReadHere } from '../household';
import { requireResponsible, touch } from '../officer-access';
import type { Cloud } from '../platform';
import { policyInForce } from '../policy-registry';
import type { MutualAidAccount, Officer, Person } from '../schema';
import { noPerson } from './correct';
import { isAtHome, placesOfPerson } from './places';
import { liesIn } from '../../policy/region-names';

type Finding = CorrectionActions['persons.find'];

const mostRecords = 50;
const boundPrefix = boundHolder('');

/** A person of whom an office of the place holds something; another reads like none. Throws `NO_PERSON`, `OTHER_REGION`. */
export async function requirePersonHere(
  cloud: Cloud,
  officer: Officer,
  { region, personId }: { readonly region: string; readonly personId: string },
): Promise<Person> {
  requireResponsible(officer, region);
  const person = await cloud.db.get('people', personId);
  if (person === null) throw noPerson();
  const places = await placesOfPerson(cloud, person._id);
  if (!isAtHome(places, region) && !places.all.some((place) => liesIn(place, region))) throw noPerson();
  cloud.notes.about('person', person._id);
  return person;
}

/** As {@link findStoredPerson}, of one who was found before. */
export async function storedPersonOf(
  cloud: Cloud,
  officer: Officer,
  request: { readonly region: string; readonly personId: string },
): Promise<StoredPersonView> {
  return viewOf(cloud, await requirePersonHere(cloud, officer, request), request.region);
}

/**
 * What is stored of a person, for an officer of a place that answers for him or certified something of him: of what other places certified
 * only what {@link rosterReadHere} lets him read, and no enrolment elsewhere.
 */
export async function findStoredPerson(
  cloud: Cloud,
  officer: Officer,
  { region, document }: Finding['request'],
): Promise<StoredPersonView> {
  requireResponsible(officer, region);
  const person = await findPerson(cloud, requireDocument(cloud, document));
  if (person === null) throw noPerson();
  const places = await placesOfPerson(cloud, person._id);
  if (!isAtHome(places, region) && !places.all.some((place) => liesIn(place, region))) throw noPerson();
  return viewOf(cloud, person, region);
}

async function viewOf(cloud: Cloud, person: Person, office: string): Promise<StoredPersonView> {
  const [certified, records, accounts] = await Promise.all([
    cloud.db.get('rosters', person._id),
    cloud.db.find('records', {
      filter: { personId: person._id },
      orderBy: [['_id', 'desc']],
      limit: mostRecords,
    }),
    accountsBinding(cloud, person),
  ]);
  const { policy } = await policyInForce(cloud);
  const { roster } = await rosterReadHere(cloud, office, { roster: certified, records });
  const payments = await paymentsToGiveBack(cloud, records, office);
  return {
    personId: person._id,
    person: namedPerson(cloud, person),
    documents: numbersOf(cloud, person).map(({ kind, number }) => ({ kind, number: maskNumber(number) })),
    birthDate: person.birthDate,
    isTied: (await tiedWeChat(cloud, person)) !== null,
    certifications: (roster?.identities ?? []).map(({ code, region, since, until }) => {
      const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
      const name = identityNameUnder(notices, code);
      return { code, name, region, since, ...(until === undefined ? {} : { until }) };
    }),
    circumstances: (roster === null ? [] : eventsOf(roster)).map(({ code, on = null }) => ({ code, on })),
    facts: (roster?.facts ?? []).map(({ year, region, facts }) => ({
      year,
      region,
      names: namesOf(facts).map(factName),
    })),
    bindings: await bindingsOf(cloud, accounts),
    enrolments: records.flatMap(({ _id, year, insurance }) => {
      if (insurance === null || !touch(insurance.region, office)) return [];
      const { region, basis, on } = insurance;
      const payment = payments.get(_id);
      return [{ year, region, basis, on, ...(payment === undefined ? {} : { payment }) }];
    }),
    corrections: [...(person.corrections ?? [])]
      .reverse()
      .map(({ kind, at, reason }) => ({ kind, at, reason })),
  };
}

/** Found by who holds the person: an account binds few, a person is bound by fewer. */
async function accountsBinding(cloud: Cloud, { _id, heldBy }: Person): Promise<readonly MutualAidAccount[]> {
  const ids = heldBy.flatMap((holder) =>
    holder.startsWith(boundPrefix) ? [holder.slice(boundPrefix.length)] : [],
  );
  if (ids.length === 0) return [];
  const accounts = await cloud.db.find('mutual-aid-accounts', {
    filter: { _id: { in: ids } },
    limit: ids.length,
  });
  return accounts.filter(({ relatives }) => relatives.some(({ personId }) => personId === _id));
}

async function bindingsOf(
  cloud: Cloud,
  accounts: readonly MutualAidAccount[],
): Promise<StoredPersonView['bindings']> {
  if (accounts.length === 0) return [];
  const ids = accounts.map(({ _id }) => _id);
  const holders = await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return accounts.flatMap(({ _id, region }) => {
    const holder = holders.find((one) => one._id === _id);
    return holder === undefined ? [] : [{ holderId: _id, holder: maskedPerson(cloud, holder), region }];
  });
}
