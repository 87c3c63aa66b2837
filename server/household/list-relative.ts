import type { Claims, ConsentEntry, PersonEntry } from '../../contract/claims';
import { type ApplicationAtOnce, maximumRelatives, type Relation } from '../../contract/family';
import type { CheckedPerson } from '../../contract/person-check';
import { answeredBy, fileApplication, type Grounds, newRecord, readGrounds, recordId } from '../enrolment';
import { listedEvent, newPayer, personToHold, type PersonToHold } from '../identity';
import { type Cloud, type Documents, RefusalError, allEnded, refuse } from '../platform';
import type { EnrolmentRecord, Payer, Person, Relative } from '../schema';

export interface NewRelative extends Listing {
  readonly person: PersonEntry;
  readonly consent: ConsentEntry;
}

/** What is kept of a relative beside who he is. */
export interface Listing {
  readonly requestId: string;
  readonly relation: Relation;
  readonly region: string;
  readonly claims: Claims;
  /** What to do with someone who is in the family already; `refuse` where absent. */
  readonly ifKnown?: 'refuse' | 'update';
  /** He is applied for in the same step. */
  readonly application?: ApplicationAtOnce | undefined;
}

interface ToList {
  readonly request: Listing;
  readonly checked: CheckedPerson;
  readonly consent: Relative['consent'];
  /** Who has the document now; throws where the caller may not know. Asked at most once. */
  readonly find: () => Promise<Person | null>;
}

/** What came of the application that came with the person; null where none came, or none was tried. */
export type FiledAtOnce =
  { readonly record: EnrolmentRecord; readonly grounds: Grounds } | { readonly refused: RefusalError } | null;

export interface Listed {
  readonly payer: Payer;
  readonly relative: Relative;
  readonly person: Person;
  /** He was nobody before: nothing else is stored of him. */
  readonly isNew: boolean;
  /** The same request had put him on the list before: nothing was done. */
  readonly repeated: boolean;
  readonly filed: FiledAtOnce;
}

/**
 * Puts a person on the payer's list and, in the same transaction, on the record what is applied for with it. It begins before
 * it is known whether the caller may and whom he means: what it reads until then is his own list.
 */
export async function listRelative(cloud: Cloud, openId: string, listing: ToList): Promise<Listed> {
  const { request, checked, consent, find } = listing;
  const relativeId = cloud.randomHex(8);
  let held: Promise<PersonToHold> | undefined;
  return cloud.db.transaction(async (tx) => {
    const payer = (await tx.get('payers', openId)) ?? newPayer(openId);
    const before = await addedBefore(tx, payer, request.requestId);
    if (before !== null) return { payer, ...before, isNew: false, repeated: true, filed: null };
    if (request.ifKnown !== 'update') requireRoom(payer, request.relation);
    // Once for every time that the transaction is repeated: it may correct what he typed before.
    held ??= find().then((known) => personToHold(cloud, known, checked, openId));
    const found = await held;
    const known = payer.relatives.find(({ personId }) => personId === found._id);
    if (known === undefined) requireRoom(payer, request.relation);
    else if (request.ifKnown !== 'update') throw alreadyRelative();
    const [person, grounds] = await allEnded([found.hold(tx), groundsOf(cloud, found, request)]);
    const relative = relativeOf(
      request,
      known ?? newRelative(cloud, request, { relativeId, person }),
      consent,
    );
    const others = payer.relatives.filter((one) => one !== known);
    const added = { ...payer, relatives: [...others, relative], revision: payer.revision + 1 };
    await tx.put('payers', added);
    const filed = grounds && (await file(cloud, tx, { openId, request, person, found, grounds }));
    const applied = filed !== null && 'record' in filed;
    // What is applied for stands in his record, which tells him as well.
    if (known === undefined && relative.relation !== 'self' && !applied)
      await tx.put('person-events', listedEvent(cloud, relative, openId));
    return { payer: added, relative, person, isNew: found.isNew, repeated: false, filed };
  });
}

/** Whom the same request added before, if he is still there. */
async function addedBefore(
  tx: Documents,
  { relatives }: Payer,
  request: string,
): Promise<Pick<Listed, 'relative' | 'person'> | null> {
  const relative = relatives.find(({ requestId }) => requestId === request);
  if (relative === undefined) return null;
  const person = await tx.get('people', relative.personId);
  return person && { relative, person };
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

function alreadyRelative(): Error {
  return refuse('ALREADY_RELATIVE', '这位家人已经登记过了，可以在家人列表里修改。', { field: 'person' });
}

type Kept = Omit<Relative, 'region' | 'claims' | 'consent'>;

function newRelative(
  cloud: Cloud,
  { requestId, relation }: Listing,
  { relativeId, person }: { readonly relativeId: string; readonly person: Person },
): Kept {
  return {
    relativeId,
    requestId,
    personId: person._id,
    relation,
    confirmedAt: null,
    addedAt: cloud.now(),
  };
}

function relativeOf({ region, claims }: Listing, kept: Kept, consent: Relative['consent']): Relative {
  return { ...kept, region, claims, consent };
}

async function groundsOf(
  cloud: Cloud,
  { _id, isNew }: PersonToHold,
  { region, application }: Listing,
): Promise<Grounds | null> {
  if (application === undefined) return null;
  return readGrounds(cloud, { personId: isNew ? null : _id, region, year: application.year });
}

interface ToFile {
  readonly openId: string;
  readonly request: Listing;
  readonly person: Person;
  readonly found: PersonToHold;
  readonly grounds: Grounds;
}

/** A refusal of the application takes nobody off the list again: what was filled in is kept, and the words say what to do. */
async function file(
  cloud: Cloud,
  tx: Documents,
  { openId, request, person, found, grounds }: ToFile,
): Promise<FiledAtOnce> {
  const { application, region, claims } = request;
  if (application === undefined) return null;
  const { year, messages } = application;
  const { policy } = grounds;
  try {
    const answered = answeredBy(grounds, cloud, { openId, person, region, year, claims });
    const stored = found.isNew ? null : await tx.get('records', recordId(person._id, year));
    const held = stored ?? newRecord(person._id, year, answered.at);
    // The list that says that he may apply is written by this very transaction.
    const admit = (): Promise<void> => Promise.resolve();
    return { record: await fileApplication(tx, held, { policy, answered, messages, admit }), grounds };
  } catch (error) {
    if (error instanceof RefusalError) return { refused: error };
    throw error;
  }
}
