import { noSpreadsheet } from '../refusals';

const step = 64 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'gb18030';

/**
 * In which a file of lines is written: by its mark, as a spreadsheet's “Unicode text”, else UTF-8 where all of it is, else GB 18030,
 * of which GBK and GB 2312 are parts.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  // A file of no text has such bytes in it, and no table has.
  if (bytes.includes(0)) throw noSpreadsheet();
  for (const encoding of ['utf-8', 'gb18030'] as const) if (isWhole(bytes, encoding)) return encoding;
  throw noSpreadsheet();
}

function isWhole(bytes: Uint8Array, encoding: Encoding): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += step) {
      decoder.decode(bytes.subarray(at, at + step), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text piece by piece, without its mark. */
export function* textOf(bytes: Uint8Array, encoding: Encoding): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += step) {
    yield decoder.decode(bytes.subarray(at, at + step), { stream: true });
  }
  yield decoder.decode();
}
