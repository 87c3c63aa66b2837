import type { UndoOutcome } from '../../contract/imports';
import type { ResidentRow, ResidentsActions } from '../../contract/residents';
import { countAgain, recordId } from '../enrolment';
import { findPerson, releaseHold, requirePerson } from '../identity';
import { RowError, standingOf, undoBatch, withoutLast } from '../imports';
import type { Cloud, Documents } from '../platform';
import type { Officer, Residence, Resident } from '../schema';
import { batchOf, causeOf } from './import-residents';
import { settlePeople } from './settle';
import { listHolder, standing } from './standing';
import { residentsOf } from './stored-list';

type Request = ResidentsActions['residents.undo']['request'];

/** Takes a part of a list back: everybody lives where he did before, and who was on no list is on none. */
export function undoResidents(cloud: Cloud, officer: Officer, request: Request): Promise<UndoOutcome> {
  const undo = (row: ResidentRow): Promise<void> => undoRow(cloud, causeOf(request), row);
  return undoBatch(cloud, officer, batchOf(request), { rows: request.rows, undo });
}

async function undoRow(cloud: Cloud, cause: string, row: ResidentRow): Promise<void> {
  const person = await findPerson(cloud, requirePerson(cloud, row));
  if (person === null) return;
  const listed = await residentsOf(cloud, [person._id]);
  for (const { _id } of listed) await cloud.db.transaction((tx) => undoOne(tx, _id, cause, cloud.now()));
  await settlePeople(cloud, [person._id]);
}

export async function undoOne(tx: Documents, id: string, cause: string, now: number): Promise<void> {
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

function changedSince(): RowError {
  return new RowError(
    '',
    '这个人住在哪里后来又导入过，这一行没有撤回。请照最新的名单核对，另用一个批号导入。',
  );
}
