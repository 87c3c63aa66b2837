import type { ImportOutcome } from '../../contract/imports';
import { type BatchHandedIn, openBatch } from './open-batch';
import { type Rows, takeRows } from './take-rows';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { requireResponsible } from '../officer-access';

/**
 * Takes a numbered batch row by row. One that was cut off is taken again from its start and ends in the same place; one that
 * is done answers as it did. Throws `OTHER_REGION`, `IMPORT_UNDONE`, and a refusal where the number stands for another content.
 */
export async function importBatch<Row, Count extends string>(
  cloud: Cloud,
  officer: Officer,
  batch: BatchHandedIn,
  rows: Rows<Row, Count>,
): Promise<ImportOutcome & Readonly<Record<Count, number>>> {
  requireResponsible(officer, batch.region);
  const held = await openBatch(cloud, officer, batch);
  if (held.state === 'done') {
    const { taken, rejected, counts } = held;
    return { ...rows.counts, ...counts, taken, rejected, repeated: true };
  }
  if (held.state === 'undone') {
    throw refuse('IMPORT_UNDONE', '这一批已经整批撤回。改好的文件请用新的编号再提出。');
  }
  const { taken, rejected, counts } = await takeRows(rows);
  await rows.settle?.();
  const done = { state: 'done', taken, rejected, counts } as const;
  await cloud.db.updateIf('imports', held._id, { state: 'running' }, done);
  return { ...counts, taken, rejected, repeated: false };
}
