import { utf8Length } from '../../contract/request-size';

describe('the bytes of a text', () => {
  it.each(['', 'abc', '王建国', 'é·𠮷', 'a王é𠮷\n'])('are those of UTF-8: %j', (text) => {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text));
  });
});
