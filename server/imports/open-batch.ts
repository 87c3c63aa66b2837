import { createHash } from 'node:crypto';
import { takeOver } from './stored-before';
import { pseudonym } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { ImportBatch, ImportKind, Officer } from '../schema';

export interface BatchHandedIn {
  readonly kind: ImportKind;
  readonly region: string;
  readonly number: string;
  /** All that it says: the same number with another content is refused. */
  readonly content: string;
}

/**
 * The batch under this number: a new one, or the one that came before with the same content. Throws `BATCH_DIFFERS` or
 * `IMPORT_DIFFERS` where the content is another.
 */
export async function openBatch(cloud: Cloud, officer: Officer, batch: BatchHandedIn): Promise<ImportBatch> {
  const { kind, number } = batch;
  const contentHash = hashOf(cloud, batch);
  cloud.notes.file = { number, contentHash };
  const held = await cloud.db.transaction(async (tx): Promise<ImportBatch> => {
    const _id = idOf(batch);
    const known = (await tx.get('imports', _id)) ?? (await takeOver(tx, ...placeBefore(batch)));
    if (known !== null) return known;
    const opened: ImportBatch = {
      _id,
      contentHash,
      officerId: officer._id,
      state: 'running',
      taken: 0,
      rejected: [],
      counts: {},
      at: cloud.now(),
      keepsBefore: true,
    };
    await tx.put('imports', opened);
    return opened;
  });
  if (held.contentHash !== contentHash) throw differs(kind);
  return held;
}

function idOf({ kind, region, number }: BatchHandedIn): string {
  return `${kind}-${region}-${number}`;
}

function hashOf(cloud: Cloud, { kind, content }: BatchHandedIn): string {
  return fileHash(cloud, content, kind === 'roster' ? 'roster' : 'mutual-aid');
}

/** The batch that came under this number, whatever its content; null where none did. */
export function heldBatch(cloud: Cloud, batch: BatchHandedIn): Promise<ImportBatch | null> {
  cloud.notes.file = { number: batch.number, contentHash: hashOf(cloud, batch) };
  return cloud.db.get('imports', idOf(batch));
}

export function isBatchOf(cloud: Cloud, held: ImportBatch, batch: BatchHandedIn): boolean {
  return held.contentHash === hashOf(cloud, batch);
}

/** Keyed: a plain hash of a short list of numbers could be searched for. */
export function fileHash(
  cloud: Cloud,
  content: string,
  purpose: 'roster' | 'mutual-aid' = 'mutual-aid',
): string {
  return pseudonym(cloud.settings, purpose, createHash('sha256').update(content).digest('hex'));
}

/** Where release 0.1 kept it. */
function placeBefore({
  kind,
  region,
  number,
}: BatchHandedIn): readonly ['roster-batches' | 'mutual-aid-imports', string] {
  return kind === 'roster'
    ? ['roster-batches', `${region}-${number}`]
    : ['mutual-aid-imports', `${kind}-${region}-${number}`];
}

export function differs(kind: ImportKind): Error {
  return kind === 'roster'
    ? refuse('BATCH_DIFFERS', '这个批次号已经导入过不同的内容，请换一个批次号，或检查是否选错文件。', {
        field: 'batch',
      })
    : refuse('IMPORT_DIFFERS', '这个编号已经导入过不同的内容，请换一个编号，或检查是否选错文件。', {
        field: 'number',
      });
}
