import { mostRequestBytes, utf8Length } from '../../../contract/request-size';
import { inParts, piecesOf } from '../../../src/officer/files/table';

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

describe('the bytes of a text', () => {
  it.each(['', 'abc', '王建国', 'é·𠮷', 'a王é𠮷\n'])('are those of UTF-8: %j', (text) => {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text));
  });
});

describe('a long list, in parts of one call each', () => {
  it('has a hundred rows a call, where they are short', () => {
    const rows = Array.from({ length: 250 }, (_, at) => ({ name: `王${at}` }));
    expect(inParts(rows).map((part) => part.length)).toEqual([100, 100, 50]);
    expect(inParts(rows).flat()).toEqual(rows);
  });

  it('has fewer where they are long: Chinese takes three bytes a character', () => {
    // 100 rows of 600 characters are 60,000 characters, but 180,000 bytes.
    const rows = Array.from({ length: 100 }, () => ({ name: '王'.repeat(600) }));
    const parts = inParts(rows);
    expect(parts.length).toBe(3);
    for (const part of parts) expect(bytesOf(part)).toBeLessThan(mostRequestBytes);
  });

  it('leaves a row alone that is too long for a call with others', () => {
    expect(inParts(['王'.repeat(40_000), 'a']).map((part) => part.length)).toEqual([1, 1]);
    expect(inParts([])).toEqual([]);
  });
});

describe('a bureau’s file', () => {
  const row = (line: number, ...cells: string[]) => ({ line, cells });

  it('goes in the pieces that its check lines end, what is behind the last one too', () => {
    const rows = [
      row(2, '王芳', '1'),
      row(3, '校验', '2023-11-21', '7', '1/2', 'a'),
      row(4, '王建国', '2'),
      row(5, '校验', '2023-11-21', '7', '2/2', 'b'),
      row(6, '陈桂花', '3'),
    ];
    expect(piecesOf(rows).map((piece) => piece.map(({ line }) => line))).toEqual([[2, 3], [4, 5], [6]]);
  });

  it('without check lines goes as any list', () => {
    const rows = Array.from({ length: 150 }, (_, at) => row(at + 2, '王芳', String(at)));
    expect(piecesOf(rows).map(({ length }) => length)).toEqual([100, 50]);
  });
});
