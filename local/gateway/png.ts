import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

const modulePixels = 10;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A picture in place of a mini-program code: a code that opens `address` in whatever reads it. */
export function codePicture(address: string): Buffer {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const side = size * modulePixels;
  const rows = Array.from({ length: side }, (_, y) => {
    const row = Buffer.alloc(side + 1, 0xff);
    row[0] = 0;
    const modules = data[Math.floor(y / modulePixels)];
    for (let x = 0; x < side; x += 1) if (modules?.[Math.floor(x / modulePixels)]) row[x + 1] = 0;
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
