import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, type ZipFile, fromBuffer } from 'yauzl';
import type { ReadLimits } from '../limits';
import { damaged, encrypted, unpacksTooLarge } from '../refusals';

const [stored, deflated] = [0, 8];
/** Unpacked in larger pieces than Node's own 16 KB: each costs a turn. */
const pieceBytes = 64 * 1024;

/** The files within a workbook. What is unpacked is counted, whatever the headers say. */
export class ZipParts {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ReadLimits,
  ) {}

  /** Throws a refusal where the bytes are no whole zip, or one with a password. */
  static async open(bytes: Uint8Array, limits: ReadLimits): Promise<ZipParts> {
    const zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > limits.parts) throw unpacksTooLarge();
    return new ZipParts(zip, await entriesOf(zip), limits);
  }

  has(path: string): boolean {
    return this.entries.has(keyOf(path));
  }

  /** What a part holds, unpacked piece by piece; whoever stops asking stops the unpacking. */
  async *read(path: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.entries.get(keyOf(path));
    if (entry === undefined) throw damaged();
    if (entry.isEncrypted()) throw encrypted();
    if (![stored, deflated].includes(entry.compressionMethod)) throw damaged();
    let bytes = 0;
    const stream = await this.stream(entry);
    try {
      for await (const chunk of whole(stream)) {
        bytes += chunk.length;
        this.unpacked += chunk.length;
        if (bytes > this.limits.partBytes) throw unpacksTooLarge();
        if (this.unpacked > this.limits.unpackedBytes) throw unpacksTooLarge();
        yield chunk;
      }
    } finally {
      stream.destroy();
    }
  }

  private stream(entry: Entry): Promise<Readable> {
    const isDeflated = entry.compressionMethod === deflated;
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, isDeflated ? { decompress: false } : {}, (error, packed) => {
        if (error !== null) return reject(damaged());
        resolve(isDeflated ? packed.pipe(createInflateRaw({ chunkSize: pieceBytes })) : packed);
      });
    });
  }
}

/** The stream's own errors are about damaged bytes. */
async function* whole(stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch {
    throw damaged();
  }
}

/** Names are compared as Windows does, which some programs that write workbooks rely on. */
function keyOf(path: string): string {
  return path.replace(/^\//, '').toLowerCase();
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(damaged()),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry) => {
      entries.set(keyOf(entry.fileName), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
