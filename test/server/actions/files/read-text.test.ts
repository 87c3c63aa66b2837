import { officer, startTestServer } from '../../money';

function piece(hex: string) {
  return { base64: Buffer.from(hex, 'hex').toString('base64') };
}

describe('a piece of a file as spreadsheets in China write it', () => {
  it('is read in GBK and in all of GB 18030', async () => {
    const server = await startTestServer();
    const read = async (hex: string) => (await server.askFiles(officer, 'files.read-text', piece(hex))).text;
    // By the tables of GB 18030-2005: 姓名,余额 / 王芳,1; then 㐂 in four bytes, 𠮷 of plane 2, and the dot of names.
    expect(await read('d0d5c3fb2cd3e0b6ee0acdf5b7bc2c31')).toBe('姓名,余额\n王芳,1');
    expect(await read('8139ef319534b235a1a4')).toBe('㐂𠮷·');
  });

  it('is refused where it is no text, and to whoever is no officer', async () => {
    const server = await startTestServer();
    expect(await server.refusedFiles(officer, 'files.read-text', piece('ff00ff00'))).toMatchObject({
      code: 'FILE_WRONG',
    });
    expect(await server.refusedFiles('someone', 'files.read-text', piece('d0d5'))).toMatchObject({
      code: 'NOT_AN_OFFICER',
    });
    const long = { base64: 'A'.repeat(80_004) };
    expect(await server.refusedFiles(officer, 'files.read-text', long)).toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('is neither kept nor logged', async () => {
    const server = await startTestServer();
    await server.askFiles(officer, 'files.read-text', piece('cdf5b7bc'));
    expect(server.dump()).not.toContain('王芳');
    expect(server.logged.join()).not.toContain('王芳');
  });
});
