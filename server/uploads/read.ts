import { createHash } from 'node:crypto';
import { checkWord } from '../../contract/bureau-file';
import { mostUploadBytes } from '../../contract/uploads';
import { sayDay } from '../../contract/calendar-day';
import { pseudonym } from '../identity';
import { type Cloud, DuplicateKeyError, RefusalError, allEnded, chinaDay, refuse } from '../platform';
import type { Upload, UploadPart } from '../schema';
import { openTable, rowsByColumn } from '../spreadsheets';
import { inboxPath, tooLarge } from './begin';
import { type Clashes, Gatherer } from './gather';
import type { UploadKind } from './kind';
import { keysOfRows } from './row-keys';
import {
  type PartContent,
  contentOfPart,
  readingOf,
  resealed,
  sealedPart,
  timerAt,
  uploadPartId,
} from './stored';

/** Parts that are stored at once. */
const atOnce = 4;

/** What is told of a file beside its rows: so many sentences of it. */
export const mostRemarks = 20;

/**
 * Reads a file into parts until it is `until` (ms), at least one of them; it is gone through from its beginning each time, and what
 * was stored before is passed over. Read to its end, it goes, and the upload is to be checked.
 */
export async function readOn(cloud: Cloud, kind: UploadKind, upload: Upload, until: number): Promise<Upload> {
  const path = inboxPath(upload.inbox ?? '');
  const fileId = await cloud.files.idOf(path);
  const body = await cloud.files.read(fileId, mostUploadBytes);
  if (body === null) return goneOrNotThere(cloud, upload);
  try {
    if (body === 'too-large') throw tooLarge();
    const begun = await begin(cloud, upload, body);
    return await readBody(cloud, kind, { upload: begun, body, until });
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return fail(cloud, upload, error.refusal.message);
  }
}

/** Another call may have read it to its end meanwhile. Throws `UPLOAD_NOT_THERE`. */
async function goneOrNotThere(cloud: Cloud, { _id }: Upload): Promise<Upload> {
  const now = await current(cloud, _id);
  if (now.state !== 'awaited' && now.state !== 'reading') return now;
  throw refuse('UPLOAD_NOT_THERE', '这个文件没有传上来，可能是网络断了，请再传一次。', { retryable: true });
}

/** Nothing can be read of it: the file goes, and what was stored of it. */
async function fail(cloud: Cloud, { _id }: Upload, problem: string): Promise<Upload> {
  const filter = { state: { in: ['awaited', 'reading'] } } as const;
  const failed = { state: 'failed', problem, parts: 0, done: 0, nextAt: timerAt(cloud) } as const;
  await cloud.db.updateIf('uploads', _id, filter, failed);
  return clearFailed(cloud, await current(cloud, _id));
}

/** What is left of a file of which nothing can be read. */
export async function clearFailed(cloud: Cloud, upload: Upload): Promise<Upload> {
  await removeParts(cloud, upload._id);
  await removeFile(cloud, upload);
  await cloud.db.updateIf(
    'uploads',
    upload._id,
    { state: 'failed', nextAt: upload.nextAt },
    { nextAt: null },
  );
  return current(cloud, upload._id);
}

/** The file was read, or will not be: it goes. */
export async function removeFile(cloud: Cloud, { _id, inbox }: Upload): Promise<void> {
  if (inbox === null) return;
  await cloud.files.remove([await cloud.files.idOf(inboxPath(inbox))]);
  await cloud.db.updateIf('uploads', _id, { inbox }, { inbox: null });
}

export async function current(cloud: Cloud, id: string): Promise<Upload> {
  const upload = await cloud.db.get('uploads', id);
  if (upload === null) throw refuse('NO_UPLOAD', '这个文件已经删除，请刷新清单。');
  return upload;
}

export async function removeParts(cloud: Cloud, uploadId: string): Promise<void> {
  for (;;) {
    const some = await cloud.db.find('upload-parts', { filter: { uploadId }, limit: 20 });
    await Promise.all(some.map(({ _id }) => cloud.db.remove('upload-parts', _id)));
    if (some.length < 20) return;
  }
}

/** The file is known by its bytes from here on: what a phone puts in its place afterwards is not read. */
async function begin(cloud: Cloud, upload: Upload, body: Uint8Array): Promise<Upload> {
  const contentHash = hashOf(cloud, body);
  cloud.notes.file = { number: upload._id, contentHash };
  if (upload.contentHash === contentHash) return upload;
  if (upload.contentHash !== null) {
    throw refuse('UPLOAD_CHANGED', '这个文件在读的时候被换掉了，没有采用。请重新上传。');
  }
  const remarks = await cameBefore(cloud, upload, contentHash);
  const changes = { state: 'reading', contentHash, remarks, nextAt: timerAt(cloud) } as const;
  await cloud.db.updateIf('uploads', upload._id, { state: 'awaited' }, changes);
  return { ...upload, ...changes };
}

