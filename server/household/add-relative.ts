import type { Claims, ConsentEntry, PersonEntry } from '../../contract/claims';
import { maximumRelatives, type Relation } from '../../contract/family';
import type { CheckedPerson } from '../../contract/person-check';
import { requireConsent } from './consent';
import { getPayer } from './payers';
import {
  countAttempt,
  countOfNumber,
  findPerson,
  personToHold,
  retryIfPersonGone,
  newPayer,
  requirePerson,
} from '../identity';
import { sexOfNumber } from '../../contract/sex-of-number';
import type { Sex } from '../../policy/fact-sheet';
import { requireClaimsAsked } from './require-claims-asked';
import { requirePlace } from '../places';
import { type Cloud, RefusalError, refuse } from '../platform';
import type { Payer, Person, Relative } from '../schema';

export interface NewRelative {
  readonly requestId: string;
  readonly person: PersonEntry;
  readonly relation: Relation;
  readonly region: string;
  readonly claims: Claims;
  readonly consent: ConsentEntry;
  /** What to do with someone who is in the family already; `refuse` where absent. */
  readonly ifKnown?: 'refuse' | 'update';
}

export interface Added {
  readonly payer: Payer;
  readonly relative: Relative;
  readonly person: Person;
  /** He was nobody before: nothing else is stored of him. */
  readonly isNew: boolean;
}

/**
 * Adds a person to the caller's family. The same request again answers with the relative it added, also beyond the day's
 * limit. Eight round trips for somebody new, nine for somebody known, one after the other.
 */
export async function addRelative(cloud: Cloud, openId: string, request: NewRelative): Promise<Added> {
  const checked = requirePerson(cloud, request.person);
  const consent = requireConsent(
    request.consent,
    { relation: request.relation, birthDate: checked.birthDate },
    cloud.now(),
  );
  const { claims, region } = request;
  const readSex = (): Sex | null => sexOfNumber(checked.kind, checked.number);
  await requireClaimsAsked(cloud, { claims, region, readSex });
  // At once, for they wait for each other in nothing; what was found is nothing to anybody whose attempt isn't granted.
  const [payer, found, [attempt, place]] = await Promise.all([
    getPayer(cloud, openId),
    findPerson(cloud, checked),
    Promise.allSettled([countAttempt(cloud, 'name-and-number'), requirePlace(cloud, region)]),
  ]);
  const repeated = payer.relatives.find(({ requestId }) => requestId === request.requestId);
  if (repeated !== undefined) {
    const person = await cloud.db.get('people', repeated.personId);
    if (person !== null) return { payer, relative: repeated, person, isNew: false };
  }
  if (request.ifKnown !== 'update') requireRoom(payer, request.relation);
  for (const outcome of [attempt, place]) if (outcome.status === 'rejected') throw outcome.reason;
  try {
    return await retryIfPersonGone(async (time) => {
      const known = time === 1 ? found : await findPerson(cloud, checked);
      return store(cloud, openId, request, { checked, consent, known });
    });
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'PERSON_MISMATCH') {
      const { number } = checked;
      await countOfNumber(cloud, 'misnamed', { number, personId: found?._id ?? null });
    }
    throw error;
  }
}

function requireRoom(payer: Payer, relation: Relation): void {
  if (payer.relatives.length >= maximumRelatives) {
    throw refuse(
      'TOO_MANY_RELATIVES',
      `最多可以登记${maximumRelatives}位家人。请先删除不再需要的，或请其他家人在自己的微信里登记。`,
      { details: { maximum: maximumRelatives } },
    );
  }
  if (relation === 'self' && payer.relatives.some((one) => one.relation === 'self')) {
    throw refuse('ALREADY_RELATIVE', '本人已经登记过了，可以在家人列表里修改。', { field: 'relation' });
  }
}

interface ToStore {
  readonly checked: CheckedPerson;
  readonly consent: Relative['consent'];
  /** Who has the document now. */
  readonly known: Person | null;
}

async function store(
  cloud: Cloud,
  openId: string,
  request: NewRelative,
  { checked, consent, known: stored }: ToStore,
): Promise<Added> {
  const found = await personToHold(cloud, stored, checked, openId);
  const { isNew } = found;
  const relativeId = cloud.randomHex(8);
  return cloud.db.transaction(async (tx) => {
    const payer = (await tx.get('payers', openId)) ?? newPayer(openId);
    const known = payer.relatives.find(({ personId }) => personId === found._id);
    if (known === undefined) requireRoom(payer, request.relation);
    else if (known.requestId !== request.requestId && request.ifKnown !== 'update') throw alreadyRelative();
    const person = await found.hold(tx);
    // The same request a second time, at the same moment.
    if (known?.requestId === request.requestId) return { payer, relative: known, person, isNew };
    const { region, claims } = request;
    const relative: Relative = {
      ...(known ?? {
        relativeId,
        requestId: request.requestId,
        personId: person._id,
        relation: request.relation,
        confirmedAt: null,
        addedAt: cloud.now(),
      }),
      region,
      claims,
      consent,
    };
    const others = payer.relatives.filter((one) => one !== known);
    const added = { ...payer, relatives: [...others, relative], revision: payer.revision + 1 };
    await tx.put('payers', added);
    return { payer: added, relative, person, isNew };
  });
}

function alreadyRelative(): Error {
  return refuse('ALREADY_RELATIVE', '这位家人已经登记过了，可以在家人列表里修改。', { field: 'person' });
}
