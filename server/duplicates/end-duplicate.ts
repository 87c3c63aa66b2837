import type { DuplicateEnd, DuplicatesActions } from '../../contract/duplicates';
import { isoDay } from '../../policy/calendar';
import { liesIn } from '../../policy/region-names';
import { recordId, resume } from '../enrolment';
import { isResponsibleFor, requireResponsible, requireUnconcerned } from '../officer-access';
import { type Cloud, type Documents, refuse } from '../platform';
import { removeFromList, residentsOf, settlePeople } from '../residents';
import type { Duplicate, EnrolmentRecord, Officer } from '../schema';
import { isEndedByRule } from './by-rule';
import { caseOf, casesRead } from './read-case';

type Decide = DuplicatesActions['duplicates.decide'];
type GiveUp = DuplicatesActions['duplicates.give-up'];
type Resume = DuplicatesActions['duplicates.resume'];

/** Says how it is. No right is taken by it; who is looked for on the lists of residents follows. Throws `NOT_OPEN`. */
export async function decideDuplicate(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region, decision, note }: Decide['request'],
): Promise<Decide['data']> {
  const duplicate = await requireListed(cloud, officer, { duplicateId, region });
  const { _id, personId, kind } = duplicate;
  if (kind === 'two-lists') throw notOpen('两处名单都有的，由不再管他的那一处从名单去掉，就办结了。');
  await requireUnconcerned(cloud, officer, [personId]);
  cloud.notes.decision = decision;
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', _id);
    if (held === null) throw noDuplicate();
    if (held.end?.end === decision && held.end.note === note) return;
    if (held.end !== null && !isEndedByRule(held)) throw notOpen('这一件已经办结，请刷新。');
    await end(tx, held, { end: decision, note, officerId: officer._id, at: cloud.now() });
  });
  await settlePeople(cloud, [personId]);
  return { end: decision };
}

/** The lists of the officer's place give somebody up who lives elsewhere. Harmless to repeat. */
export async function giveUp(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region, note }: GiveUp['request'],
): Promise<GiveUp['data']> {
  const { personId, kind } = await requireDuplicate(cloud, officer, { duplicateId, region });
  if (kind !== 'two-lists') throw notOpen('只有两处名单都有的，才从名单去掉。');
  const own = (await residentsOf(cloud, [personId])).filter(({ village }) => liesIn(village, region));
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', duplicateId);
    for (const { _id } of own) {
      const listed = await tx.get('residents', _id);
      if (listed !== null && liesIn(listed.village, region)) await removeFromList(tx, listed, cloud.now());
    }
    if (held?.state === 'open') {
      await end(tx, held, { end: 'left', note, officerId: officer._id, at: cloud.now() });
    }
  });
  await settlePeople(cloud, [personId]);
  return { end: 'left' };
}

/** Gives suspended benefits back from a day on, as he applied. Throws `NOT_SO`. */
export async function resumeBenefits(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region, on, note }: Resume['request'],
): Promise<Resume['data']> {
  const { personId, year } = await requireDuplicate(cloud, officer, { duplicateId, region });
  await requireUnconcerned(cloud, officer, [personId]);
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', duplicateId);
    if (held === null) throw noDuplicate();
    if (held.end?.end === 'resumed') return;
    const record = await tx.get('records', recordId(personId, year));
    if (record?.insurance) requireResponsible(officer, record.insurance.region);
    const at = cloud.now();
    await resume(tx, record, { day: isoDay(on), officerId: officer._id, at });
    await end(tx, held, { end: 'resumed', note, officerId: officer._id, at });
  });
  await settlePeople(cloud, [personId]);
  return { end: 'resumed' };
}

/** Ends a case, in the caller's transaction. */
export async function end(
  tx: Documents,
  duplicate: Duplicate,
  ending: NonNullable<Duplicate['end']> & { readonly end: DuplicateEnd },
): Promise<void> {
  const { askedAt: _answered, ...answered } = duplicate;
  await tx.put('duplicates', { ...answered, state: 'ended', end: ending });
}

interface Named {
  readonly duplicateId: string;
  readonly region: string;
}

/** A case of a place of the officer's of which its office reads what it is. Throws `OTHER_REGION` and `NO_DUPLICATE`. */
export async function requireDuplicate(cloud: Cloud, officer: Officer, named: Named): Promise<Duplicate> {
  const held = await requireListed(cloud, officer, named);
  if (held._id !== named.duplicateId) throw noDuplicate();
  return held;
}

/** The same, and a case that the office lists without reading it, by the id that it has there alone: the own id would be a guess. */
async function requireListed(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region }: Named,
): Promise<Duplicate> {
  requireResponsible(officer, region);
  const held = await caseOf(cloud, duplicateId);
  if (held === null || !held.places.some((place) => isResponsibleFor(officer, place))) throw noDuplicate();
  if (held._id === duplicateId && !(await isReadIn(cloud, region, held))) throw noDuplicate();
  cloud.notes.about('person', held.personId);
  return held;
}

/** Whether a place's office reads what a case is. One round trip, and those of {@link casesRead}. */
export async function isReadIn(cloud: Cloud, region: string, duplicate: Duplicate): Promise<boolean> {
  const record = await cloud.db.get('records', recordId(duplicate.personId, duplicate.year));
  const { ids } = await casesRead(cloud, region, [duplicate], record === null ? [] : [record]);
  return ids.has(duplicate._id);
}

/** What takes a right is agreed to by the office where he is insured, and not by another one that lists him. Throws `OTHER_REGION`. */
export function requireInsuredIn(region: string, record: EnrolmentRecord | null): void {
  if (!record?.insurance || liesIn(record.insurance.region, region)) return;
  throw refuse('OTHER_REGION', '他在别的地方参保，由参保地的两位经办人办。请在参保地的“重复参保”里提出。', {
    field: 'region',
  });
}

function noDuplicate(): Error {
  return refuse('NO_DUPLICATE', '没有找到这一件，请刷新清单。', { field: 'duplicateId' });
}

function notOpen(words: string): Error {
  return refuse('NOT_OPEN', words, { field: 'duplicateId' });
}
