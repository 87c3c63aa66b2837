import { readCheckCode } from '../../contract/check-code';
import type { FoundPerson, PersonFileActions, PersonQuery } from '../../contract/person-file';
import { liesIn } from '../../policy/region-names';
import { noPerson } from '../corrections';
import { findPerson, namedPerson, numbersOf, requireDocument } from '../identity';
import { requireResponsible } from '../officer-access';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { type FoundHere, findHere, standingOf } from './found-here';

type Searching = PersonFileActions['persons.search'];
type Numbering = PersonFileActions['persons.number'];

/** Who has a number, or is in an order of the place; of them those of whom an office of the place holds something, or whom its lists name. */
export async function searchPerson(
  cloud: Cloud,
  officer: Officer,
  { region, query }: Searching['request'],
): Promise<Searching['data']> {
  requireResponsible(officer, region);
  const ids = await idsOf(cloud, region, query);
  const here = await Promise.all(ids.map((personId) => findHere(cloud, officer, { region, personId })));
  const found = here.filter((one) => one !== null);
  if (found.length === 0) throw noPerson();
  return { people: await Promise.all(found.map((one) => viewOf(cloud, one))) };
}

async function viewOf(cloud: Cloud, { person, listed }: FoundHere): Promise<FoundPerson> {
  const found = { personId: person._id, person: namedPerson(cloud, person) };
  return listed === null ? found : { ...found, standing: await standingOf(cloud, listed) };
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

/**
 * The whole numbers, for a reason that the audit log keeps; also of whom the place's own lists have, who is insured elsewhere: his case of double
 * insurance lies here.
 */
export async function wholeNumbers(
  cloud: Cloud,
  officer: Officer,
  { region, personId, reason }: Numbering['request'],
): Promise<Numbering['data']> {
  cloud.notes.decision = reason;
  const found = await findHere(cloud, officer, { region, personId });
  if (found === null) throw noPerson();
  return { documents: numbersOf(cloud, found.person).map(({ kind, number }) => ({ kind, number })) };
}
