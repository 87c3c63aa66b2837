import type { UndoOutcome } from '../../contract/imports';
import type { ResidentRow, ResidentsActions } from '../../contract/residents';
import { countAgain, recordId } from '../enrolment';
import { findPerson, releaseHold, requirePerson } from '../identity';
import { RowError, standingOf, undoBatch, withoutLast } from '../imports';
import type { Cloud, Documents } from '../platform';
import type { Officer, Residence, Resident } from '../schema';
import { batchOf, causeOf, readRow } from './import-residents';
import { areTooManyGoneAfter, changeOf, tooManyGone } from './most-gone';
import { settlePeople } from './settle';
import { listHolder, standing } from './standing';
import { readStoredList, residentsOf } from './stored-list';
import { takeRow } from './take-row';
import { villagesOfPlace } from './villages';

type Request = ResidentsActions['residents.undo']['request'];

/**
 * Takes a part of a list back: everybody lives where he did before, and who was on no list is on none. Throws `TOO_MANY_GONE` where those
 * whom whole lists marked would be too many of who is left; counted before, and once it is done, for others mark at this moment: then whom it
 * took off is put back.
 */
export async function undoResidents(cloud: Cloud, officer: Officer, request: Request): Promise<UndoOutcome> {
  const takenBack = await whatChanges(cloud, request);
  const isCounted = takenBack.some(({ held, before }) => isFewer(held, before));
  if (isCounted && (await areTooManyGoneAfter(cloud, request, changeOf(takenBack)))) throw tooManyGone();
  const undo = (row: ResidentRow): Promise<void> => undoRow(cloud, causeOf(request), row);
  const outcome = await undoBatch(cloud, officer, batchOf(request), { rows: request.rows, undo });
  if (!isCounted || !(await areTooManyGoneAfter(cloud, request))) return outcome;
  await listAgain(cloud, request, takenBack);
  throw tooManyGone();
}

/** Rows whose people the part changed last, with how they stand and stood before. Three round trips. */
async function whatChanges(cloud: Cloud, request: Request) {
  const checked = request.rows.map((row) => requirePerson(cloud, row));
  const stored = await readStoredList(cloud, checked);
  return request.rows.flatMap((row, at) => {
    const document = checked[at];
    const person = document === undefined ? null : stored.personOf(document);
    const listed = person === null ? [] : stored.listedOf(person._id);
    return listed.flatMap((held) => {
      const last = held.before?.[0];
      return last?.cause === causeOf(request) ? [{ row, held, before: last.state }] : [];
    });
  });
}

/** Whether somebody leaves the list of a year by it, to be on none or to be gone. */
function isFewer(held: Residence, before: Residence | null): boolean {
  const { here } = changeOf([{ held, before }]);
  return held.years.some((year) => here(year) < 0);
}

/** Whom a part took off is on the list by it again, and it may be taken back anew. */
async function listAgain(
  cloud: Cloud,
  request: Request,
  takenBack: Awaited<ReturnType<typeof whatChanges>>,
): Promise<void> {
  const villages = await villagesOfPlace(cloud, request.region);
  for (const { row, held, before } of takenBack) {
    const read = readRow(cloud, villages, request, row);
    if (read instanceof Error || !isFewer(held, before)) continue;
    await takeRow(cloud, read, await readStoredList(cloud, [read.checked]));
  }
  await settlePeople(
    cloud,
    takenBack.map(({ held }) => held.personId),
  );
}

async function undoRow(cloud: Cloud, cause: string, row: ResidentRow): Promise<void> {
  const person = await findPerson(cloud, requirePerson(cloud, row));
  if (person === null) return;
  const listed = await residentsOf(cloud, [person._id]);
  for (const { _id } of listed) await cloud.db.transaction((tx) => undoOne(tx, _id, cause, cloud.now()));
  await settlePeople(cloud, [person._id]);
}

async function undoOne(tx: Documents, id: string, cause: string, now: number): Promise<void> {
  const held = await tx.get('residents', id);
  if (held === null) return;
  const how = standingOf(held, cause);
  if (how === 'nothing') return;
  const [last] = held.before ?? [];
  if (how === 'covered' || last === undefined) throw changedSince();
  if (last.state === null) return removeFromList(tx, held, now);
  await tx.put('residents', await asBefore(tx, held, last.state, now));
}

/** Whether he is insured for a year of then, his records say. */
async function asBefore(tx: Documents, held: Resident, before: Residence, now: number): Promise<Resident> {
  const insuredFor: number[] = [];
  for (const year of before.years) {
    const record = await tx.get('records', recordId(held.personId, year));
    if (record?.state !== 'insured') continue;
    insuredFor.push(year);
    if (before.village !== held.village) await countAgain(tx, record, now);
  }
  return standing({ ...held, ...before, ...withoutLast(held), insuredFor, updatedAt: now });
}

/** Takes somebody off a list, in the caller's transaction. */
export async function removeFromList(
  tx: Documents,
  { _id, personId, insuredFor }: Resident,
  now: number,
): Promise<void> {
  await tx.remove('residents', _id);
  for (const year of insuredFor) {
    const record = await tx.get('records', recordId(personId, year));
    if (record !== null) await countAgain(tx, record, now);
  }
  await releaseHold(tx, personId, listHolder(_id), now);
}

export function changedSince(): RowError {
  return new RowError(
    '',
    '这个人住在哪里后来又导入过，这一行没有撤回。请照最新的名单核对，另用一个批号导入。',
  );
}
