import { readCheckCode } from '../../contract/check-code';
import type { PersonFileActions, PersonQuery } from '../../contract/person-file';
import { liesIn } from '../../policy/region-names';
import { noPerson, requirePersonHere } from '../corrections';
import { findPerson, namedPerson, numbersOf, requireDocument } from '../identity';
import { requireResponsible } from '../officer-access';
import { type Cloud, RefusalError } from '../platform';
import { residentsOf } from '../residents';
import type { Officer, Person } from '../schema';

type Searching = PersonFileActions['persons.search'];
type Numbering = PersonFileActions['persons.number'];

/** Who has a number, or is in an order of the place; of them those of whom an office of the place holds something. */
export async function searchPerson(
  cloud: Cloud,
  officer: Officer,
  { region, query }: Searching['request'],
): Promise<Searching['data']> {
  requireResponsible(officer, region);
  const ids = await idsOf(cloud, region, query);
  const here = await Promise.all(ids.map((personId) => ifHere(cloud, officer, { region, personId })));
  const people = here.filter((one) => one !== null);
  if (people.length === 0) throw noPerson();
  return { people: people.map((person) => ({ personId: person._id, person: namedPerson(cloud, person) })) };
}

async function idsOf(cloud: Cloud, region: string, query: PersonQuery): Promise<readonly string[]> {
  if (query.by === 'document') {
    const person = await findPerson(cloud, requireDocument(cloud, query.document));
    return person === null ? [] : [person._id];
  }
  if (query.by === 'order') return peopleOfOrder(cloud, region, query.orderId, null);
  const read = readCheckCode(query.code);
  if (read.kind !== 'code') return [];
  const [paper] = await cloud.db.find('receipt-codes', { filter: { code: read.code }, limit: 1 });
  return paper === undefined ? [] : peopleOfOrder(cloud, region, paper.orderId, paper.line);
}

/** Of an order only the people of the office's places: a family may live in two. */
async function peopleOfOrder(
  cloud: Cloud,
  region: string,
  orderId: string,
  line: number | null,
): Promise<readonly string[]> {
  const order = await cloud.db.get('orders', orderId);
  if (order === null) return [];
  cloud.notes.about('order', orderId);
  return order.lines
    .filter((one) => liesIn(one.region, region) && (line === null || one.line === line))
    .map(({ personId }) => personId);
}

async function ifHere(
  cloud: Cloud,
  officer: Officer,
  where: { readonly region: string; readonly personId: string },
): Promise<Person | null> {
  try {
    return await requirePersonHere(cloud, officer, where);
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'NO_PERSON') return null;
    throw error;
  }
}

/** The whole numbers, for a reason that the audit log keeps. */
export async function wholeNumbers(
  cloud: Cloud,
  officer: Officer,
  { region, personId, reason }: Numbering['request'],
): Promise<Numbering['data']> {
  cloud.notes.decision = reason;
  const person = await requirePersonOrResident(cloud, officer, { region, personId });
  return { documents: numbersOf(cloud, person).map(({ kind, number }) => ({ kind, number })) };
}

/** Also of whom the place's own lists of residents have, who is insured elsewhere: his case of double insurance lies here. */
async function requirePersonOrResident(
  cloud: Cloud,
  officer: Officer,
  { region, personId }: { readonly region: string; readonly personId: string },
): Promise<Person> {
  const person = await ifHere(cloud, officer, { region, personId });
  if (person !== null) return person;
  const lists = await residentsOf(cloud, [personId]);
  const listed = lists.some(({ village }) => liesIn(village, region));
  const resident = listed ? await cloud.db.get('people', personId) : null;
  if (resident === null) throw noPerson();
  cloud.notes.about('person', personId);
  return resident;
}
