import type { UndoOutcome } from '../../contract/imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { type BatchHandedIn, differs, heldBatch, isBatchOf } from './open-batch';
import { takeRows } from './take-rows';

interface RowsToUndo<Row> {
  readonly rows: readonly Row[];
  /** Takes a row back. Harmless to repeat. What it throws as row error or refusal stands on it and is listed. */
  readonly undo: (row: Row) => Promise<void>;
}

/**
 * Takes a batch back row by row: the same file under the same number. Rows that were not taken are passed over. Run again, it takes
 * back what stood in the way before. Throws `OTHER_REGION`, `NO_BATCH`, and a refusal where the number stands for another content.
 */
export async function undoBatch<Row>(
  cloud: Cloud,
  officer: Officer,
  batch: BatchHandedIn,
  { rows, undo }: RowsToUndo<Row>,
): Promise<UndoOutcome> {
  requireResponsible(officer, batch.region);
  const held = await requireTaken(cloud, batch);
  const notTaken = new Set(held.rejected.map(({ row }) => row));
  const { taken, rejected } = await takeRows({
    rows,
    counts: {},
    take: async (row, at) => {
      if (!notTaken.has(at + 1)) await undo(row);
      return {};
    },
  });
  await cloud.db.updateIf('imports', held._id, { state: 'done' }, { state: 'undone' });
  return { undone: taken, rejected };
}

/** The batch as it was taken. */
async function requireTaken(cloud: Cloud, batch: BatchHandedIn) {
  const held = await heldBatch(cloud, batch);
  if (held === null) throw noBatch('没有用这个编号导入过文件，请检查编号和地区。');
  if (!isBatchOf(cloud, held, batch)) throw differs(batch.kind);
  if (held.state === 'running') throw noBatch('这一批还没有生效完，请等它办完再撤回。');
  if (held.keepsBefore !== true) {
    throw noBatch('这一批是系统更新以前导入的，没有记下原来的内容，不能整批撤回。请在“更正资料”里逐个更正。');
  }
  return held;
}

function noBatch(words: string): Error {
  return refuse('NO_BATCH', words);
}

/** What the second officer reads before each line of a file that is to be taken back. */
export const undoWords = '撤回：';
