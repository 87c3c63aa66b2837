import type { UndoOutcome } from '../../contract/imports';
import type { DuplicateRow, DuplicatesActions } from '../../contract/duplicates';
import { findPerson, requirePerson } from '../identity';
import { RowError, undoBatch } from '../imports';
import type { Cloud } from '../platform';
import { settlePeople } from '../residents';
import type { Officer } from '../schema';
import { isEndedByRule } from './by-rule';
import { batchOf, duplicateId } from './import-duplicates';
import { asStored, causeOf, linesOf } from './lines';

type Request = DuplicatesActions['duplicates.undo']['request'];

/** Takes a part of a list back: its cases go, but for those that an officer has ended; what other offices' lists say of them stays. */
export function undoDuplicates(cloud: Cloud, officer: Officer, request: Request): Promise<UndoOutcome> {
  const undo = (row: DuplicateRow): Promise<void> => undoRow(cloud, request, row);
  return undoBatch(cloud, officer, batchOf(request), { rows: request.rows, undo });
}

async function undoRow(cloud: Cloud, request: Request, row: DuplicateRow): Promise<void> {
  const person = await findPerson(cloud, requirePerson(cloud, row));
  if (person === null) return;
  const _id = duplicateId(request, person._id);
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', _id);
    const lines = held === null ? [] : linesOf(held);
    const [first, ...left] = lines.filter(({ cause }) => cause !== causeOf(request));
    if (held === null || left.length + Number(first !== undefined) === lines.length) return;
    if (held.end !== null && !isEndedByRule(held)) {
      throw new RowError('', '这个人的事已经有人处理，这一行没有撤回。请在“重复参保”里看处理的结果。');
    }
    if (first === undefined) return tx.remove('duplicates', _id);
    const { besides: _, ...others } = held;
    await tx.put('duplicates', { ...others, ...asStored([first, ...left]) });
  });
  await settlePeople(cloud, [person._id]);
}
