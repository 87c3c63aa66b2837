import { deflateSync, inflateSync } from 'node:zlib';
import { PosterError } from '../poster-error';

// Looked up once: it stands in the innermost loop.
const { abs } = Math;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture in red, green and blue, three bytes a dot, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

const crcTable = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** `node:zlib` has one only in versions that the cloud doesn't run. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export function writePng({ width, height, bytes }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 2;
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    rows.set(bytes.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Parts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly type: number;
  readonly palette: Uint8Array;
  readonly data: Uint8Array;
}

function unreadable(): PosterError {
  return new PosterError('CODE_UNREADABLE', '微信给的小程序码读不出来，请稍后再试一次。');
}

function partsOf(png: Uint8Array): Parts {
  const file = Buffer.from(png);
  if (!file.subarray(0, 8).equals(signature)) throw unreadable();
  const pieces: Buffer[] = [];
  let palette: Uint8Array = new Uint8Array(0);
  for (let at = 8; at + 8 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') pieces.push(body);
    at += length + 12;
  }
  const header = file.subarray(16, 29);
  if (header.length < 13 || pieces.length === 0 || header[12] !== 0) throw unreadable();
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    bits: header[8] ?? 0,
    type: header[9] ?? 0,
    palette,
    data: inflateSync(Buffer.concat(pieces)),
  };
}

/** How many samples a dot has, by its kind: grey, colours, palette, and the first two with an alpha. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const mostSide = 4096;

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [abs(estimate - left), abs(estimate - up), abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Undoes the filter of each row. */
function unfiltered({ height, data }: Parts, rowBytes: number, step: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - rowBytes] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - rowBytes - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      if (guess === undefined) throw unreadable();
      out[at] = (data[y * (rowBytes + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

/** Reads a PNG that isn't interlaced; what shines through becomes white. @throws {PosterError} for anything else */
export function readPng(png: Uint8Array): Picture {
  const parts = partsOf(png);
  const { width, height, bits, type, palette } = parts;
  const count = samples[type];
  const plain = bits === 8 || ((type === 0 || type === 3) && [1, 2, 4].includes(bits));
  if (count === undefined || !plain || width > mostSide || height > mostSide) throw unreadable();
  const rowBytes = Math.ceil((width * count * bits) / 8);
  const rows = unfiltered(parts, rowBytes, Math.max(1, (count * bits) >> 3));
  const most = (1 << bits) - 1;
  const bytes = new Uint8Array(width * height * 3);
  const sample = (x: number, y: number, which: number): number => {
    const bit = (x * count + which) * bits;
    const byte = rows[y * rowBytes + (bit >> 3)] ?? 0;
    return (byte >> (8 - bits - (bit & 7))) & most;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const alpha = type === 4 || type === 6 ? sample(x, y, count - 1) / most : 1;
      for (let channel = 0; channel < 3; channel += 1) {
        const value =
          type === 3
            ? (palette[sample(x, y, 0) * 3 + channel] ?? 0)
            : (sample(x, y, count > 2 ? channel : 0) * 255) / most;
        bytes[(y * width + x) * 3 + channel] = value * alpha + 255 * (1 - alpha) + 0.5;
      }
    }
  }
  return { width, height, bytes };
}
