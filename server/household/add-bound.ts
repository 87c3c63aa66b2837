import { ageOn } from '../../contract/calendar-day';
import { guardianConsentBelowAge } from '../../contract/claims';
import type { BoundView, FamilyActions } from '../../contract/family';
import type { CheckedPerson } from '../../contract/person-check';
import { requireConsent } from './consent';
import { type Listed, listRelative } from './list-relative';
import { boundWithRelation, getPayer } from './payers';
import { recordId } from '../enrolment';
import { countAttempt, maskedPerson, nameOf, numbersOf, pseudonym, retryIfPersonGone } from '../identity';
import { requirePlace } from '../places';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { AccountRelative, EnrolmentRecord, Payer, Person } from '../schema';

type Request = FamilyActions['family.add-bound']['request'];

interface Bound {
  readonly boundId: string;
  readonly relation: AccountRelative['relation'];
  readonly person: Person;
}

/**
 * Those whom the bureau's file binds to the payer's own account and who are not on his list, as far as the bureau's word is who
 * they are. Nothing is read of a payer who proved to be nobody; four round trips where somebody is to be offered.
 */
export async function boundNotListed(
  cloud: Cloud,
  payer: Payer,
  year: number,
): Promise<readonly BoundView[]> {
  const bound = await boundTo(cloud, payer);
  const offered = bound.filter(({ person }) => payer.relatives.every((one) => one.personId !== person._id));
  if (offered.length === 0) return [];
  const ids = offered.flatMap(({ person }) => [recordId(person._id, year), recordId(person._id, year - 1)]);
  const records = await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  return offered.map((one) => boundView(cloud, one, records));
}

async function boundTo(cloud: Cloud, payer: Payer): Promise<readonly Bound[]> {
  const bound = await boundWithRelation(cloud, payer);
  if (bound.length === 0) return [];
  const ids = bound.map(({ personId }) => personId);
  const people = await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return bound.flatMap(({ personId, relation }) => {
    const person = people.find(({ _id }) => _id === personId);
    if (person?.namedBy !== 'office' || person.birthDate === null) return [];
    return [{ boundId: boundIdOf(cloud, payer, personId), relation, person }];
  });
}

/** What he is known by to the holder before he is on his list: says nothing to anybody else. */
function boundIdOf(cloud: Cloud, payer: Payer, personId: string): string {
  return pseudonym(cloud.settings, 'bound', `${payer._id}\n${personId}`);
}

function boundView(
  cloud: Cloud,
  { boundId, relation, person }: Bound,
  records: readonly EnrolmentRecord[],
): BoundView {
  const age = person.birthDate === null ? 0 : ageOn(person.birthDate, chinaDay(cloud.now()));
  const [latest] = records
    .filter(({ personId, insuredIn }) => personId === person._id && insuredIn !== null)
    .sort((one, other) => other.year - one.year);
  return {
    boundId,
    person: { ...maskedPerson(cloud, person), name: nameOf(cloud, person) },
    relation,
    consentBy: age < guardianConsentBelowAge ? 'guardian' : 'on-behalf',
    region: latest?.insuredIn ?? null,
  };
}

/**
 * Puts somebody whom the bureau binds to the caller's own account on his list, by the bureau's name and number and the caller's
 * consent. The same request again answers with the relative it added. Throws `NOT_BOUND`, and as `addRelative` does.
 */
export async function addBound(
  cloud: Cloud,
  openId: string,
  { requestId, boundId, region, consent }: Request,
): Promise<Pick<Listed, 'payer' | 'relative'>> {
  await countAttempt(cloud, 'name-and-number');
  await requirePlace(cloud, region);
  return retryIfPersonGone(async () => {
    const payer = await getPayer(cloud, openId);
    const { person, relation } = requireBound(await boundTo(cloud, payer), boundId);
    const checked = asChecked(cloud, person);
    const request = { requestId, relation, region, claims: { identities: [], circumstances: [] } };
    const given = requireConsent(consent, { relation, birthDate: checked.birthDate }, cloud.now());
    const find = (): Promise<Person> => Promise.resolve(person);
    return listRelative(cloud, openId, { request, checked, consent: given, find });
  });
}

function requireBound(bound: readonly Bound[], boundId: string): Bound {
  const found = bound.find((one) => one.boundId === boundId);
  if (found !== undefined) return found;
  throw refuse(
    'NOT_BOUND',
    '医保局的绑定名单里没有这位家人了。可以照证件填写添加，或到医保经办窗口核对绑定。',
  );
}

/** As if he had been typed as the bureau has him. */
function asChecked(cloud: Cloud, person: Person): CheckedPerson {
  const [document] = numbersOf(cloud, person);
  const { birthDate } = person;
  if (document === undefined || birthDate === null)
    throw new Error('a person whom an office named lacks a document');
  return { name: nameOf(cloud, person), ...document, birthDate };
}
