import { base64, piecesOf, utf8 } from '../../../src/officer/files/bytes';

function encoded(text: string) {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

describe('bytes of a file', () => {
  it('are text where they are UTF-8, however a long file is cut', () => {
    // Characters of 1, 2, 3 and 4 bytes: 25,000 of them fall on every side of a cut.
    const text = 'a·王𠮷'.repeat(25_000);
    expect(utf8(encoded(text))).toBe(text);
    expect(utf8(encoded('\ufeff姓名'))).toBe('姓名');
  });

  it('are none where they are GBK, cut off, or no text', () => {
    expect(utf8(Uint8Array.of(0xcd, 0xf5, 0xb7, 0xbc))).toBeNull();
    expect(utf8(encoded('王').subarray(0, 2))).toBeNull();
    expect(utf8(Uint8Array.of(...Array<number>(9000).fill(0x80)))).toBeNull();
  });

  it('are cut after lines, and not at all where a line is longer than a piece', () => {
    const pieces = piecesOf(encoded('ab\ncd\nefg'), 5)?.map((piece) => Buffer.from(piece).toString());
    expect(pieces).toEqual(['ab\n', 'cd\n', 'efg']);
    expect(piecesOf(encoded('abcdefgh\ni'), 5)).toBeNull();
  });

  it('are spelt as base64 of RFC 4648, whose examples these are', () => {
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base64(encoded(text)))).toEqual([
      '',
      'Zg==',
      'Zm8=',
      'Zm9v',
      'Zm9vYg==',
      'Zm9vYmE=',
      'Zm9vYmFy',
    ]);
  });
});
