const escapes = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).padStart(2, '0')}`);

/** Bytes of one step: an argument list and a string of this length are no burden to any phone. */
const step = 8192;

function startsCharacter(byte: number | undefined): boolean {
  return byte === undefined || (byte & 0xc0) !== 0x80;
}

/**
 * The text of UTF-8 bytes without its mark, or null where they are no UTF-8. WeChat has no `TextDecoder`;
 * `decodeURIComponent` is as strict, and everywhere.
 */
export function utf8(bytes: Uint8Array): string | null {
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    let to = Math.min(from + step, bytes.length);
    while (to > from && !startsCharacter(bytes[to])) to -= 1;
    if (to === from) return null;
    try {
      text += decodeURIComponent(Array.from(bytes.subarray(from, to), (byte) => escapes[byte]).join(''));
    } catch {
      return null;
    }
    from = to;
  }
  return text.replace(/^\ufeff/, '');
}

const newline = 0x0a;

/**
 * The bytes in pieces of at most `most`, each ending with a line, or null where a line alone is longer. A line's
 * end is a byte of its own in GB 18030 as in UTF-8, so no character is cut.
 */
export function piecesOf(bytes: Uint8Array, most: number): readonly Uint8Array[] | null {
  const pieces: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const rest = bytes.length - from;
    const to = rest <= most ? bytes.length : bytes.lastIndexOf(newline, from + most - 1) + 1;
    if (to <= from) return null;
    pieces.push(bytes.subarray(from, to));
    from = to;
  }
  return pieces;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes for a request: a cloud function takes text only. */
export function base64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const sextets = [one >> 2, ((one & 3) << 4) | (two >> 4), ((two & 15) << 2) | (three >> 6), three & 63];
    const length = Math.min(4, bytes.length - at + 1);
    groups.push(
      sextets
        .slice(0, length)
        .map((sextet) => alphabet.charAt(sextet))
        .join('')
        .padEnd(4, '='),
    );
  }
  return groups.join('');
}
