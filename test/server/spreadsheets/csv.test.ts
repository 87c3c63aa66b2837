import { usualLimits } from '../../../server/spreadsheets';
import { refusal, rowsOf, written } from './files';

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

describe('a file of lines', () => {
  it('is read with its quotes, its blank lines left out and its lines numbered as they stand', async () => {
    const text = '\ufeff姓名,备注\r\n王明,"a,""b"""\r\n\r\n,,\r\n李芳,"一\n二"\r\n赵强,三\r\n';
    expect(written(await rowsOf(utf8(text)))).toEqual([
      '1: 姓名 | 备注',
      '2: 王明 | a,"b"',
      '5: 李芳 | 一\n二',
      '7: 赵强 | 三',
    ]);
  });

  it('is read in GBK, in GB 18030 and as a spreadsheet’s Unicode text', async () => {
    const gbk = Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb0acdf5c3f72c31', 'hex');
    expect(written(await rowsOf(gbk))).toEqual(['1: 姓名 | 证件号码', '2: 王明 | 1']);
    // 䶮, of which GBK has no code.
    const rare = Buffer.concat([Buffer.from('d0d5c3fb2cb1e0bac50a', 'hex'), Buffer.from('fe9f2c31', 'hex')]);
    expect(written(await rowsOf(rare))).toEqual(['1: 姓名 | 编号', '2: 䶮 | 1']);
    const unicode = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('姓名\t号码\r\n王明\t1', 'utf16le'),
    ]);
    expect(written(await rowsOf(unicode))).toEqual(['1: 姓名 | 号码', '2: 王明 | 1']);
  });

  it('may have tabs or semicolons between its cells, and numbers kept as a text', async () => {
    expect(written(await rowsOf(utf8('姓名\t号码\n王，明\t="0012"')))).toEqual([
      '1: 姓名 | 号码',
      '2: 王，明 | 0012',
    ]);
    expect(written(await rowsOf(utf8('姓名;号码\n王明;1')))).toEqual(['1: 姓名 | 号码', '2: 王明 | 1']);
  });

  it('with an open quote, bytes of no text, or too long a line is refused', async () => {
    const open = await refusal(utf8('姓名,号码\n王明,"1\n李芳,2\n'));
    expect(open).toMatchObject({
      code: 'SPREADSHEET_DAMAGED',
      message: expect.stringContaining('引号') as string,
    });
    expect((await refusal(Buffer.from([0x61, 0x00, 0x62]))).code).toBe('NO_SPREADSHEET');
    expect((await refusal(Buffer.from([0x61, 0xff, 0xff]))).code).toBe('NO_SPREADSHEET');
    const long = `姓名\n"${'a'.repeat(300)}"\n`;
    expect((await refusal(utf8(long), { ...usualLimits, rowBytes: 200 })).code).toBe('SPREADSHEET_TOO_LARGE');
    const many = await refusal(utf8('a\n'.repeat(5)), { ...usualLimits, rows: 4 });
    expect(many.message).toContain('超过4行');
  });
});