/** Keyed: a plain hash of a short list of numbers could be searched for. */
function hashOf(cloud: Cloud, body: Uint8Array): string {
  return pseudonym(cloud.settings, 'upload', createHash('sha256').update(body).digest('hex'));
}

async function cameBefore(
  cloud: Cloud,
  { _id, region, kind }: Upload,
  contentHash: string,
): Promise<readonly string[]> {
  const found = await cloud.db.find('uploads', { filter: { contentHash, region, kind }, limit: 10 });
  const before = found.find((one) => one._id !== _id);
  if (before === undefined) return [];
  return [
    `${sayDay(chinaDay(before.at))}已经传过一个内容完全一样的文件（${before.name}），请核对是不是选错了。`,
  ];
}

interface Body {
  readonly upload: Upload;
  readonly body: Uint8Array;
  readonly until: number;
}

async function readBody(cloud: Cloud, kind: UploadKind, { upload, body, until }: Body): Promise<Upload> {
  const reading = readingOf(cloud, upload);
  const isSealed = (await kind.isSealed?.(cloud, reading)) === true;
  const gatherer = new Gatherer(kind, await kind.context(cloud, reading), isSealed);
  const outline = { remarks: [] as string[] };
  const store = new Storing(cloud, upload);
  const partOf = (at: number, content: PartContent): UploadPart => ({
    ...sealedPart(cloud, upload, at, content),
    keys: keysOfRows(cloud, kind, upload._id, content.rows),
  });
  let number = 0;
  const asked = {
    totals: kind.readTotal !== undefined,
    ...(isSealed ? { endWord: checkWord } : {}),
  };
  for await (const row of rowsByColumn(await openTable(body), kind.columns, outline, asked)) {
    const content = gatherer.take(row);
    if (content === null) continue;
    number += 1;
    if (number <= upload.done) continue;
    await store.take(partOf(number, content));
    if (cloud.now() >= until) return store.paused(number);
  }
  const last = gatherer.end();
  if (last !== null) {
    number += 1;
    await store.take(partOf(number, last));
  }
  if (number === 0) throw refuse('UPLOAD_EMPTY', '除了表头没有内容，请检查是否选对文件。');
  await store.settled();
  await markClashes(cloud, upload, gatherer.clashes);
  const remarks = [...upload.remarks, ...outline.remarks].slice(0, mostRemarks);
  const counts = { ...upload.counts, rows: gatherer.lines };
  await cloud.db.updateIf(
    'uploads',
    upload._id,
    { state: 'reading' },
    {
      state: 'checking',
      parts: number,
      done: 0,
      counts,
      remarks,
      isSealed,
      tries: 0,
      nextAt: timerAt(cloud),
    },
  );
  // Only now: cut off before, it is read again.
  const read = await current(cloud, upload._id);
  await removeFile(cloud, read);
  return { ...read, inbox: null };
}

/** Stores parts side by side. */
class Storing {
  private waiting: UploadPart[] = [];

  constructor(
    private readonly cloud: Cloud,
    private readonly upload: Upload,
  ) {}

  async take(part: UploadPart): Promise<void> {
    this.waiting.push(part);
    if (this.waiting.length >= atOnce) await this.settled();
  }

  async settled(): Promise<void> {
    const parts = this.waiting;
    this.waiting = [];
    await allEnded(parts.map((part) => storeOnce(this.cloud, part)));
  }

  /** The time is up: so far it is read. */
  async paused(number: number): Promise<Upload> {
    await this.settled();
    const { _id, done } = this.upload;
    const before = { state: 'reading', done } as const;
    const changes = { parts: number, done: number, tries: 0, nextAt: timerAt(this.cloud) };
    await this.cloud.db.updateIf('uploads', _id, before, changes);
    return current(this.cloud, _id);
  }
}

/** A part that is there already was made of the same bytes; it may have been checked meanwhile. */
async function storeOnce(cloud: Cloud, part: UploadPart): Promise<void> {
  try {
    await cloud.db.insert('upload-parts', part);
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
}

async function markClashes(cloud: Cloud, { _id }: Upload, clashes: Clashes): Promise<void> {
  for (const [number, problems] of clashes) {
    await cloud.db.transaction(async (tx) => {
      const part = await tx.get('upload-parts', uploadPartId(_id, number));
      if (part === null) return;
      const content = contentOfPart(cloud, part);
      const rows = content.rows.map((row, at) => ({
        ...row,
        problem: row.problem ?? problems.get(at) ?? null,
      }));
      await tx.put('upload-parts', resealed(cloud, part, { ...content, rows }));
    });
  }
}
