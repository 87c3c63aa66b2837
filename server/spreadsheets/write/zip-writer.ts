import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { InvariantError } from '../../platform';

/** A gzip is a deflated stream between this header and a trailer with its checksum and length, all that a zip needs. */
const gzipHeader = 10;
const gzipTrailer = 8;
/** Deflated with bit 3 (sizes behind the data) and bit 11 (names in UTF-8). */
const flags = 0x0808;
const deflate = 8;
/** 1 January 1980, the first day a zip knows: the same content gives the same file. */
const day = 0x21;
const version = 20;
const mostBytes = 0xffffffff;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** Writes a zip piece by piece; nothing but the list of its files is kept. Up to 4 GB. */
export class ZipWriter {
  private readonly files: Written[] = [];
  private offset = 0;

  /** One file: its pieces as they are packed. The whole of it has to be taken before the next. */
  async *file(
    name: string,
    content: Iterable<Buffer> | AsyncIterable<Buffer>,
  ): AsyncGenerator<Buffer, void, undefined> {
    const started = this.offset;
    const path = Buffer.from(name, 'utf8');
    yield this.counted(localHeader(path));
    const body = this.offset;
    let held: Buffer = Buffer.alloc(0);
    for await (const piece of gzipped(content)) {
      held = Buffer.concat([held, piece]);
      if (held.length <= gzipTrailer) continue;
      yield this.counted(held.subarray(0, held.length - gzipTrailer));
      held = Buffer.from(held.subarray(held.length - gzipTrailer));
    }
    const [crc, unpacked] = [held.readUInt32LE(0), held.readUInt32LE(4)];
    const written = { name: path, crc, unpacked, packed: this.offset - body, offset: started };
    yield this.counted(descriptor(written));
    this.files.push(written);
  }

  /** The list of all files, which ends the zip. */
  end(): Buffer {
    const entries = this.files.map(centralEntry);
    const size = entries.reduce((bytes, entry) => bytes + entry.length, 0);
    const last = Buffer.alloc(22);
    last.write('PK\x05\x06', 'latin1');
    last.writeUInt16LE(entries.length, 8);
    last.writeUInt16LE(entries.length, 10);
    last.writeUInt32LE(size, 12);
    last.writeUInt32LE(this.offset, 16);
    return Buffer.concat([...entries, last]);
  }

  private counted(piece: Buffer): Buffer {
    this.offset += piece.length;
    if (this.offset > mostBytes) throw new InvariantError('zip-size', 'a workbook of 4 GB: write several');
    return piece;
  }
}

/** Packed without the gzip's header, its trailer still behind it. An error of the content's is thrown as it is. */
async function* gzipped(
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const packing = createGzip({ level: 4, chunkSize: 64 * 1024 });
  // What went wrong is thrown by the loop below.
  pipeline(Readable.from(content), packing, () => undefined);
  let skip = gzipHeader;
  for await (const piece of packing as AsyncIterable<Buffer>) {
    const rest = piece.subarray(Math.min(skip, piece.length));
    skip -= piece.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflate, 8);
  header.writeUInt16LE(day, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, unpacked }: Written): Buffer {
  const after = Buffer.alloc(16);
  after.write('PK\x07\x08', 'latin1');
  after.writeUInt32LE(crc, 4);
  after.writeUInt32LE(packed, 8);
  after.writeUInt32LE(unpacked, 12);
  return after;
}

function centralEntry({ name, crc, packed, unpacked, offset }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflate, 10);
  entry.writeUInt16LE(day, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}
