import { readText } from '../../../src/officer/files/read-text';
import { ServerDouble } from '../doubles/server';

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
});

function file(hex: string) {
  return { name: '通知.txt', bytes: new Uint8Array(Buffer.from(hex, 'hex')) };
}

describe('the text of a notice’s file', () => {
  it('in UTF-8 stays on the phone', async () => {
    expect(await readText(file('efbbbfe9809ae79fa5'))).toEqual({ text: '通知' });
    expect(server.asked).toEqual([]);
  });

  it('in GBK, as Windows writes it in China, is read by the server', async () => {
    server.answer('files.read-text', { text: '王芳' });
    // 王芳 by the GBK table.
    expect(await readText(file('cdf5b7bc'))).toEqual({ text: '王芳' });
    expect(server.asked).toMatchObject([{ action: 'files.read-text', base64: 'zfW3vA==' }]);
  });

  it.each([
    ['a document', '504b0304'],
    ['an old document', 'd0cf11e0a1b11ae1'],
  ])('is none where it is %s, and the way is told', async (_, hex) => {
    expect(await readText(file(hex))).toEqual({ problem: expect.stringContaining('复制、粘贴') as string });
    expect(server.asked).toEqual([]);
  });
});
